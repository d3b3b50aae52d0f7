using System.Net;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OgService.Previews.Sources;

/// <summary>Reads feeds: RSS 2.0 (and 1.0), Atom (RFC 4287), JSON Feed 1.1. What an entry lacks stays empty; what is no feed is refused.</summary>
internal static class FeedReader
{
    /// <summary>Further ones are not read.</summary>
    public const int MaxPosts = 2_000;

    private const int MaxMarkup = 8_000;
    private const int MaxDepth = 100;

    /// <param name="address">Links may be relative to it.</param>
    /// <param name="charset">As HTTP said.</param>
    /// <exception cref="FormatException">It is no feed.</exception>
    public static IReadOnlyList<LivePost> Read(byte[] bytes, Uri address, string? charset = null)
    {
        try
        {
            var text = WebText.Decode(bytes, charset);
            return text.AsSpan().TrimStart().StartsWith("{") ? ReadJson(text, address) : ReadXml(text, address);
        }
        catch (Exception failure) when (failure is XmlException or JsonException or InvalidOperationException)
        {
            throw new FormatException("it is no feed that can be read", failure);
        }
    }

    /// <summary>An XML document without anything outside it.</summary>
    /// <exception cref="XmlException">It is none, or has a document type with entities.</exception>
    public static XDocument ParseXml(string text)
    {
        // White space before the declaration, and control characters, are frequent mistakes that harm nobody.
        text = text.TrimStart();
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = WebText.MaxBytes,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
        };
        using (var depths = XmlReader.Create(new StringReader(text), settings))
        {
            // First without building anything: what is nested deeply costs time in squares, and is no feed.
            while (depths.Read())
            {
                if (depths.Depth > MaxDepth)
                {
                    throw new XmlException("nested too deeply");
                }
            }
        }

