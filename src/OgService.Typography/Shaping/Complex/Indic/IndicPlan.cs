using OgService.Typography.Shaping.Plans;

namespace OgService.Typography.Shaping.Complex.Indic;

/// <summary>What the Indic shaper needs to know of a font, asked once.</summary>
internal sealed class IndicPlan
{
    private readonly ShapePlan plan;

    // The specifications of the second generation say that a form exists only where it needs no context; fonts of Malayalam do not keep to it.
    private readonly bool alone;

    public IndicPlan(ShapePlan plan)
    {
        this.plan = plan;
        Script = IndicScript.Of(plan.Script);
        IsOldSpec = !plan.SubstitutionScript.ToString().EndsWith('2');
        alone = !IsOldSpec && plan.Script != OgService.Unicode.Script.Malayalam;
        Virama = plan.Font.TryGetGlyph(Script.Virama, out var id) ? id : -1;
        Reph = plan.MaskOf("rphf");
        PreBase = plan.MaskOf("pref");
        Below = plan.MaskOf("blwf");
        Above = plan.MaskOf("abvf");
        Half = plan.MaskOf("half");
        Post = plan.MaskOf("pstf");
        Initial = plan.MaskOf("init");
    }

    public IndicScript Script { get; }

    /// <summary>Whether the font follows the first generation of the specifications, where a halant comes behind the consonant it changes.</summary>
    public bool IsOldSpec { get; }

    /// <summary>The glyph, or -1.</summary>
    public int Virama { get; }

    public uint Reph { get; }

    public uint PreBase { get; }

    public uint Below { get; }

    public uint Above { get; }

    public uint Half { get; }

    public uint Post { get; }

    public uint Initial { get; }

    public bool Would(string feature, ReadOnlySpan<ushort> glyphs) => plan.WouldSubstitute(feature, glyphs, alone);

    /// <summary>Which form the font has for a consonant behind the base; the halant may come before it (newer fonts) or behind it (older ones).</summary>
    public IndicPosition ConsonantPosition(ushort consonant)
    {
        ReadOnlySpan<ushort> glyphs = [(ushort)Virama, consonant, (ushort)Virama];
        if (Would("blwf", glyphs[..2]) || Would("blwf", glyphs[1..]) || Would("vatu", glyphs[..2]) || Would("vatu", glyphs[1..]))
        {
            return IndicPosition.Below;
        }

        return Would("pstf", glyphs[..2]) || Would("pstf", glyphs[1..]) || Would("pref", glyphs[..2]) || Would("pref", glyphs[1..])
            ? IndicPosition.Post
            : IndicPosition.Base;
    }
}
