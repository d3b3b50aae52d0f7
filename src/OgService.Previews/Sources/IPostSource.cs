using OgService.Posts;

namespace OgService.Previews.Sources;

/// <summary>Where posts come from that are no files of the site.</summary>
internal interface IPostSource
{
    /// <summary>The posts as they are known now, read with a site's settings. The same objects for as long as nothing changed. Never waits.</summary>
    SourcedPosts Read(SiteConfiguration configuration);
}

/// <param name="Problems">For people.</param>
internal sealed record SourcedPosts(IReadOnlyList<Post> Posts, IReadOnlyList<string> Problems)
{
    public static SourcedPosts None { get; } = new([], []);
}
