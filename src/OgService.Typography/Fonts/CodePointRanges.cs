using System.Runtime.CompilerServices;

namespace OgService.Typography.Fonts;

/// <summary>Reads lists of code points as CSS writes them: <c>U+0000-00FF,U+0131</c>.</summary>
internal static class CodePointRanges
{
    private const int MaximumCodePoint = 0x10FFFF;

    /// <param name="text">UTF-8.</param>
    /// <param name="ranges">In the text's order; both ends belong to a range.</param>
    // Compiled at once: a list of large families has tens of thousands of numbers, and they are read at each start.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryParse(ReadOnlySpan<byte> text, out (int First, int Last)[] ranges)
    {
        ranges = new (int, int)[text.Count((byte)',') + 1];
        for (int at = 0, count = 0; ; count++, at++)
        {
            at += text[at..].IndexOfAnyExcept((byte)' ') is var blank and > 0 ? blank : 0;
            if (!text[at..].StartsWith("U+"u8) && !text[at..].StartsWith("u+"u8))
            {
                return false;
            }

            at += 2;
            if (!TryParseCodePoint(text, ref at, out var first))
            {
                return false;
            }

            var last = first;
            if (at < text.Length && text[at] == '-')
            {
                at++;
                if (!TryParseCodePoint(text, ref at, out last) || last < first)
                {
                    return false;
                }
            }

            ranges[count] = (first, last);
            if (at == text.Length)
            {
                return true;
            }

            if (text[at] != ',')
            {
                return false;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryParseCodePoint(ReadOnlySpan<byte> text, ref int at, out int codePoint)
    {
        codePoint = 0;
        var start = at;
        for (; at < text.Length && codePoint <= MaximumCodePoint; at++)
        {
            int digit = text[at];
            digit = digit switch
            {
                >= '0' and <= '9' => digit - '0',
                >= 'a' and <= 'f' => digit - 'a' + 10,
                >= 'A' and <= 'F' => digit - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                break;
            }

            codePoint = (codePoint << 4) | digit;
        }

        return at > start && codePoint <= MaximumCodePoint;
    }
}
