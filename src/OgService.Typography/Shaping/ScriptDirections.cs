using System.Globalization;
using OgService.Unicode;

namespace OgService.Typography.Shaping;

/// <summary>The direction scripts are written in, and so the one their fonts are made for.</summary>
internal static class ScriptDirections
{
    /// <summary>Null for scripts written in both, and for characters of no script.</summary>
    public static bool? IsRightToLeft(Script script) => script switch
    {
        Script.Common or Script.Inherited or Script.Unknown or Script.OldItalic or Script.OldHungarian or Script.Runic or Script.Tifinagh => null,
        Script.Arabic or Script.Hebrew or Script.Syriac or Script.Thaana or Script.Cypriot or Script.Kharoshthi or Script.Phoenician
            or Script.Nko or Script.Lydian or Script.Avestan or Script.ImperialAramaic or Script.InscriptionalPahlavi
            or Script.InscriptionalParthian or Script.OldSouthArabian or Script.OldTurkic or Script.Samaritan or Script.Mandaic
            or Script.MeroiticCursive or Script.MeroiticHieroglyphs or Script.Manichaean or Script.MendeKikakui or Script.Nabataean
            or Script.OldNorthArabian or Script.Palmyrene or Script.PsalterPahlavi or Script.Hatran or Script.Adlam or Script.HanifiRohingya
            or Script.OldSogdian or Script.Sogdian or Script.Elymaic or Script.Chorasmian or Script.Yezidi or Script.OldUyghur
            or Script.Garay => true,
        _ => false,
    };

    /// <summary>Whether a run is to be shaped the other way round, since its script is not written the way the run goes.</summary>
    public static bool Turns(Script script, ReadOnlySpan<char> run, bool rightToLeft) =>
        IsRightToLeft(script) is { } own && own != rightToLeft && (rightToLeft || !IsNumber(run));

    // Numbers go from left to right in every script.
    private static bool IsNumber(ReadOnlySpan<char> run)
    {
        var hasDigits = false;
        for (var at = 0; at < run.Length;)
        {
            var codePoint = CodePoints.At(run, at, out var length);
            at += length;
            switch (CodePointProperties.GeneralCategory(codePoint))
            {
                case UnicodeCategory.DecimalDigitNumber:
                    hasDigits = true;
                    break;
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                    or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter:
                    return false;
            }
        }

        return hasDigits;
    }
}
