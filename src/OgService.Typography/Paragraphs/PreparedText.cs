using System.Text;
using OgService.Unicode;

namespace OgService.Typography.Paragraphs;

/// <summary>A text made ready for setting: white space collapsed, controls gone, composed (NFC), bounded in length.</summary>
/// <remarks>
/// White space as CSS Text 3, 4.1 for <c>white-space: normal</c> or <c>pre-line</c>: runs of spaces, tabs and line feeds become one space
/// and vanish at the ends and around line breaks. U+2028 and U+2029 (and kept line feeds) come out as U+2028. Composed because subset fonts have more
/// composed letters than combining marks.
/// </remarks>
/// <param name="Text">At most <see cref="Ceiling"/> UTF-16 units, whole graphemes, no lone surrogates.</param>
/// <param name="Beyond">The beginning of what the ceiling cut off, as it was; null when nothing was.</param>
internal readonly record struct PreparedText(string Text, string? Beyond)
{
    /// <summary>For each UTF-16 unit the one it came from; null when that is the unit of the same place, or nobody asks.</summary>
    public int[]? Sources { get; private init; }

    /// <summary>UTF-16 units of a text that are looked at.</summary>
    public const int Ceiling = 20_000;

    /// <summary>Combining marks a grapheme keeps; more only pile up on the lines around.</summary>
    public const int MaxMarks = 20;

    /// <summary>Code points a grapheme keeps: conjoining jamo and joined emoji have no end by themselves.</summary>
    public const int MaxGraphemeCodePoints = 64;

    private const int BeyondLength = 200;
    private const char LineSeparator = '\u2028';

    /// <summary>Where parts of the source are now, in order; those that came out empty are left out.</summary>
    public IReadOnlyList<TextRange> Find(IReadOnlyList<TextRange> parts)
    {
        if (Sources is null || parts.Count == 0)
        {
            return parts;
        }

        var found = new List<TextRange>(parts.Count);
        var unit = 0;
        foreach (var part in parts)
        {
            while (unit < Text.Length && Sources[unit] < part.Start)
            {
                unit++;
            }

            var start = unit;
            while (unit < Text.Length && Sources[unit] < part.End)
            {
                unit++;
            }

            if (unit > start)
            {
                found.Add(new TextRange(start, unit));
            }
        }

        return found;
    }

    public int SourceOf(int unit) => Sources is null ? unit : Sources[unit];

    public static PreparedText From(StyledText styled, bool keepLineFeeds)
    {
        var text = styled.Text;
        var end = text.Length;
        if (end > Ceiling)
        {
            // A grapheme may be far longer than the ceiling: what is looked at is bounded before graphemes are sought.
            end = LastGraphemeBoundary(text.AsSpan(0, Ceiling + 1));
            end = end == 0 ? Ceiling : end;
        }

        string? beyond = end < text.Length ? text.Substring(end, Math.Min(BeyondLength, text.Length - end)) : null;
        var span = text.AsSpan(0, end);
        if (IsReady(span))
        {
            return new PreparedText(end == text.Length ? text : span.ToString(), beyond);
        }

        var sources = styled.IsPlain ? null : new List<int>(end);
        var clean = CleanUp(span, keepLineFeeds, sources);
        var prepared = LimitMarks(sources is null ? Normalization.ToNfc(clean) : ComposeParts(clean, styled, sources), sources);

        // A few characters decompose under NFC, so the composed text may be longer.
        if (prepared.Length > Ceiling)
        {
            prepared = prepared[..LastGraphemeBoundary(prepared.AsSpan(0, Ceiling + 1))];
        }

        return new PreparedText(prepared, beyond) { Sources = sources?.ToArray() };
    }

    // Letters and marks of different parts stay apart, so each unit keeps to the part it came from.
    private static string ComposeParts(string text, StyledText styled, List<int> sources)
    {
        var cuts = new SortedSet<int>([.. styled.Spans.SelectMany(span => new[] { span.Start, span.End }),
            .. styled.Isolates.SelectMany(range => new[] { range.Start, range.End })]);
        var output = new StringBuilder(text.Length);
        var composed = new List<int>(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var next = cuts.GetViewBetween(sources[start] + 1, int.MaxValue) is { Count: > 0 } later ? later.Min : int.MaxValue;
            var end = start + 1;
            while (end < text.Length && sources[end] < next)
            {
                end++;
            }

            output.Append(Normalization.ToNfc(text[start..end]));
            while (composed.Count < output.Length)
            {
                composed.Add(sources[start]);
            }

            start = end;
        }

        sources.Clear();
        sources.AddRange(composed);
        return output.ToString();
    }

    // Printable ASCII with single spaces inside: most titles.
    private static bool IsReady(ReadOnlySpan<char> text)
    {
        var space = true;
        foreach (var unit in text)
        {
            if (unit is < ' ' or > '~' || (unit == ' ' && space))
            {
                return false;
            }

            space = unit == ' ';
        }

        return !space || text.IsEmpty;
    }

    private static string CleanUp(ReadOnlySpan<char> text, bool keepLineFeeds, List<int>? sources)
    {
        var clean = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        var space = false;
        var (at, spaceAt) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            // A CR before a LF is part of the line feed; alone it is white space.
            switch (rune.Value)
            {
                case '\u2028' or '\u2029':
                case '\n' when keepLineFeeds:
                    clean.Append(LineSeparator);
                    space = false;
                    break;
                case ' ' or (>= '\t' and <= '\r') or '\u0085':
                    spaceAt = space ? spaceAt : at;
                    space = true;
                    break;
                case < ' ' or (>= 0x7F and <= 0x9F):
                    break;
                default:
                    if (space && clean.Length > 0 && clean[^1] != LineSeparator)
                    {
                        clean.Append(' ');
                        sources?.Add(spaceAt);
                    }

                    space = false;
                    clean.Append(units[..rune.EncodeToUtf16(units)]);
                    break;
            }

            while (sources?.Count < clean.Length)
            {
                sources.Add(at);
            }

            at += rune.Utf16SequenceLength;
        }

        return clean.ToString();
    }

    private static string LimitMarks(string text, List<int>? sources)
    {
        // Only a long grapheme can have too many.
        StringBuilder? limited = null;
        var copied = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = GraphemeBreaker.NextLength(text.AsSpan(at));
            if (length > MaxMarks)
            {
                var keep = LengthWithMarks(text.AsSpan(at, length));
                if (keep < length)
                {
                    limited ??= new StringBuilder(text.Length);
                    limited.Append(text, copied, at + keep - copied);
                    sources?.RemoveRange(limited.Length, length - keep);
                    copied = at + length;
                }
            }

            at += length;
        }

        return limited is null ? text : limited.Append(text, copied, text.Length - copied).ToString();
    }

    // Joiners, selectors and viramas count as marks: real emoji sequences and conjuncts have only a few.
    private static int LengthWithMarks(ReadOnlySpan<char> grapheme)
    {
        var marks = 0;
        var count = 0;
        var at = 0;
        foreach (var rune in grapheme.EnumerateRunes())
        {
            var mark = CodePointProperties.IsMark(rune.Value) || CodePointProperties.IsDefaultIgnorable(rune.Value);
            marks += mark ? 1 : 0;
            count++;
            if (marks > MaxMarks || count > MaxGraphemeCodePoints)
            {
                break;
            }

            at += rune.Utf16SequenceLength;
        }

        return at;
    }

    private static int LastGraphemeBoundary(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var length = GraphemeBreaker.NextLength(text[at..]);
            if (at + length >= text.Length)
            {
                break;
            }

            at += length;
        }

        return at;
    }
}
