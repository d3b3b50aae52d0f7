using System.Globalization;

namespace OgService.Posts.Meta;

/// <summary>The order of the bundle: which tag comes from which fact. <c>docs/meta-tags.md</c> says why.</summary>
internal static class HeadElements
{
    public static List<HeadElement> List(BundleFacts facts)
    {
        var head = new List<HeadElement> { new TitleElement(facts.Title) };
        AddLink(head, facts.Url is null ? null : new LinkElement("canonical", facts.Url));
        AddName(head, "description", facts.Description);
        AddName(head, "author", facts.AuthorNames);
        AddName(head, "robots", "max-image-preview:large");
        AddOpenGraph(head, facts);
        AddArticle(head, facts);
        AddTwitter(head, facts);
        AddName(head, "fediverse:creator", facts.Fediverse);
        AddName(head, "theme-color", facts.ThemeColor);
        AddLinks(head, facts);
        if (facts.HasJsonLd)
        {
            head.Add(new JsonLdElement(BlogPostingJson.Write(facts)));
        }

        return head;
    }

    private static void AddOpenGraph(List<HeadElement> head, BundleFacts facts)
    {
        AddProperty(head, "og:type", "article");
        AddProperty(head, "og:title", facts.Title);
        AddProperty(head, "og:description", facts.Description);
        AddProperty(head, "og:url", facts.Url);
        AddProperty(head, "og:site_name", facts.SiteName.Length == 0 ? null : facts.SiteName);
        AddProperty(head, "og:locale", facts.Locale);
        if (facts.Picture is { } picture)
        {
            AddProperty(head, "og:image", picture.Url);
            AddProperty(head, "og:image:type", picture.MediaType);
            AddProperty(head, "og:image:width", picture.Width?.ToString(CultureInfo.InvariantCulture));
            AddProperty(head, "og:image:height", picture.Height?.ToString(CultureInfo.InvariantCulture));
            AddProperty(head, "og:image:alt", picture.Alt);
        }
    }

    private static void AddArticle(List<HeadElement> head, BundleFacts facts)
    {
        AddProperty(head, "article:published_time", facts.Published);
        AddProperty(head, "article:modified_time", facts.Modified);
        foreach (var author in facts.Authors)
        {
            AddProperty(head, "article:author", author.Url);
        }

        AddProperty(head, "article:section", facts.Section);
        foreach (var tag in facts.Tags)
        {
            AddProperty(head, "article:tag", tag);
        }
    }

    private static void AddTwitter(List<HeadElement> head, BundleFacts facts)
    {
        AddName(head, "twitter:card", facts.Picture is null ? "summary" : "summary_large_image");
        AddName(head, "twitter:site", facts.Twitter);
        var pair = 0;
        if (facts.AuthorNames is not null)
        {
            AddPair(head, ++pair, "Written by", facts.AuthorNames);
        }

        AddPair(head, ++pair, "Reading time", facts.ReadingTime);
    }

    private static void AddPair(List<HeadElement> head, int number, string label, string data)
    {
        AddName(head, string.Create(CultureInfo.InvariantCulture, $"twitter:label{number}"), label);
        AddName(head, string.Create(CultureInfo.InvariantCulture, $"twitter:data{number}"), data);
    }

    private static void AddLinks(List<HeadElement> head, BundleFacts facts)
    {
        AddLink(head, facts.Icon is null ? null : new LinkElement("icon", facts.Icon, IconType(facts.Icon)));
        AddLink(head, facts.TouchIcon is null ? null : new LinkElement("apple-touch-icon", facts.TouchIcon, Sizes: "180x180"));
        AddLink(head, facts.Feed is null ? null : new LinkElement("alternate", facts.Feed, FeedType(facts.Feed), Title: facts.SiteName));
    }

    private static string? IconType(string url)
        => PathOf(url) switch
        {
            var path when path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) => "image/svg+xml",
            var path when path.EndsWith(".png", StringComparison.OrdinalIgnoreCase) => "image/png",
            _ => null,
        };

    private static string FeedType(string url)
        => PathOf(url) switch
        {
            var path when path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) => "application/feed+json",
            var path when path.Contains("atom", StringComparison.OrdinalIgnoreCase) => "application/atom+xml",
            _ => "application/rss+xml",
        };

    private static string PathOf(string url)
    {
        var path = url[(url.IndexOf("//", StringComparison.Ordinal) + 2)..].Split('?', '#')[0];
        return path.Contains('/') ? path[path.IndexOf('/')..] : "";
    }

    private static void AddProperty(List<HeadElement> head, string name, string? content) => AddMeta(head, "property", name, content);

    private static void AddName(List<HeadElement> head, string name, string? content) => AddMeta(head, "name", name, content);

    private static void AddMeta(List<HeadElement> head, string attribute, string name, string? content)
    {
        if (content is not null)
        {
            head.Add(new MetaElement(attribute, name, content));
        }
    }

    private static void AddLink(List<HeadElement> head, LinkElement? link)
    {
        if (link is not null)
        {
            head.Add(link);
        }
    }
}
