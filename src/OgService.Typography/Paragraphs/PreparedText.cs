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
    /// <summary>UTF-16 units of a text that are looked at.</summary>
    public const int Ceiling = 20_000;

    /// <summary>Combining marks a grapheme keeps; more only pile up on the lines around.</summary>
    public const int MaxMarks = 20;

    /// <summary>Code points a grapheme keeps: conjoining jamo and joined emoji have no end by themselves.</summary>
    public const int MaxGraphemeCodePoints = 64;

    private const int BeyondLength = 200;
    private const char LineSeparator = '\u2028';

    public static PreparedText From(string text, bool keepLineFeeds)
    {
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

        var prepared = LimitMarks(Normalization.ToNfc(CleanUp(span, keepLineFeeds)));

        // A few characters decompose under NFC, so the composed text may be longer.
        if (prepared.Length > Ceiling)
        {
            prepared = prepared[..LastGraphemeBoundary(prepared.AsSpan(0, Ceiling + 1))];
        }

        return new PreparedText(prepared, beyond);
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

    private static string CleanUp(ReadOnlySpan<char> text, bool keepLineFeeds)
    {
        var clean = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        var space = false;
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
                    space = true;
                    break;
                case < ' ' or (>= 0x7F and <= 0x9F):
                    break;
                default:
                    if (space && clean.Length > 0 && clean[^1] != LineSeparator)
                    {
                        clean.Append(' ');
                    }

                    space = false;
                    clean.Append(units[..rune.EncodeToUtf16(units)]);
                    break;
            }
        }

        return clean.ToString();
    }

    private static string LimitMarks(string text)
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
