using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace OgService.Previews.Sources;

/// <summary>Reads what a page says of itself in its head: Open Graph, meta tags, JSON-LD where it is plain.</summary>
internal static class PageReader
{
    private const int MaxBytes = 512 * 1024;

    // Of elements in a head there are some hundreds; they cannot be nested deeper than there are.
    private const int MaxTags = 4_000;

    /// <returns>Null for a page that asks not to be listed, or is no post: its title is missing.</returns>
    /// <param name="charset">As HTTP said.</param>
    public static LivePost? Read(byte[] bytes, Uri address, string? charset = null)
    {
        var text = WebText.Decode(bytes.Length > MaxBytes ? bytes[..MaxBytes] : bytes, charset);
        var page = new HtmlParser().ParseDocument(text[..LengthOfHead(text)]);
        if (Meta(page, "robots")?.Contains("noindex", StringComparison.OrdinalIgnoreCase) == true)
        {
            return null;
        }

        var told = JsonLd(page);
        var title = Meta(page, "og:title") ?? told?.Title ?? page.Title;
        var canonical = page.QuerySelector("link[rel~='canonical']")?.GetAttribute("href");

        // A page may call another host canonical; its address here is what is asked for.
        var link = Uri.TryCreate(address, canonical, out var named) && named.Host == address.Host && named.Scheme is "https" or "http" ? named : address;
        return string.IsNullOrWhiteSpace(title) ? null : new LivePost(link, title)
        {
            Description = Meta(page, "og:description") ?? Meta(page, "description"),
            Published = Meta(page, "article:published_time") ?? told?.Published,
            Modified = Meta(page, "article:modified_time") ?? told?.Modified,
            Authors = Meta(page, "author") is { } author ? [author] : told?.Author is { } told1 ? [told1] : [],
            Tags = [.. page.QuerySelectorAll("meta[property='article:tag']").Select(tag => tag.GetAttribute("content")).OfType<string>()],
            Section = Meta(page, "article:section"),
            Lang = page.DocumentElement.GetAttribute("lang"),
        };
    }

    // What follows the head is of no interest, and costs.
    private static int LengthOfHead(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf("</head", StringComparison.OrdinalIgnoreCase) is >= 0 and var found ? found : text.Length;
        var (at, tags) = (0, 0);
        while (tags < MaxTags && text[at..end].IndexOf('<') is >= 0 and var next)
        {
            at += next + 1;
            tags++;
        }

        return tags < MaxTags ? end : at;
    }

    private static string? Meta(IParentNode page, string name)
        => page.QuerySelectorAll("meta").FirstOrDefault(meta => meta.GetAttribute("property") == name || meta.GetAttribute("name") == name)?.GetAttribute("content") is { Length: > 0 } content ? content : null;

    private static (string? Title, string? Published, string? Modified, string? Author)? JsonLd(IParentNode page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']").Take(8))
        {
            try
            {
                using var document = JsonDocument.Parse(script.TextContent, new JsonDocumentOptions { MaxDepth = 32 });
                var root = document.RootElement;
                if (Text(root, "@type") is { } type && (type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal)))
                {
                    var author = root.TryGetProperty("author", out var authors) ? authors : default;
                    author = author.ValueKind == JsonValueKind.Array && author.GetArrayLength() > 0 ? author[0] : author;
                    return (Text(root, "headline"), Text(root, "datePublished"), Text(root, "dateModified"), author.ValueKind == JsonValueKind.Object ? Text(author, "name") : null);
                }
            }
            catch (JsonException)
            {
                // Then the page says it elsewhere, or not at all.
            }
        }

        return null;
    }

    private static string? Text(JsonElement parent, string name)
        => parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
