using System.Text;
using OgService.Unicode;

namespace OgService.Posts.Text;

/// <summary>Text from files as everything behind this project may use it: NFC, no control characters, no halves of surrogate pairs.</summary>
internal static class CleanText
{
    public const int MaxTitle = 500;
    public const int MaxDescription = 2_000;

    /// <summary>One line: white space runs become one space, none at the ends; clipped with an ellipsis.</summary>
    /// <param name="maxCodePoints">The most code points that are kept.</param>
    public static string Line(string text, int maxCodePoints = MaxTitle)
    {
        // Cleaning a text of megabytes for its first line would be work for nothing; combining marks may shrink it, hence the factor.
        var rest = text.AsSpan();
        rest = rest.Length > maxCodePoints * 16 ? rest[..(maxCodePoints * 16)] : rest;
        var line = new StringBuilder(rest.Length);
        var pendingSpace = false;
        while (rest.Length > 0)
        {
            Rune.DecodeFromUtf16(rest, out var rune, out var used);
            rest = rest[used..];
            if (IsSpace(rune.Value))
            {
                pendingSpace = line.Length > 0;
            }
            else if (!IsDropped(rune.Value))
            {
                if (pendingSpace)
                {
                    line.Append(' ');
                    pendingSpace = false;
                }

                line.Append(rune.ToString());
            }
        }

        return Clip(Normalization.ToNfc(line.ToString()).Trim(), maxCodePoints);
    }

    /// <summary>At most so many code points, whole grapheme clusters; the last one is then an ellipsis.</summary>
    public static string Clip(string text, int maxCodePoints)
    {
        if (text.Length <= maxCodePoints)
        {
            return text;
        }

        var (at, codePoints) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (++codePoints > maxCodePoints)
            {
                break;
            }

            at += rune.Utf16SequenceLength;
        }

        if (codePoints <= maxCodePoints)
        {
            return text;
        }

        // The cluster in which the ceiling falls goes whole, and so does one more code point for the ellipsis.
        var kept = 0;
        while (kept < at)
        {
            var next = kept + GraphemeBreaker.NextLength(text.AsSpan(kept));
            if (next >= at)
            {
                break;
            }

            kept = next;
        }

        return text[..kept].TrimEnd() + "…";
    }

    // No-break and ideographic spaces are the author's choice and stay.
    private static bool IsSpace(int codePoint) => codePoint is (>= 0x09 and <= 0x0D) or ' ' or 0x85 or 0x2028 or 0x2029 or 0x1680;

    // Controls; byte order marks; embeddings and overrides, which turn around what is written after the title.
    private static bool IsDropped(int codePoint)
        => codePoint is < 0x20 or (>= 0x7F and < 0xA0) or 0xFEFF or (>= 0x202A and <= 0x202E) or 0xFFFE or 0xFFFF;
}
