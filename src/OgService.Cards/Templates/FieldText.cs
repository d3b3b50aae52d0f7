using System.Text;

namespace OgService.Cards.Templates;

/// <summary>Makes texts from outside fit to be drawn: white space runs become one space, control characters go, lone surrogates become
/// U+FFFD, and what is too long is clipped with an ellipsis (ceilings: docs/limits.md).</summary>
internal static class FieldText
{
    /// <summary>Code points.</summary>
    public const int MaxTitle = 500;

    public const int MaxDescription = 2_000;

    public const int MaxValue = 500;

    public static string Clean(string text, int maxCodePoints)
    {
        if (IsClean(text, maxCodePoints))
        {
            return text;
        }

        var output = new StringBuilder(Math.Min(text.Length, maxCodePoints + 1));
        var count = 0;
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                space = output.Length > 0;
                continue;
            }

            if (Rune.IsControl(rune))
            {
                continue;
            }

            if (++count > maxCodePoints)
            {
                output.Append('…');
                break;
            }

            if (space)
            {
                output.Append(' ');
                count++;
                space = false;
            }

            output.Append(rune.ToString());
        }

        return output.ToString();
    }

    private static bool IsClean(string text, int maxCodePoints)
    {
        if (text.Length > maxCodePoints)
        {
            return false;
        }

        var before = ' ';
        foreach (var c in text)
        {
            if (c < ' ' || (c == ' ' && before == ' ') || (c >= 0x7F && (char.IsSurrogate(c) || char.IsWhiteSpace(c) || char.IsControl(c))))
            {
                return false;
            }

            before = c;
        }

        return before != ' ' || text.Length == 0;
    }
}
