using OgService.Posts;

namespace OgService.Previews;

/// <summary>Everything a site says about itself: <c>og.yaml</c>, filled up by what its files show.</summary>
public sealed record SiteConfiguration
{
    /// <summary>The file's name in the site's root.</summary>
    public const string FileName = "og.yaml";

    public required SiteIdentity Site { get; init; }

    public required ContentSettings Content { get; init; }

    /// <summary>Where posts come from that are no files.</summary>
    public SourceSettings Sources { get; init; } = new();

    public CardSettings Cards { get; init; } = new();

    /// <summary>Where a picture that lies beside its post is copied to: the pattern of the cards with the picture's own ending, relative to the public
    /// folder.</summary>
    public string CopyPathOf(Post post, ExistingPicture picture)
        => Path.ChangeExtension(Cards.Path.Replace("{slug}", post.Slug, StringComparison.Ordinal), Path.GetExtension(picture.File).ToLowerInvariant());
}
