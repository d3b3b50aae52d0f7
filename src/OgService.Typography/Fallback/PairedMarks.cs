using System.Globalization;
using System.Text;
using OgService.Unicode;

namespace OgService.Typography.Fallback;

/// <summary>Brackets and quotation marks: where the mark opens that one belongs to, and which letters stand beside it.</summary>
internal static class PairedMarks
{
    // In UTF-16 units. A pair further apart than this is two marks, and text further away says nothing of a mark's font.
    private const int Reach = 200;

    /// <summary>The UTF-16 index of the opening mark of a pair, given either side; -1 for what is neither, and for a closing mark without its other side.</summary>
    public static int FindOpener(string text, int at, UnicodeCategory category)
    {
        if (text[at] == '"')
        {
            // The same sign on both sides: an even one closes.
            var before = text.AsSpan(0, at);
            before = before[Math.Max(0, at - Reach)..];
            return before.Count('"') % 2 == 0 ? at : at - before.Length + before.LastIndexOf('"');
        }

        if (category is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation)
        {
            return at;
        }

        if (category is not (UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation))
        {
            return -1;
        }

        var depth = 0;
        var closes = text[at];
        var opens = OpenerOf(closes);
        for (var index = at - 1; index >= Math.Max(0, at - Reach); index--)
        {
            if (text[index] == opens && depth-- == 0)
            {
                return index;
            }

            depth += text[index] == closes ? 1 : 0;
        }

        return -1;
    }

    /// <summary>The next letter of the text within reach, as a code point; -1 when there is none.</summary>
    public static int LetterAfter(string text, int at)
    {
        var rest = text.AsSpan(at, Math.Min(Reach, text.Length - at));
        foreach (var rune in rest.EnumerateRunes())
        {
            if (IsLetter(rune))
            {
                return rune.Value;
            }
        }

        return -1;
    }

    /// <summary>The last letter before a place, within reach, as a code point; -1 when there is none.</summary>
    public static int LetterBefore(string text, int at)
    {
        for (var (index, end) = (at, Math.Max(0, at - Reach)); index > end;)
        {
            Rune.DecodeLastFromUtf16(text.AsSpan(0, index), out var rune, out var used);
            if (IsLetter(rune))
            {
                return rune.Value;
            }

            index -= used;
        }

        return -1;
    }

    private static bool IsLetter(Rune rune) => rune.Value != 0xFFFD && CodePointProperties.IsAlphabetic(rune.Value) && !CodePointProperties.IsMark(rune.Value);

    private static char OpenerOf(char closes) => closes switch
    {
        ')' => '(',
        ']' => '[',
        '}' => '{',
        '\u2019' => '\u2018',
        '\u201D' => '\u201C',
        '\u00BB' => '\u00AB',
        '\u203A' => '\u2039',
        '\uFF09' => '\uFF08',
        '\uFF3D' => '\uFF3B',
        '\uFF5D' => '\uFF5B',
        '\uFF60' => '\uFF5F',
        '\uFF63' => '\uFF62',
        '\u301E' or '\u301F' => '\u301D',

        // In the blocks of brackets a closing one follows its opening one.
        _ => (char)(closes - 1),
    };
}
