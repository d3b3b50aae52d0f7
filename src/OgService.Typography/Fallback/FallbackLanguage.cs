using OgService.Unicode;

namespace OgService.Typography.Fallback;

/// <summary>Whose glyphs a text wants where languages share characters but not their shapes: Han for Japanese, Chinese in two forms and Korean, and Arabic
/// letters for Urdu. One answer a text, so that a sentence never changes its font in the middle.</summary>
/// <remarks>
/// The declared language decides. Without one of these languages the text does: kana is Japanese, Hangul Korean, bopomofo and characters that only traditional
/// Chinese has are that, characters that only Chinese or only simplified Chinese has are simplified. What is still open gets the first family that
/// has all of the text's Han characters. Such a family also stands in when that of the language lacks one and the text has neither kana nor Hangul.
/// </remarks>
internal static partial class FallbackLanguage
{
    public const string Japanese = "ja";
    public const string SimplifiedChinese = "zh-Hans";
    public const string TraditionalChinese = "zh-Hant";
    public const string Korean = "ko";
    public const string Urdu = "ur";

    // More are not asked after: a title is shorter, and a longer text has long shown what it is.
    private const int MaxCharacters = 128;

    /// <param name="lang">BCP 47, or null.</param>
    /// <param name="listed">The families of the style: asked before the others of the library.</param>
    /// <returns>One of the constants; null when no character of the text depends on the language.</returns>
    public static string? Resolve(string text, string? lang, IReadOnlyList<string> listed, FontLibrary fonts)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u0600', '\uFFFF') < 0)
        {
            return null;
        }

        var declared = OfTag(lang);
        if (declared == Urdu)
        {
            return Urdu;
        }

        var han = new List<int>();
        var told = Tell(text, han, out var surely, out var eastAsian);
        if (!eastAsian)
        {
            return null;
        }

        var wanted = declared ?? told;
        if (wanted is not null && (surely || Covers(fonts, wanted, han)))
        {
            return wanted;
        }

        foreach (var family in listed.Concat(fonts.Families))
        {
            if (fonts.LanguagesOf(family) is [var language, ..] && language != Urdu && Covers(fonts, language, han))
            {
                return language;
            }
        }

        return wanted ?? Japanese;
    }

    /// <summary>Whether other languages have other glyphs for the character.</summary>
    public static bool IsDependent(int codePoint) => CodePointProperties.Script(codePoint) switch
    {
        Script.Han or Script.Hiragana or Script.Katakana or Script.Bopomofo or Script.Hangul or Script.Arabic => true,
        Script.Common or Script.Inherited => codePoint is (>= 0x2E80 and <= 0x33FF) or (>= 0xFE10 and <= 0xFE1F) or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFFEF)
            or 0x060C or 0x061B or 0x061F,
        _ => false,
    };

    private static string? OfTag(string? lang)
    {
        if (lang is null)
        {
            return null;
        }

        var subtags = lang.ToLowerInvariant().Split('-', '_');
        return subtags[0] switch
        {
            "ja" => Japanese,
            "ko" => Korean,
            "ur" => Urdu,
            "zh" or "cmn" or "wuu" or "hsn" => subtags.Contains("hant") || (!subtags.Contains("hans") && subtags.Any(subtag => subtag is "tw" or "hk" or "mo"))
                ? TraditionalChinese : SimplifiedChinese,
            "yue" or "nan" or "hak" or "lzh" => subtags.Contains("hans") ? SimplifiedChinese : TraditionalChinese,
            _ => null,
        };
    }

    /// <param name="han">Takes the Han characters.</param>
    /// <param name="surely">Whether a script of one language alone says so.</param>
    /// <param name="eastAsian">Whether there is any character of these languages.</param>
    private static string? Tell(string text, List<int> han, out bool surely, out bool eastAsian)
    {
        var (kana, hangul, bopomofo, simplified, traditional, chinese) = (false, false, false, 0, 0, false);
        eastAsian = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < 0x1100 || !IsDependent(rune.Value))
            {
                continue;
            }

            eastAsian = true;
            switch (CodePointProperties.Script(rune.Value))
            {
                case Script.Hiragana or Script.Katakana:
                    kana = true;
                    break;
                case Script.Hangul:
                    hangul = true;
                    break;
                case Script.Bopomofo:
                    bopomofo = true;
                    break;
                case Script.Han when han.Count < MaxCharacters:
                    han.Add(rune.Value);
                    simplified += OnlySimplified.Contains(rune) ? 1 : 0;
                    traditional += OnlyTraditional.Contains(rune) ? 1 : 0;
                    chinese |= OnlyChinese.Contains(rune);
                    break;
            }
        }

        surely = kana || hangul || bopomofo;
        return kana ? Japanese
            : hangul ? Korean
            : bopomofo || traditional > simplified ? TraditionalChinese
            : simplified > 0 || chinese ? SimplifiedChinese
            : null;
    }

    private static bool Covers(FontLibrary fonts, string language, List<int> han)
    {
        foreach (var family in fonts.Families)
        {
            if (fonts.LanguagesOf(family).Contains(language, StringComparer.OrdinalIgnoreCase)
                && han.TrueForAll(codePoint => fonts.IsMeantFor(family, codePoint)))
            {
                return true;
            }
        }

        return false;
    }
}
