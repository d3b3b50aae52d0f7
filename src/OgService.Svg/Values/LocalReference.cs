namespace OgService.Svg.Values;

/// <summary>References to elements of the same document; there are no others.</summary>
internal static class LocalReference
{
    /// <summary>The id of <c>#id</c>; null for anything else.</summary>
    public static string? OfLink(string? link)
    {
        var text = link.AsSpan().Trim();
        return text.Length > 1 && text[0] == '#' ? text[1..].ToString() : null;
    }

    /// <summary>The id of <c>url(#id)</c>, quoted or not, and what follows it.</summary>
    public static bool TryFunction(ReadOnlySpan<char> text, out string id, out ReadOnlySpan<char> rest)
    {
        id = "";
        rest = default;
        text = text.Trim();
        var end = text.IndexOf(')');
        if (!text.StartsWith("url(", StringComparison.OrdinalIgnoreCase) || end < 0)
        {
            return false;
        }

        var inside = text[4..end].Trim();
        if (inside.Length >= 2 && (inside[0] is '"' or '\'') && inside[^1] == inside[0])
        {
            inside = inside[1..^1].Trim();
        }

        rest = text[(end + 1)..].Trim();
        if (inside.Length > 1 && inside[0] == '#')
        {
            id = inside[1..].ToString();
        }

        return true;
    }
}
