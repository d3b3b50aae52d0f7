using System.Globalization;
using System.Text;
using OgService.Previews.Embedding;

namespace OgService.Previews.Checking;

/// <summary>What a page's address leads to.</summary>
/// <param name="Bytes">The picture; null when it could not be had.</param>
/// <param name="Problem">Why not.</param>
internal readonly record struct FoundPicture(byte[]? Bytes, string? Problem);

/// <summary>Checks the head of one built page: what readers of previews will find in it.</summary>
internal static class PageCheck
{
    private const int ReadByAll = 32 * 1024;
    private const int MaxDescription = 300;
    private const int MaxTitle = 1_000;

    private static readonly string[] Single = ["og:title", "og:description", "og:url", "og:type", "og:site_name", "twitter:card", "twitter:title", "twitter:description", "description", "og:image:alt"];

    /// <param name="name">Of the page, for findings.</param>
    public static IEnumerable<CheckFinding> Run(string html, string name)
    {
        var page = PageTags.Read(html);
        if (IsNoPreviewPage(page))
        {
            return [];
        }

        return Check(page, html, name);
    }

    /// <summary>The page's <c>og:image</c> as it is declared; null when there is none.</summary>
    public static (PageTag Tag, string? Type, int? Width, int? Height)? PictureOf(string html)
    {
        var page = PageTags.Read(html);
        if (IsNoPreviewPage(page) || Find(page, "og:image") is not { } tag)
        {
            return null;
        }

        return (tag, Find(page, "og:image:type")?.Content, Number("og:image:width"), Number("og:image:height"));

        int? Number(string key) => int.TryParse(Find(page, key)?.Content, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // Pages that only send on, and such as nobody should find, have no preview to keep.
    private static bool IsNoPreviewPage(PageTags page) =>
        page.Document.QuerySelector("meta[http-equiv=refresh i]") is not null
        || page.Tags.Any(tag => tag.Key == "robots" && tag.Content.Contains("noindex", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<CheckFinding> Check(PageTags page, string html, string name)
    {
        var title = Find(page, "og:title");
        if (title is null || title.Content.Trim().Length == 0)
        {
            var fallback = page.Tags.FirstOrDefault(tag => tag.Element.LocalName == "title" && tag.InHead)?.Element.TextContent.Trim();
            yield return fallback is { Length: > 0 }
                ? Of("title.missing", Severity.Warning, "no og:title; most readers take <title> instead", title)
                : Of("title.missing", Severity.Error, "neither og:title nor <title>", title);
        }
        else if (title.Content.Length > MaxTitle)
        {
            yield return Of("title.missing", Severity.Error, $"og:title has {title.Content.Length} characters; above {MaxTitle} some readers drop it", title);
        }

        var description = Find(page, "og:description") ?? Find(page, "description");
        if (description is null || description.Content.Trim().Length == 0)
        {
            yield return Of("description.missing", Severity.Warning, "neither og:description nor description", description);
        }
        else if (description.Content.Length > MaxDescription)
        {
            yield return Of("description.long", Severity.Warning, $"the description has {description.Content.Length} characters; about 200 are shown, and above {MaxDescription} some readers drop it", description);
        }

        foreach (var finding in CheckPicture(page, name))
        {
            yield return finding;
        }

        var canonical = page.Tags.FirstOrDefault(tag => tag.Element.LocalName == "link" && tag.Element.GetAttribute("rel") == "canonical");
        if (Find(page, "og:url") is { } url && canonical?.Element.GetAttribute("href") is { } href && url.Content.TrimEnd('/') != href.TrimEnd('/'))
        {
            yield return Of("canonical.differs", Severity.Warning, $"og:url is {url.Content}, the canonical link {href}", url);
        }

        if (Find(page, "twitter:card") is null)
        {
            yield return Of("twitter.card", Severity.Warning, "no twitter:card; summary_large_image shows the picture large", null);
        }

        foreach (var twice in page.Tags.Where(tag => tag.InHead && Single.Contains(tag.Key)).GroupBy(tag => tag.Key).Where(group => group.Count() > 1))
        {
            yield return Of("tag.twice", Severity.Warning, $"{twice.Key} stands here {twice.Count()} times; readers take the first or the last", twice.ElementAt(1));
        }

        foreach (var lost in page.Tags.Where(tag => !tag.InHead && tag.Key.StartsWith("og:", StringComparison.Ordinal)))
        {
            yield return Of("head.body", Severity.Error, $"{lost.Key} stands in the body", lost);
        }

        if (page.Tags.LastOrDefault(tag => tag.Key is "og:title" or "og:image" or "og:description") is { } last && Encoding.UTF8.GetByteCount(html.AsSpan(0, last.End)) > ReadByAll)
        {
            yield return Of("head.late", Severity.Warning, $"{last.Key} ends behind the first 32 KiB of the page; Slack reads no more", last);
        }

        CheckFinding Of(string rule, Severity severity, string message, PageTag? tag) => PageCheck.Of(rule, severity, message, name, tag);
    }

    private static IEnumerable<CheckFinding> CheckPicture(PageTags page, string name)
    {
        var pictures = page.Tags.Where(tag => tag.InHead && tag.Key == "og:image").ToList();
        if (pictures.Count == 0)
        {
            yield return Of("picture.missing", Severity.Error, "no og:image", name, null);
            yield break;
        }

        if (pictures.Count > 1)
        {
            yield return Of("picture.extra", Severity.Warning, $"{pictures.Count} og:image; Discord makes a gallery of them, others take the first or the last", name, pictures[1]);
        }

        if (!Uri.TryCreate(pictures[0].Content, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            yield return Of("picture.address", Severity.Error, $"og:image must be an absolute address such as https://example.com/og/post.png; got \"{Cut(pictures[0].Content)}\"", name, pictures[0]);
        }
        else if (address.Scheme != "https" && !address.IsLoopback)
        {
            yield return Of("picture.address", Severity.Warning, $"og:image is not https: {Cut(pictures[0].Content)}", name, pictures[0]);
        }

        if (Find(page, "og:image:alt") is not { Content.Length: > 0 })
        {
            yield return Of("alt.missing", Severity.Warning, "no og:image:alt", name, pictures[0]);
        }
    }

    /// <summary>Checks the bytes that an <c>og:image</c> leads to.</summary>
    public static IEnumerable<CheckFinding> CheckBytes(FoundPicture found, (PageTag Tag, string? Type, int? Width, int? Height) declared, string name)
    {
        var tag = declared.Tag;
        if (found.Bytes is not { } bytes)
        {
            yield return Of("picture.missing", Severity.Error, $"og:image {Cut(tag.Content)}: {found.Problem}", name, tag);
            yield break;
        }

        if (!Imaging.ImageHeader.TryRead(bytes, out var info) || info.Format is not (Imaging.ImageFormat.Png or Imaging.ImageFormat.Jpeg or Imaging.ImageFormat.Gif or Imaging.ImageFormat.WebP))
        {
            yield return Of("picture.format", Severity.Error, $"og:image {Cut(tag.Content)} is no PNG, JPEG, GIF or WebP", name, tag);
            yield break;
        }

        if (info.Format is Imaging.ImageFormat.WebP)
        {
            yield return Of("picture.format", Severity.Warning, "og:image is WebP, which not every reader shows; PNG or JPEG is safe", name, tag);
        }

        if (bytes.Length > CardSettings.HardCeilingBytes)
        {
            yield return Of("card.too-large", Severity.Error, string.Create(CultureInfo.InvariantCulture, $"og:image has {bytes.Length:N0} bytes; WhatsApp and others show nothing above {CardSettings.HardCeilingBytes:N0}"), name, tag);
        }

        if (declared.Type is { } type && type != info.MediaType)
        {
            yield return Of("picture.size", Severity.Error, $"og:image:type says {type}; the picture is {info.MediaType}", name, tag);
        }

        if ((declared.Width is { } width && width != info.Width) || (declared.Height is { } height && height != info.Height))
        {
            yield return Of("picture.size", Severity.Error, $"og:image is declared {declared.Width}x{declared.Height}; the picture has {info.Width}x{info.Height}", name, tag);
        }

        if (SiteCheck.Shape(info.Width, info.Height) is { } shape)
        {
            yield return Of("picture.shape", Severity.Warning, "og:image " + shape, name, tag);
        }
    }

    private static PageTag? Find(PageTags page, string key) => page.Tags.FirstOrDefault(tag => tag.InHead && tag.Key == key);

    private static CheckFinding Of(string rule, Severity severity, string message, string name, PageTag? tag) => new(rule, severity, message, name, tag?.Line ?? 1, tag?.Column ?? 1);

    private static string Cut(string text) => text.Length > 120 ? text[..120] + "…" : text;
}
