using System.Globalization;
using static OgService.Unicode.LineBreakClass;

namespace OgService.Unicode;

/// <summary>What <see cref="LineBreakOptions"/> come to.</summary>
[Flags]
internal enum LineBreakTailoring
{
    None = 0,

    /// <summary>Small kana may start a line: class CJ is ID.</summary>
    SmallKana = 1,

    /// <summary>〜 and ゠ may start a line.</summary>
    WaveDashes = 2,

    /// <summary>Iteration marks may, leaders may be parted, hyphens may follow an ideograph onto the next line.</summary>
    Loose = 4,

    /// <summary>Centred punctuation, wide suffixes and prefixes are like ideographs.</summary>
    LooseEastAsian = 8,

    /// <summary>Curly quotation marks open and close like brackets.</summary>
    ChineseQuotes = 16,

    BreakAll = 32,
    KeepAll = 64,

    /// <summary>KeepAll, where Hangul takes part.</summary>
    KeepHangul = 128,
}

/// <summary>The tailoring of UAX #14 that languages and CSS Text 3, 5.1 and 5.2, ask for: classes that differ, and pairs that do.</summary>
internal static class LineBreakTailorings
{
    public static LineBreakTailoring For(in LineBreakOptions options)
    {
        var primary = Primary(options.Lang);
        var isChinese = IsChinese(primary) && IsWrittenInHan(options.Lang);
        var isEastAsian = isChinese || (Is(primary, "ja") && IsWrittenInHan(options.Lang));
        var result = isChinese ? LineBreakTailoring.ChineseQuotes : LineBreakTailoring.None;
        if (options.Strictness is LineBreakStrictness.Normal or LineBreakStrictness.Loose)
        {
            result |= LineBreakTailoring.SmallKana | (isEastAsian ? LineBreakTailoring.WaveDashes : 0);
        }

        if (options.Strictness == LineBreakStrictness.Loose)
        {
            result |= LineBreakTailoring.Loose | (isEastAsian ? LineBreakTailoring.LooseEastAsian : 0);
        }

        return result | options.WordBreak switch
        {
            WordBreak.BreakAll => LineBreakTailoring.BreakAll,
            WordBreak.KeepAll => LineBreakTailoring.KeepAll,
            WordBreak.Auto when Is(primary, "ko") => LineBreakTailoring.KeepHangul,
            _ => LineBreakTailoring.None,
        };
    }

    /// <summary>The class of a character under a tailoring, but for quotation marks, whose neighbours decide.</summary>
    public static LineBreakItem Resolve(LineBreakTailoring tailoring, int codePoint, LineBreakItem item)
    {
        if ((tailoring & LineBreakTailoring.BreakAll) != 0)
        {
            item = item.Class switch
            {
                AL or HL or NU or ALPicCn or AK or AP or AS or DottedCircle => item with { Class = ID },
                VF or VI => item with { Class = CM },
                _ => item,
            };
        }

        var isIdeograph = item.Class switch
        {
            NS => StartsLine(tailoring, codePoint),
            EX => Has(tailoring, LineBreakTailoring.LooseEastAsian) && codePoint is 0xFF01 or 0xFF1F,
            PO or PR => Has(tailoring, LineBreakTailoring.LooseEastAsian)
                && CodePointProperties.EastAsianWidth(codePoint) is EastAsianWidth.Ambiguous or EastAsianWidth.Fullwidth or EastAsianWidth.Wide,
            _ => false,
        };
        return isIdeograph ? item with { Class = ID } : item;
    }

    /// <summary>A curly quotation mark between two others; Chinese sets Western words in it too, whose apostrophes are none.</summary>
    public static LineBreakItem ResolveQuote(LineBreakItem item, bool afterWestern, bool beforeWestern) => item.Class switch
    {
        _ when afterWestern && beforeWestern => item,
        QUPi => new LineBreakItem(OP, IsEastAsian: true),
        QUPf => new LineBreakItem(CL, IsEastAsian: true),
        _ => item,
    };

    /// <summary>Whether the pair is parted although the rules join it.</summary>
    public static bool Parts(LineBreakTailoring tailoring, LineBreakClass last, LineBreakItem next, int codePoint) =>
        Has(tailoring, LineBreakTailoring.Loose) && ((last == IN && next.Class == IN) || (last == ID && codePoint is 0x2010 or 0x2013));

