namespace OgService.Previews;

/// <summary>A live site that posts are read from: <c>feed</c> and <c>sitemap</c> of the <c>content:</c> part of <c>og.yaml</c>.</summary>
public sealed record SourceSettings
{
    /// <summary>RSS 2.0, Atom or JSON Feed; null for none.</summary>
    public Uri? Feed { get; init; }

    /// <summary>A sitemap whose pages are read; null for none.</summary>
    public Uri? Sitemap { get; init; }
}
