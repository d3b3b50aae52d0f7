namespace OgService.Posts;

/// <summary>All posts of a site at one moment. Immutable.</summary>
public sealed class PostCatalog
{
    /// <summary>Every post that could be read, hidden ones too, newest first, then by slug.</summary>
    public IReadOnlyList<Post> Posts => throw new NotImplementedException();

    /// <summary>Files that could not be read; the other posts are there all the same.</summary>
    public IReadOnlyList<PostException> Problems => throw new NotImplementedException();

    public bool TryGet(string slug, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Post? post) => throw new NotImplementedException();

    /// <summary>Reads a site. Files whose time and size are as in <paramref name="previous"/> are not read again.</summary>
    public static PostCatalog Read(string siteRoot, SiteIdentity site, ContentSettings content, PostCatalog? previous = null, CancellationToken cancellation = default)
        => throw new NotImplementedException();
}
