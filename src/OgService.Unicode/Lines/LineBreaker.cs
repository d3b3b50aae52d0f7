namespace OgService.Unicode;

/// <summary>Line break opportunities (UAX #14, Unicode 17.0), untailored or as a language and CSS have them.</summary>
/// <remarks>One pass over the text. A <see cref="LineBreakContext"/> carries what the rules need to know of the text before a place; the
/// rules that look further on than the next character look past its marks only, so the whole is linear in the length.</remarks>
public static class LineBreaker
{
    // Conjoining Hangul; curly quotation marks, kana and ideographs are beyond.
    private const char FirstTailored = '\u1100';

    private static readonly LineBreakItem Letter = default; // LineBreakClass.AL, not East Asian

    /// <summary>Fills <paramref name="breaks"/>, as long as <paramref name="text"/>: entry i tells whether a line may end after
    /// UTF-16 unit i. The last entry is always <see cref="LineBreak.Mandatory"/>. Lone surrogates count as letters (LB1).</summary>
    /// <exception cref="ArgumentException">The two spans differ in length.</exception>
    public static void Find(ReadOnlySpan<char> text, Span<LineBreak> breaks)
    {
        CheckLength(text, breaks);
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
            if (next == Letter)
            {
                var more = LettersAt(text[start..]);
                breaks.Slice(start - 1, more).Clear(); // Prohibited: LB28
                if (more > 0)
                {
                    context.Advance(Letter); // what is known after many letters is known after two
                    start += more;
                }
            }
        }

        if (text.Length > 0)
        {
            breaks[^1] = LineBreak.Mandatory; // LB3
        }
    }

    /// <summary>The same with a tailoring: what <paramref name="options"/> ask for, and breaks between the syllables of Thai, Lao, Khmer, Myanmar
    /// and the Tai scripts, which write words without spaces (docs/limits.md says what a dictionary would do better).</summary>
    /// <exception cref="ArgumentException">The two spans differ in length.</exception>
    public static void Find(ReadOnlySpan<char> text, Span<LineBreak> breaks, in LineBreakOptions options)
    {
        if (options.Strictness == LineBreakStrictness.Anywhere)
        {
            CheckLength(text, breaks);
            TailoredLineBreaks.FindAnywhere(text, breaks);
            return;
        }

        var tailoring = LineBreakTailorings.For(options);
        if (tailoring == LineBreakTailoring.None || (LineBreakTailorings.LeavesLatin(tailoring) && !text.ContainsAnyInRange(FirstTailored, '\uFFFF')))
        {
            Find(text, breaks);
        }
        else
        {
            CheckLength(text, breaks);
            TailoredLineBreaks.Find(text, breaks, tailoring);
        }

        if ((tailoring & LineBreakTailoring.BreakAll) == 0)
        {
            SyllableBreaks.Add(text, breaks);
        }
    }

    private static void CheckLength(ReadOnlySpan<char> text, Span<LineBreak> breaks)
    {
        if (breaks.Length != text.Length)
        {
            throw new ArgumentException($"One entry is needed for each of {text.Length} units; got {breaks.Length}.", nameof(breaks));
        }
    }

    // Words are most of every text, so a run of letters is taken in one go. Stops at surrogates, which may be half a character.
    private static int LettersAt(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && LineBreakTable.Of(text[count]) == (byte)LineBreakClass.AL && !char.IsSurrogate(text[count]))
        {
            count++;
        }

        return count;
    }
}
