namespace OgService.Posts;

/// <summary>Reads one post: front matter (YAML, TOML, JSON), then what the text itself gives.</summary>
public static class PostReader
{
    /// <param name="file">Relative to the site's root, with <c>/</c>; the slug's last resort.</param>
    /// <exception cref="PostException">The front matter is broken, too large, or a value is wrong.</exception>
    public static Post Read(string file, string text, SiteIdentity site, ContentSettings content) => throw new NotImplementedException();
}