        using var reader = XmlReader.Create(new StringReader(text), settings);
        return XDocument.Load(reader);
    }

    private static IReadOnlyList<LivePost> ReadXml(string text, Uri address)
    {
        var root = ParseXml(text).Root!;
        return root.Name.LocalName switch
        {
            "rss" or "RDF" => [.. root.Descendants().Where(element => element.Name.LocalName == "item").Take(MaxPosts).Select(item => ReadRss(item, address, LangOf(root))).OfType<LivePost>()],
            "feed" => [.. root.Elements().Where(element => element.Name.LocalName == "entry").Take(MaxPosts).Select(entry => ReadAtom(entry, address, LangOf(root))).OfType<LivePost>()],
            _ => throw new FormatException("it is neither RSS nor Atom"),
        };
    }

    private static LivePost? ReadRss(XElement item, Uri address, string? lang)
    {
        var guid = item.Elements().FirstOrDefault(element => element.Name.LocalName == "guid");
        var link = Text(item, "link") ?? (guid?.Attribute("isPermaLink")?.Value != "false" ? guid?.Value : null);
        return Link(address, link) is not { } found ? null : new LivePost(found, WebUtility.HtmlDecode(Text(item, "title")))
        {
            Description = Plain(Text(item, "description") ?? Text(item, "summary")) ?? FirstParagraph(Text(item, "encoded")),
            Published = Text(item, "pubDate") ?? Text(item, "date"),
            Modified = Text(item, "modified") ?? Text(item, "updated"),
            Authors = [.. item.Elements().Where(element => element.Name.LocalName == "creator").Select(element => element.Value)],
            Tags = [.. item.Elements().Where(element => element.Name.LocalName == "category").Select(element => element.Value)],
            Lang = lang,
            Cover = PictureOf(item),
        };
    }

    private static LivePost? ReadAtom(XElement entry, Uri address, string? lang)
    {
        var links = entry.Elements().Where(element => element.Name.LocalName == "link").ToList();
        var page = links.FirstOrDefault(link => link.Attribute("rel") is null or { Value: "alternate" });
        var title = entry.Elements().FirstOrDefault(element => element.Name.LocalName == "title");
        return Link(address, page?.Attribute("href")?.Value) is not { } found ? null : new LivePost(found, title?.Attribute("type")?.Value is "html" ? Plain(title.Value) : title?.Value)
        {
            Description = Plain(Text(entry, "summary")) ?? FirstParagraph(Text(entry, "content")),
            Published = Text(entry, "published") ?? Text(entry, "updated"),
            Modified = Text(entry, "updated"),
            Authors = [.. entry.Elements().Where(element => element.Name.LocalName == "author").Select(author => Text(author, "name")).OfType<string>()],
            Tags = [.. entry.Elements().Where(element => element.Name.LocalName == "category").Select(element => element.Attribute("term")?.Value).OfType<string>()],
            Lang = LangOf(entry) ?? lang,
            Cover = PictureOf(entry),
        };
    }

    private static List<LivePost> ReadJson(string text, Uri address)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
        var root = document.RootElement;
        if (Text(root, "version")?.StartsWith("https://jsonfeed.org/version/", StringComparison.Ordinal) != true || !root.TryGetProperty("items", out var items))
        {
            throw new FormatException("it is JSON, but no JSON Feed");
        }

        var posts = new List<LivePost>();
        foreach (var item in items.EnumerateArray().Take(MaxPosts))
        {
            if (Link(address, Text(item, "url")) is { } link)
            {
                posts.Add(new LivePost(link, Text(item, "title"))
                {
                    Description = Text(item, "summary") ?? Text(item, "content_text") ?? FirstParagraph(Text(item, "content_html")),
                    Published = Text(item, "date_published"),
                    Modified = Text(item, "date_modified"),
                    Authors = [.. AuthorsOf(item).Select(author => Text(author, "name")).OfType<string>()],
                    Tags = [.. All(item, "tags").Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!)],
                    Lang = Text(item, "language") ?? Text(root, "language"),
                    Cover = Text(item, "image") ?? Text(item, "banner_image"),
                });
            }
        }

        return posts;
    }

    private static Uri? Link(Uri address, string? text)
        => text is not null && Uri.TryCreate(address, text.Trim(), out var link) && link.Scheme is "https" or "http" ? link : null;

    private static string? Text(XElement parent, string name) => parent.Elements().FirstOrDefault(element => element.Name.LocalName == name && !element.Name.NamespaceName.Contains("mrss", StringComparison.Ordinal)
        && (name != "link" || !element.Name.NamespaceName.Contains("Atom", StringComparison.Ordinal)))?.Value is { Length: > 0 } text ? text : null;

    private static string? Text(JsonElement parent, string name)
        => parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> All(JsonElement parent, string name)
        => parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    private static string? LangOf(XElement element)
        => element.Attribute(XNamespace.Xml + "lang")?.Value ?? (element.Elements().FirstOrDefault(child => child.Name.LocalName == "channel") is { } channel ? Text(channel, "language") : null);

    // Media RSS, or a file that is a picture.
    private static string? PictureOf(XElement item) => item.Elements().FirstOrDefault(element =>
        (element.Name.LocalName is "content" or "thumbnail" && element.Name.NamespaceName.Contains("mrss", StringComparison.Ordinal) && element.Attribute("medium")?.Value is null or "image")
        || (element.Name.LocalName == "enclosure" && element.Attribute("type")?.Value.StartsWith("image/", StringComparison.Ordinal) == true))?.Attribute("url")?.Value;

    // Version 1.0 had one author.
    private static IEnumerable<JsonElement> AuthorsOf(JsonElement item)
        => All(item, "authors").ToList() is { Count: > 0 } authors ? authors : item.TryGetProperty("author", out var one) ? [one] : [];

    // Feeds put markup into their texts.
    private static string? Plain(string? text)
    {
        if (text is null || text.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return text;
        }

        return WordsOf(Parse(text).Body);
    }

    /// <summary>Of a text with markup; all its words where it has no paragraphs. As of posts that are files.</summary>
    private static string? FirstParagraph(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var body = Parse(text).Body;
        return body?.QuerySelectorAll("p").Select(WordsOf).FirstOrDefault(words => words is not null) ?? WordsOf(body);
    }

    private static IHtmlDocument Parse(string markup)
    {
        var document = new HtmlParser().ParseDocument(markup.Length <= MaxMarkup ? markup : markup[..MaxMarkup]);
        foreach (var silent in document.QuerySelectorAll("script, style").ToList())
        {
            silent.Remove();
        }

        return document;
    }

    private static string? WordsOf(IElement? element) => element?.TextContent.Trim() is { Length: > 0 } words ? words : null;
}
