using System.Text;
using OgService.Unicode;

namespace OgService.Posts.Meta;

/// <summary>Text as it may stand in a tag: one line, composed, with nothing in it that a reader could trip over.</summary>
/// <remarks>
/// The no-break space and the spaces of other scripts (U+3000) stay: they are typography, not layout of the source file.
/// </remarks>
internal static class MetaText
{
    /// <summary>What a cut text ends with.</summary>
    public const string Ellipsis = "…";

    /// <summary>Composed (NFC), without control characters and lone surrogates, white space collapsed, trimmed.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        // Removing comes before composing: a control character between a letter and its accent would keep them apart.
        var kept = new StringBuilder(Math.Min(text.Length, 4096));
        var pendingSpace = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsLineSpace(c))
            {
                pendingSpace = kept.Length > 0;
                continue;
            }

            var paired = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (char.IsControl(c) || (char.IsSurrogate(c) && !paired) || c is '\uFEFF' or '\uFFFE' or '\uFFFF')
            {
                continue;
            }

            if (pendingSpace)
            {
                kept.Append(' ');
                pendingSpace = false;
            }

            kept.Append(c);
            if (paired)
            {
                kept.Append(text[++i]);
            }
        }

        var clean = kept.ToString();
        return (Ascii.IsValid(clean) ? clean : Normalization.ToNfc(clean)).Trim();
    }

    /// <summary>Cleans, then cuts to at most <paramref name="limit"/> UTF-16 units, the ellipsis among them.</summary>
    /// <remarks>
    /// The cut falls between grapheme clusters, and between words if a space lies in the last two fifths. A single
    /// cluster that is longer than the limit (a letter under a thousand accents) is cut between code points.
    /// </remarks>
    public static string Clean(string? text, int limit)
    {
        // A long text is shortened before it is composed, so that a megabyte costs no more than a page.
        // Composition never makes four units into fewer than one, and the surplus leaves room for white space that goes.
        var trimmed = text.AsSpan().Trim();
        var bounded = trimmed.Length > limit * 8 ? trimmed[..(limit * 8)] : trimmed;
        var clean = Clean(bounded.ToString());
        return clean.Length <= limit && bounded.Length == trimmed.Length ? clean : Cut(clean, limit);
    }

    private static string Cut(string text, int limit)
    {
        var room = limit - Ellipsis.Length;
        var end = 0;
        var wordEnd = 0;
        while (end < text.Length)
        {
            var length = GraphemeBreaker.NextLength(text.AsSpan(end));
            if (end + length > room)
            {
                break;
            }

            if (text[end] == ' ')
            {
                wordEnd = end;
            }

            end += length;
        }

        if (end < text.Length && text[end] == ' ')
        {
            wordEnd = end;
        }

        if (wordEnd >= room * 3 / 5)
        {
            end = wordEnd;
        }
        else if (end == 0 && text.Length > room)
        {
            end = char.IsHighSurrogate(text[room - 1]) ? room - 1 : room;
        }

        return text.AsSpan(0, end).TrimEnd(" ,;:-–—(").ToString() + Ellipsis;
    }

    private static bool IsLineSpace(char c) => c is ' ' or (>= '\t' and <= '\r') or '\u0085' or '\u2028' or '\u2029';
}
