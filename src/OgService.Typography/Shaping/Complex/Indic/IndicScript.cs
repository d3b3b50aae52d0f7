using OgService.Unicode;

namespace OgService.Typography.Shaping.Complex.Indic;

/// <summary>When an initial Ra becomes a reph.</summary>
internal enum RephMode
{
    /// <summary>With a halant behind it.</summary>
    Implicit,

    /// <summary>With a halant and a zero width joiner behind it.</summary>
    Explicit,

    /// <summary>It is a character of its own.</summary>
    Encoded,
}

/// <summary>What differs between the scripts of the Indic shaper.</summary>
/// <param name="Virama">The code point of the halant.</param>
/// <param name="RephPosition">Where the reph goes in the end.</param>
/// <param name="BelowFormsAfterBaseOnly">Whether <c>blwf</c> leaves the consonants before the base alone.</param>
internal sealed record IndicScript(Script Script, int Virama, IndicPosition RephPosition, RephMode Reph, bool BelowFormsAfterBaseOnly = false)
{
    private static readonly IndicScript[] All =
    [
        new(Script.Devanagari, 0x094D, IndicPosition.BeforePost, RephMode.Implicit),
        new(Script.Bengali, 0x09CD, IndicPosition.AfterSub, RephMode.Implicit),
        new(Script.Gurmukhi, 0x0A4D, IndicPosition.BeforeSub, RephMode.Implicit),
        new(Script.Gujarati, 0x0ACD, IndicPosition.BeforePost, RephMode.Implicit),
        new(Script.Oriya, 0x0B4D, IndicPosition.AfterMain, RephMode.Implicit),
        new(Script.Tamil, 0x0BCD, IndicPosition.AfterPost, RephMode.Implicit),
        new(Script.Telugu, 0x0C4D, IndicPosition.AfterPost, RephMode.Explicit, BelowFormsAfterBaseOnly: true),
        new(Script.Kannada, 0x0CCD, IndicPosition.AfterPost, RephMode.Implicit, BelowFormsAfterBaseOnly: true),
        new(Script.Malayalam, 0x0D4D, IndicPosition.AfterMain, RephMode.Encoded),
    ];

    /// <summary>Whether consonants before the base neither halve nor keep a visible halant, so that nothing stops a matra on its way to the front.</summary>
    public bool HasNoHalfForms => Script is Script.Malayalam or Script.Tamil;

    public static IndicScript Of(Script script) => Array.Find(All, one => one.Script == script) ?? All[0];
}
