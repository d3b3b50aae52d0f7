using OgService.Typography.OpenType;
using OgService.Typography.Shaping.Complex;
using OgService.Typography.Shaping.Scripts.Arabic;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Scripts;

/// <summary>The one place where a script chooses its shaper.</summary>
internal static class ScriptShapers
{
    /// <param name="chosen">The script tag of the font's GSUB that was found: <c>DFLT</c> or none where the font does not know the script.</param>
    public static ScriptShaper For(Script script, Tag chosen)
    {
        var knowsScript = chosen.ToString() is not ("DFLT" or "dflt" or "latn") && chosen != default;
        return script switch
        {
            Script.Arabic => ArabicShaper.Instance,
            Script.Hebrew => HebrewShaper.Instance,
            Script.Hangul => HangulShaper.Instance,
            Script.Thai or Script.Lao => ThaiShaper.Instance,
            _ when knowsScript && ArabicJoining.Joins(script) => ArabicShaper.Instance,
            _ => ComplexScripts.Find(script, chosen, knowsScript) ?? DefaultShaper.Instance,
        };
    }
}
