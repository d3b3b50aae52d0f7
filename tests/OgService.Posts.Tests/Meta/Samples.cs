using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OgService.Posts.Tests.Meta;

/// <summary>The post everything starts from, its site and its card, and how tests read a bundle back.</summary>
internal static class Samples
{
    public static readonly SiteIdentity Site = new()
    {
        Name = "Example Blog",
        Url = "https://example.com",
        Author = "Alex Mercer",
        Lang = "en",
        Twitter = "@example",
        Fediverse = "@alex@example.social",
        Logo = "public/logo.svg",
        ThemeColor = "#38BDF8",
        Icon = "/favicon.svg",
        TouchIcon = "/apple-touch-icon.png",
        Feed = "/rss.xml",
    };

    public static readonly Post Sora = new()
    {
        Slug = "openai-sora",
        Title = "Exploring the Innovative Nexus: OpenAI's Sora and Its Impact on Digital Creativity",
        Description = "Delve into the transformative relationship between OpenAI and its groundbreaking video model, Sora, reshaping the landscape "
            + "of digital creativity and multimedia expression.",
        Authors = [new Author("Alex Mercer")],
        Published = new DateTimeOffset(2024, 2, 20, 14, 30, 0, TimeSpan.Zero),
        Tags = ["AI Technology", "Digital Media"],
        CanonicalUrl = "https://example.com/posts/openai-sora",
        Image = "/Sora_Video_OG.jpg",
        Lang = "en",
        ReadingMinutes = 2,
        SourceFile = "src/data/blog/openai-sora.md",
    };

    public static readonly PictureFacts Card = new(
        "https://example.com/Sora_Video_OG.jpg",
        "image/jpeg",
        1200,
        630,
        "Card: Exploring the Innovative Nexus: OpenAI's Sora and Its Impact on Digital Creativity. By Alex Mercer, 20 February 2024.");

    public static MetaBundle Bundle(Post? post = null, SiteIdentity? site = null, PictureFacts? picture = null)
        => MetaBundle.Create(post ?? Sora, site ?? Site, picture ?? Card);

    /// <summary>A page with the fragment in its head, as a browser's parser sees it.</summary>
    public static IHtmlDocument Parse(MetaBundle bundle)
        => new HtmlParser().ParseDocument(
            $"<!doctype html><html><head><meta charset=\"utf-8\">\n{bundle.ToHtml()}</head><body></body></html>");

    /// <summary>The content of the tag with this name; fails if there are several.</summary>
    public static string? Content(this IHtmlDocument page, string name)
        => page.QuerySelectorAll($"meta[property='{name}'],meta[name='{name}']").SingleOrDefault()?.GetAttribute("content");

    public static string[] Contents(this IHtmlDocument page, string name)
        => [.. page.QuerySelectorAll($"meta[property='{name}'],meta[name='{name}']").Select(tag => tag.GetAttribute("content")!)];

    public static string? Link(this IHtmlDocument page, string rel)
        => page.QuerySelectorAll($"link[rel='{rel}']").SingleOrDefault()?.GetAttribute("href");
}
