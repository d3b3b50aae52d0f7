using OgService.Yaml;

namespace OgService.Cards;

/// <summary>What a post gives to its card. Templates see these as <c>title</c>, <c>description</c>, <c>author</c>, <c>authors</c>,
/// <c>tags</c>, <c>date</c>, <c>modified</c>, <c>section</c>, <c>lang</c>, <c>slug</c>, <c>url</c>, <c>reading_minutes</c>, <c>cover</c>, <c>author_picture</c>, <c>site.name</c>,
/// <c>site.host</c>, <c>site.url</c>, <c>site.author</c>, <c>site.logo</c>.</summary>
public sealed record CardFields
{
    public required string Title { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Modified { get; init; }

    public string? Section { get; init; }

    public string Lang { get; init; } = "en";

    public string Slug { get; init; } = "";

    /// <summary>The post's canonical address, or null.</summary>
    public string? Url { get; init; }

    public int? ReadingMinutes { get; init; }

    public string SiteName { get; init; } = "";

    /// <summary>Absolute, or empty.</summary>
    public string SiteUrl { get; init; } = "";

    public string? SiteAuthor { get; init; }

    /// <summary>Values above the template's defaults: the site's first, then the post's. Keys the template does not declare are refused in the
    /// site's and noted in the post's.</summary>
    public YamlMapping? SiteValues { get; init; }

    /// <summary>The file that <see cref="SiteValues"/> stand in, for messages.</summary>
    public string SiteValuesSource { get; init; } = "og.yaml";

    public YamlMapping? PostValues { get; init; }

    /// <summary>The pictures that the template asks for (<see cref="Template.PictureNames"/>), by name; those that are not here are not there.</summary>
    public IReadOnlyDictionary<string, CardPicture> Pictures { get; init; } = new Dictionary<string, CardPicture>();
}
