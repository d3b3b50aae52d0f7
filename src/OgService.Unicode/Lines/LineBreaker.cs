namespace OgService.Unicode;

/// <summary>Line break opportunities (UAX #14, Unicode 17.0), untailored.</summary>
/// <remarks>One pass over the text. A <see cref="LineBreakContext"/> carries what the rules need to know of the text before a place; the
/// rules that look further on than the next character look past its marks only, so the whole is linear in the length.</remarks>
public static class LineBreaker
{
    /// <summary>Fills <paramref name="breaks"/>, as long as <paramref name="text"/>: entry i tells whether a line may end after
    /// UTF-16 unit i. The last entry is always <see cref="LineBreak.Mandatory"/>. Lone surrogates count as letters (LB1).</summary>
    /// <exception cref="ArgumentException">The two spans differ in length.</exception>
    public static void Find(ReadOnlySpan<char> text, Span<LineBreak> breaks)
    {
        if (breaks.Length != text.Length)
        {
            throw new ArgumentException($"There must be one entry for each of the {text.Length} units; got {breaks.Length}.", nameof(breaks));
        }

        var context = new LineBreakContext();
        for (var start = 0; start < text.Length;)
        {
            var next = LineBreakItem.At(text, start, out var length);
            if (start > 0)
            {
                breaks[start - 1] = context.Between(next, text[(start + length)..]);
            }

            context.Advance(next);
            if (length == 2)
            {
                breaks[start] = LineBreak.Prohibited;
            }

            start += length;
        }

        if (text.Length > 0)
        {
            breaks[^1] = LineBreak.Mandatory; // LB3
        }
    }
}

/// <summary>One character as line breaking sees it.</summary>
/// <param name="Class">Its class after LB1.</param>
/// <param name="IsEastAsian">Whether its East_Asian_Width is F, W or H.</param>
internal readonly record struct LineBreakItem(LineBreakClass Class, bool IsEastAsian)
{
    /// <summary>The character at <paramref name="start"/>, which lies inside the text.</summary>
    public static LineBreakItem At(ReadOnlySpan<char> text, int start, out int length)
    {
        var entry = LineBreakTable.Of(Utf16.CodePointAt(text, start, out length));
        return new LineBreakItem((LineBreakClass)(entry & 0x7F), entry >= 0x80);
    }
}