    /// <summary>Whether a character is of a word that <c>keep-all</c> keeps whole: letters, numbers, ideographs, but no pictures.</summary>
    public static bool IsOfWord(int codePoint, LineBreakClass type) => type switch
    {
        AL or HL or NU or H2 or H3 or JL or JV or JT or AK or AS or AP => true,
        ID => !CodePointProperties.IsExtendedPictographic(codePoint),
        _ => CodePointProperties.GeneralCategory(codePoint) is <= UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber,
    };

    public static bool IsHangul(int codePoint, LineBreakClass type) =>
        type is H2 or H3 or JL or JV or JT || (type == ID && CodePointProperties.Script(codePoint) == Script.Hangul);

    private static bool StartsLine(LineBreakTailoring tailoring, int codePoint) => codePoint switch
    {
        0x301C or 0x30A0 => Has(tailoring, LineBreakTailoring.WaveDashes),
        0x3005 or 0x303B or 0x309D or 0x309E or 0x30FD or 0x30FE => Has(tailoring, LineBreakTailoring.Loose),
        0x30FB or 0xFF1A or 0xFF1B or 0xFF65 or 0x203C or (>= 0x2047 and <= 0x2049) => Has(tailoring, LineBreakTailoring.LooseEastAsian),
        _ => Has(tailoring, LineBreakTailoring.SmallKana) && IsConditionalStarter(codePoint),
    };

    /// <summary>Line_Break=CJ, which the table has as NS (LB1).</summary>
    internal static bool IsConditionalStarter(int codePoint) => codePoint switch
    {
        0x3041 or 0x3043 or 0x3045 or 0x3047 or 0x3049 or 0x3063 or 0x3083 or 0x3085 or 0x3087 or 0x308E or 0x3095 or 0x3096 => true,
        0x30A1 or 0x30A3 or 0x30A5 or 0x30A7 or 0x30A9 or 0x30C3 or 0x30E3 or 0x30E5 or 0x30E7 or 0x30EE or 0x30F5 or 0x30F6 or 0x30FC => true,
        (>= 0x31F0 and <= 0x31FF) or (>= 0xFF67 and <= 0xFF70) => true,
        0x1B132 or (>= 0x1B150 and <= 0x1B152) or 0x1B155 or (>= 0x1B164 and <= 0x1B167) => true,
        _ => false,
    };

    private static bool Has(LineBreakTailoring tailoring, LineBreakTailoring flag) => (tailoring & flag) != 0;

    /// <summary>Whether a tailoring changes nothing in a text of Latin, Greek, Cyrillic, Hebrew, Arabic or Indic letters without typographic punctuation.</summary>
    public static bool LeavesLatin(LineBreakTailoring tailoring) =>
        (tailoring & (LineBreakTailoring.BreakAll | LineBreakTailoring.KeepAll | LineBreakTailoring.LooseEastAsian)) == 0;

    private static bool IsChinese(ReadOnlySpan<char> primary) => Is(primary, "zh")
        || (primary.Length == 3
            && (Is(primary, "yue") || Is(primary, "cmn") || Is(primary, "wuu") || Is(primary, "nan") || Is(primary, "hak")
                || Is(primary, "gan") || Is(primary, "hsn") || Is(primary, "lzh")));

    private static ReadOnlySpan<char> Primary(ReadOnlySpan<char> lang) => lang.IndexOfAny('-', '_') is >= 0 and var end ? lang[..end] : lang;

    // A script of four letters that is not East Asian says so: zh-Latn is Pinyin.
    private static bool IsWrittenInHan(ReadOnlySpan<char> lang)
    {
        var rest = lang[Primary(lang).Length..];
        return rest.Length < 5 || (rest.Length > 5 && char.IsAsciiLetterOrDigit(rest[5]))
            || !(Is(rest[1..5], "Latn") || Is(rest[1..5], "Cyrl"));
    }

    private static bool Is(ReadOnlySpan<char> subtag, string wanted) =>
        subtag.Length == wanted.Length && subtag.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
