using OgService.Typography.OpenType;
using OgService.Typography.Shaping.Complex;
using OgService.Typography.Shaping.Scripts.Arabic;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Scripts;

/// <summary>The one place where a script chooses its shaper.</summary>
internal static class ScriptShapers
{
    /// <param name="chosen">The script tag of the font's GSUB that was found: <c>DFLT</c> or <c>latn</c> where the font does not know the script,
    /// none where it has no GSUB.</param>
    public static ScriptShaper For(Script script, Tag chosen)
    {
        // A font made for any script brings no rules for this one; one without GSUB leaves all to the shaper.
        var knowsScript = chosen.ToString() is not ("DFLT" or "latn");
        return script switch
        {
            Script.Arabic => ArabicShaper.Instance,
            Script.Syriac when knowsScript => ArabicShaper.Instance,
            Script.Hebrew => HebrewShaper.Instance,
            Script.Hangul => HangulShaper.Instance,
            Script.Thai or Script.Lao => ThaiShaper.Instance,
            _ => ComplexScripts.Find(script, chosen) ?? DefaultShaper.Instance,
        };
    }
}
