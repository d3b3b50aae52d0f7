using static OgService.Unicode.WordBreakClass;

namespace OgService.Unicode;

/// <summary>Words, and what stands between them (UAX #29, Unicode 17.0).</summary>
public static class WordBreaker
{
    private const int PictographicBit = 0x80;

    /// <summary>Length in UTF-16 units of the first segment between word boundaries; 0 only for an empty text.</summary>
    public static int NextLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        var (last, _) = ClassAt(text, 0, out var length);
        var raw = last; // the code point just before; `last` is the character before it and its extenders (WB4)
        var beforeLast = Other;
        var pairs = last == RegionalIndicator;
        while (length < text.Length)
        {
            var (next, pictographic) = ClassAt(text, length, out var step);
            if (raw == CR && next == LF)
            {
                return length + step; // WB3
            }

            if (IsNewline(raw) || IsNewline(next)) // WB3a, WB3b
            {
                break;
            }

            if (next is Extend or Format or ZWJ) // WB4
            {
                raw = next;
                length += step;
                continue;
            }

            var joins = (raw == ZWJ && pictographic) // WB3c
                || (raw == WSegSpace && next == WSegSpace) // WB3d
                || Joins(beforeLast, last, next, text[(length + step)..])
                || (pairs && next == RegionalIndicator); // WB15, WB16
            if (!joins)
            {
                break;
            }

            pairs = next == RegionalIndicator && !pairs;
            beforeLast = last;
            last = next;
            raw = next;
            length += step;
        }

        return length;
    }

    // WB5 to WB13b.
    private static bool Joins(WordBreakClass beforeLast, WordBreakClass last, WordBreakClass next, ReadOnlySpan<char> rest)
    {
        if (IsLetter(last))
        {
            return IsLetter(next) || next is Numeric or ExtendNumLet // WB5, WB9, WB13a
                || (last == HebrewLetter && next == SingleQuote) // WB7a
                || (IsMidLetter(next) && IsLetter(Next(rest))) // WB6
                || (last == HebrewLetter && next == DoubleQuote && Next(rest) == HebrewLetter); // WB7b
        }

        return last switch
        {
            Numeric => IsLetter(next) || next is Numeric or ExtendNumLet // WB8, WB10, WB13a
                || (IsMidNumber(next) && Next(rest) == Numeric), // WB12
            Katakana => next is Katakana or ExtendNumLet, // WB13, WB13a
            ExtendNumLet => IsLetter(next) || next is Numeric or Katakana or ExtendNumLet, // WB13a, WB13b
            DoubleQuote when next == HebrewLetter && beforeLast == HebrewLetter => true, // WB7c
            _ => (IsMidLetter(last) && IsLetter(beforeLast) && IsLetter(next)) // WB7
                || (IsMidNumber(last) && beforeLast == Numeric && next == Numeric), // WB11
        };
    }

    private static bool IsNewline(WordBreakClass type) => type is CR or LF or Newline;

    private static bool IsLetter(WordBreakClass type) => type is ALetter or HebrewLetter;

    private static bool IsMidLetter(WordBreakClass type) => type is MidLetter or MidNumLet or SingleQuote;

    private static bool IsMidNumber(WordBreakClass type) => type is MidNum or MidNumLet or SingleQuote;

    // The class of the character after the one just read and its extenders; Other at the end.
    private static WordBreakClass Next(ReadOnlySpan<char> rest)
    {
        while (!rest.IsEmpty)
        {
            var (type, _) = ClassAt(rest, 0, out var length);
            if (type is not (Extend or Format or ZWJ))
            {
                return type;
            }

            rest = rest[length..];
        }

        return Other;
    }

    private static (WordBreakClass Class, bool IsPictographic) ClassAt(ReadOnlySpan<char> text, int start, out int length)
    {
        var entry = WordBreakTable.Of(Utf16.CodePointAt(text, start, out length));
        return ((WordBreakClass)(entry & 0x7F), (entry & PictographicBit) != 0);
    }
}
