namespace OgService.Posts;

/// <summary>Who publishes: the <c>site:</c> part of <c>og.yaml</c>.</summary>
public sealed record SiteIdentity
{
    /// <summary>Stands in where nobody has said the site's address: tags made with it are for looking only.</summary>
    public const string UnknownUrl = "http://localhost";

    public required string Name { get; init; }

    /// <summary>Absolute, no slash at the end. Every absolute address starts with it.</summary>
    public required string Url { get; init; }

    public string? Author { get; init; }

    /// <summary>Absolute address of the author's profile, or null.</summary>
    public string? AuthorUrl { get; init; }

    /// <summary>BCP 47.</summary>
    public string Lang { get; init; } = "en";

    /// <summary>With <c>@</c>, or null.</summary>
    public string? Twitter { get; init; }

    /// <summary><c>@user@server</c>, or null.</summary>
    public string? Fediverse { get; init; }

    /// <summary><c>#rrggbb</c>, or null.</summary>
    public string? ThemeColor { get; init; }

    /// <summary>A path relative to the site's root, or null.</summary>
    public string? Logo { get; init; }

    /// <summary>A picture of <see cref="Author"/>: a path relative to the site's root, or null.</summary>
    public string? AuthorPicture { get; init; }

    /// <summary>Address of the feed (absolute, or a path on the site), or null.</summary>
    public string? Feed { get; init; }

    /// <summary>Address of the icon (absolute, or a path on the site), or null.</summary>
    public string? Icon { get; init; }

    /// <summary>Address of a 180x180 PNG (absolute, or a path on the site), or null.</summary>
    public string? TouchIcon { get; init; }

    /// <summary>Every generator's own files that <see cref="Detect"/> may look at, from the site's root; few of them exist.</summary>
    public static IReadOnlyList<string> SettingsFiles { get; } = [.. Enum.GetValues<SiteGenerator>().SelectMany(Catalog.IdentityDetection.FilesOf)];

    /// <summary>What the site generator's own settings say; the folder's name and <see cref="UnknownUrl"/> where they say nothing.</summary>
    public static SiteIdentity Detect(string siteRoot, SiteGenerator generator)
    {
        ArgumentException.ThrowIfNullOrEmpty(siteRoot);
        return Catalog.IdentityDetection.Detect(Path.GetFullPath(siteRoot), generator);
    }
}
