using static OgService.Unicode.LineBreakClass;

namespace OgService.Unicode;

/// <summary>UAX #14 under a tailoring: one pass like the untailored one, without its short cut for letters.</summary>
internal static class TailoredLineBreaks
{
    private const char Joiner = '\u200D';

    public static void Find(ReadOnlySpan<char> text, Span<LineBreak> breaks, LineBreakTailoring tailoring)
    {
        var context = new LineBreakContext();
        var last = LineBreakClass.SP;   // of the last character but for its marks
        var isWord = false;             // and whether it is of a word, of a Hangul word, of a Western one
        var isHangul = false;
        var isWestern = false;
        for (var start = 0; start < text.Length;)
        {
            var codePoint = Utf16.CodePointAt(text, start, out var length);
            var rest = text[(start + length)..];
            var next = LineBreakTailorings.Resolve(tailoring, codePoint, LineBreakItem.At(text, start, out _));
            if (next.Class is QUPi or QUPf && (tailoring & LineBreakTailoring.ChineseQuotes) != 0 && codePoint is >= 0x2018 and <= 0x201D)
            {
                next = LineBreakTailorings.ResolveQuote(next, isWestern, IsWestern(rest));
            }

            var isMark = next.Class is CM or ZWJ;
            var nextIsWord = !isMark && KeepsWords(tailoring) && LineBreakTailorings.IsOfWord(codePoint, next.Class);
            var nextIsHangul = !isMark && nextIsWord && LineBreakTailorings.IsHangul(codePoint, next.Class);
            if (start > 0)
            {
                var found = context.Between(next, rest);
                if (found == LineBreak.Allowed && isWord && nextIsWord && Keeps(tailoring, isHangul || nextIsHangul))
                {
                    found = LineBreak.Prohibited;
                }
                else if (found == LineBreak.Prohibited && text[start - 1] != Joiner && LineBreakTailorings.Parts(tailoring, last, next, codePoint))
                {
                    found = LineBreak.Allowed;
                }

                breaks[start - 1] = found;
            }

            context.Advance(next);
            if (length == 2)
            {
                breaks[start] = LineBreak.Prohibited;
            }

            if (!isMark)
            {
                (last, isWord, isHangul, isWestern) = (next.Class, nextIsWord, nextIsHangul, IsWestern(next));
            }

            start += length;
        }

        if (text.Length > 0)
        {
            breaks[^1] = LineBreak.Mandatory; // LB3
        }

        KeepGraphemes(text, breaks);
    }

    /// <summary>A break wherever a grapheme ends, but not before white space and line ends; mandatory ones stay (<c>line-break: anywhere</c>).</summary>
    public static void FindAnywhere(ReadOnlySpan<char> text, Span<LineBreak> breaks)
    {
        LineBreaker.Find(text, breaks);
        for (var start = 0; start < text.Length;)
        {
            var end = start + GraphemeBreaker.NextLength(text[start..]);
            if (end < text.Length && breaks[end - 1] == LineBreak.Prohibited
                && LineBreakItem.At(text, end, out _).Class is not (SP or ZW or BK or CR or LF or NL))
            {
                breaks[end - 1] = LineBreak.Allowed;
            }

            start = end;
        }

        KeepGraphemes(text, breaks);
    }

    private static void KeepGraphemes(ReadOnlySpan<char> text, Span<LineBreak> breaks)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = GraphemeBreaker.NextLength(text[start..]);
            foreach (ref var inside in breaks.Slice(start, length - 1))
            {
                inside = inside == LineBreak.Allowed ? LineBreak.Prohibited : inside;
            }

            start += length;
        }
    }

    private static bool KeepsWords(LineBreakTailoring tailoring) =>
        (tailoring & (LineBreakTailoring.KeepAll | LineBreakTailoring.KeepHangul)) != 0;

    private static bool Keeps(LineBreakTailoring tailoring, bool withHangul) => (tailoring & LineBreakTailoring.KeepAll) != 0 || withHangul;

    private static bool IsWestern(ReadOnlySpan<char> rest) => !rest.IsEmpty && IsWestern(LineBreakItem.At(rest, 0, out _));

    private static bool IsWestern(LineBreakItem item) => item is { Class: AL or HL or NU, IsEastAsian: false };
}
