using System.Globalization;

namespace OgService.Posts.Meta;

/// <summary>Everything the bundle says, cleaned and bounded, before it becomes tags. A value that is null is not said.</summary>
internal sealed record BundleFacts
{
    // Synapse drops a value of more than 1,000 characters; X reads 420 of an alt text.
    private const int MaxTitle = 1_000;
    private const int MaxAlt = 420;
    // Most cards show less than 200 of a description, none needs more than 300.
    private const int MaxDescription = 200;
    private const int MaxName = 100;
    private const int MaxAuthors = 10;
    private const int MaxTag = 100;
    private const int MaxTags = 40;

    /// <summary>Never empty.</summary>
    public required string Title { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    public required string SiteName { get; init; }

    public string? SiteUrl { get; init; }

    public IReadOnlyList<Author> Authors { get; init; } = [];

    /// <summary>The names, joined by commas; null if there are none.</summary>
    public string? AuthorNames { get; init; }

    public string? Published { get; init; }

    public string? Modified { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Lang { get; init; }

    public string? Locale { get; init; }

    public PictureFacts? Picture { get; init; }

    public required string ReadingTime { get; init; }

    public string? Twitter { get; init; }

    public string? Fediverse { get; init; }

    public string? ThemeColor { get; init; }

    public string? Icon { get; init; }

    public string? TouchIcon { get; init; }

    public string? Feed { get; init; }

    public string? Logo { get; init; }

    /// <summary>Whether search engines get their own object; what people see in a preview does not depend on it.</summary>
    public bool HasJsonLd { get; init; } = true;

    /// <summary>What a preview needs and no more, for a post whose values are so long that the bundle would not fit.</summary>
    public BundleFacts Essentials() => this with
    {
        AuthorNames = AuthorNames is null ? null : MetaText.Clean(AuthorNames, MaxName),
        Authors = [.. Authors.Select(author => author with { Url = null })],
        Section = null,
        Tags = [],
        Icon = null,
        TouchIcon = null,
        Feed = null,
        HasJsonLd = false,
    };

    public static BundleFacts Read(Post post, SiteIdentity site, PictureFacts? picture, string publicFolder)
    {
        var siteName = MetaText.Clean(site.Name, MaxName);
        var title = NullIfEmpty(MetaText.Clean(post.Title, MaxTitle)) ?? NullIfEmpty(MetaText.Clean(post.Slug, MaxTitle)) ?? siteName;
        var authors = ReadAuthors(post, site);
        var authorNames = authors.Count == 0 ? null : string.Join(", ", authors.Select(author => author.Name));
        var tag = LanguageTag.Read(post.Lang);
        return new BundleFacts
        {
            Title = title,
            Description = NullIfEmpty(MetaText.Clean(post.Description, MaxDescription)),
            Url = MetaUrl.Absolute(post.CanonicalUrl),
            SiteName = siteName,
            SiteUrl = MetaUrl.Absolute(site.Url),
            Authors = authors,
            AuthorNames = authorNames,
            Published = Timestamp(post.Published),
            Modified = Timestamp(post.Modified),
            Section = NullIfEmpty(MetaText.Clean(post.Section, MaxTag)),
            Tags = ReadTags(post),
            Lang = tag?.Text,
            Locale = tag?.Locale,
            Picture = ReadPicture(picture, post, title, siteName, authorNames),
            ReadingTime = post.ReadingMinutes <= 1
                ? "1 minute"
                : string.Create(CultureInfo.InvariantCulture, $"{post.ReadingMinutes} minutes"),
            Twitter = Handles.Twitter(site.Twitter),
            Fediverse = WrittenBySiteAuthor(authors, site) ? Handles.Fediverse(site.Fediverse) : null,
            ThemeColor = ReadColor(site.ThemeColor),
            Icon = MetaUrl.OnSite(site.Icon, site.Url),
            TouchIcon = MetaUrl.OnSite(site.TouchIcon, site.Url),
            Feed = MetaUrl.OnSite(site.Feed, site.Url),
            Logo = ReadLogo(site, publicFolder),
        };
    }

    private static string[] ReadTags(Post post)
        => [.. post.Tags.Take(MaxTags).Select(tag => MetaText.Clean(tag, MaxTag)).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)];

    private static List<Author> ReadAuthors(Post post, SiteIdentity site)
    {
        var authors = new List<Author>();
        foreach (var author in post.Authors.Take(MaxAuthors))
        {
            var name = MetaText.Clean(author.Name, MaxName);
            if (name.Length == 0 || authors.Any(known => known.Name == name))
            {
                continue;
            }

            var url = author.Url ?? (name == MetaText.Clean(site.Author, MaxName) ? site.AuthorUrl : null);
            authors.Add(new Author(name, MetaUrl.Absolute(url)));
        }

        return authors;
    }

    // The account in the settings is the site's author's: nobody else's post is put under that name.
    private static bool WrittenBySiteAuthor(List<Author> authors, SiteIdentity site)
    {
        var siteAuthor = MetaText.Clean(site.Author, MaxName);
        return authors.Count == 0 || siteAuthor.Length == 0 || authors.Any(author => author.Name == siteAuthor);
    }

    private static PictureFacts? ReadPicture(PictureFacts? picture, Post post, string title, string siteName, string? authorNames)
    {
        if (MetaUrl.Absolute(picture?.Url) is not { } url)
        {
            return null;
        }

        var measured = picture is { Width: > 0, Height: > 0 };
        var alt = MetaText.Clean(picture!.Alt ?? post.ImageAlt, MaxAlt);
        return new PictureFacts(
            url,
            IsImageType(picture.MediaType) ? picture.MediaType : null,
            measured ? picture.Width : null,
            measured ? picture.Height : null,
            alt.Length == 0 || alt == title ? DefaultAlt(title, siteName, authorNames) : alt);
    }

    // What a card shows, without words of any one language. The title alone would be read out twice.
    private static string DefaultAlt(string title, string siteName, string? authorNames)
    {
        var by = authorNames is null ? "" : " — " + MetaText.Clean(authorNames, MaxName);
        var prefix = siteName.Length == 0 ? "" : siteName + ": ";
        return prefix + MetaText.Clean(title, MaxAlt - prefix.Length - by.Length) + by;
    }

    private static bool IsImageType(string? mediaType)
        => mediaType is not null && mediaType.StartsWith("image/", StringComparison.Ordinal) && mediaType.Length is > 6 and < 40
            && mediaType.AsSpan(6).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789.+-") < 0;

    // The year 1 and the first second of 1970 are what an unset date turns into, not dates of posts.
    private static string? Timestamp(DateTimeOffset? moment)
        => moment is { } value && value.UtcDateTime.Year > 1 && value.ToUnixTimeSeconds() != 0
            ? value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
            : null;

    private static string? ReadColor(string? color)
        => color is { Length: 7 } && color[0] == '#' && color.Skip(1).All(char.IsAsciiHexDigit) ? color.ToLowerInvariant() : null;

    // The settings name a file; only what lies in the public folder has an address.
    private static string? ReadLogo(SiteIdentity site, string publicFolder)
    {
        var logo = site.Logo?.Trim();
        if (string.IsNullOrEmpty(logo) || logo.Contains("..", StringComparison.Ordinal))
        {
            return null;
        }

        var folder = publicFolder.Trim('/') + "/";
        return logo.Contains("://", StringComparison.Ordinal) || logo[0] == '/' ? MetaUrl.OnSite(logo, site.Url)
            : folder == "/" ? MetaUrl.OnSite(logo, site.Url)
            : logo.StartsWith(folder, StringComparison.Ordinal) ? MetaUrl.OnSite(logo[(folder.Length - 1)..], site.Url)
            : null;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
