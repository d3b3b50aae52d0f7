using System.Text;

namespace OgService.Previews.Embedding;

/// <summary>Puts a bundle of tags into a page: between two marks, once. All other bytes of the page stay as they are, but for tags that say the same
/// things: those go.</summary>
internal static class HtmlEmbedder
{
    public const string Begin = "<!-- og: written by og embed -->";
    public const string End = "<!-- /og -->";

    // What a page already has of these is better than what we could say, or says more.
    private static readonly (string LinePrefix, Func<PageTag, bool> IsIn)[] KeptOfPage =
    [
        ("<title>", tag => tag.Element.LocalName == "title"),
        ("<meta name=\"robots\"", tag => tag.Key == "robots"),
        ("<meta name=\"theme-color\"", tag => tag.Key == "theme-color"),
        ("<link rel=\"icon\"", tag => HasRel(tag, "icon")),
        ("<link rel=\"apple-touch-icon\"", tag => HasRel(tag, "apple-touch-icon")),
        ("<link rel=\"alternate\"", tag => HasRel(tag, "alternate") && tag.Element.GetAttribute("type")?.Contains("rss", StringComparison.Ordinal) == true),
        ("<script type=\"application/ld+json\"", tag => tag.Element.LocalName == "script" && tag.Element.TextContent.Contains("Posting\"", StringComparison.Ordinal)),
    ];

    /// <param name="bundle">Lines of HTML.</param>
    /// <returns>The same text when the page has the bundle already; null when it has no head to put it in.</returns>
    public static string? Embed(string html, string bundle)
    {
        var clean = RemoveBlock(html);
        var tags = PageTags.Read(clean);
        var inHead = tags.Tags.Where(tag => tag.InHead).ToList();
        var at = PlaceFor(tags, inHead);
        if (at < 0)
        {
            return null;
        }

        var newLine = clean.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : clean.Contains('\n') ? "\n" : "";
        var lines = bundle.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !KeptOfPage.Any(kept => line.StartsWith(kept.LinePrefix, StringComparison.Ordinal) && inHead.Exists(tag => kept.IsIn(tag))));
        var indent = newLine.Length == 0 ? "" : IndentAt(clean, at);
        var block = string.Concat(lines.Prepend(Begin).Append(End).Select(line => newLine + indent + line));
        var result = new StringBuilder(clean);
        result.Insert(at, block);
        foreach (var tag in inHead.Where(IsReplaced).OrderByDescending(tag => tag.Start))
        {
            var shift = tag.Start >= at ? block.Length : 0;
            var (start, end) = WholeLine(clean, tag.Start, tag.End);
            result.Remove(start + shift, end - start);
        }

        return result.ToString();
    }

    private static bool IsReplaced(PageTag tag) => HasRel(tag, "canonical") || tag.Key is "description" or "author" or "fediverse:creator"
        || tag.Key.StartsWith("og:", StringComparison.Ordinal) || tag.Key.StartsWith("article:", StringComparison.Ordinal)
        || tag.Key.StartsWith("profile:", StringComparison.Ordinal) || tag.Key.StartsWith("twitter:", StringComparison.Ordinal);

    private static bool HasRel(PageTag tag, string rel) =>
        tag.Element.LocalName == "link" && (tag.Element.GetAttribute("rel") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(rel, StringComparer.OrdinalIgnoreCase);

    // As early as may be, since some readers take the first 32 KiB only; but behind the encoding, the base and the title.
    private static int PlaceFor(PageTags tags, List<PageTag> inHead)
    {
        var first = inHead.Where(tag => !IsReplaced(tag) && (tag.Element.LocalName is "title" or "base" || tag.Element.HasAttribute("charset") || tag.Key == "viewport")).Select(tag => tag.End).DefaultIfEmpty(-1).Max();
        return first >= 0 ? first : tags.HeadStart;
    }

    private static string RemoveBlock(string html)
    {
        var begin = html.IndexOf(Begin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : html.IndexOf(End, begin, StringComparison.Ordinal);
        if (end < 0)
        {
            return html;
        }

        // The block brought its line end in front of it.
        var start = begin;
        while (start > 0 && html[start - 1] is ' ' or '\t')
        {
            start--;
        }

        start -= start > 1 && html[start - 1] == '\n' ? html[start - 2] == '\r' ? 2 : 1 : 0;
        return html.Remove(start, end + End.Length - start);
    }

    private static string IndentAt(string html, int at)
    {
        var line = at == 0 ? 0 : html.LastIndexOf('\n', at - 1) + 1;
        var end = line;
        while (end < at && html[end] is ' ' or '\t')
        {
            end++;
        }

        return html[line..end];
    }

    // A tag alone on its line goes with the line.
    private static (int Start, int End) WholeLine(string html, int start, int end)
    {
        var from = start;
        while (from > 0 && html[from - 1] is ' ' or '\t')
        {
            from--;
        }

        var to = end;
        while (to < html.Length && html[to] is ' ' or '\t')
        {
            to++;
        }

        var isAlone = (from == 0 || html[from - 1] == '\n') && to < html.Length && html[to] is '\r' or '\n';
        return isAlone ? (from, html[to] == '\r' && to + 1 < html.Length && html[to + 1] == '\n' ? to + 2 : to + 1) : (start, end);
    }
}
