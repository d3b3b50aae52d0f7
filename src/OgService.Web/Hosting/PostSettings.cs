namespace OgService.Web.Hosting;

/// <summary><c>OgService:Posts</c>: posts that are no files of the site.</summary>
public sealed class PostSettings
{
    /// <summary>A folder of its own for posts that programs tell of (<c>PUT /api/posts/…</c>); empty takes none.</summary>
    public string? Folder { get; set; }

    /// <summary>How often the feed or sitemap of <c>og.yaml</c> is read, in seconds; 10 to 86,400.</summary>
    [WholeService]
    public int RefreshSeconds { get; set; } = 300;

    internal void Check(string site) => Setting.Require(RefreshSeconds is >= 10 and <= 86_400, site + "Posts:" + nameof(RefreshSeconds), "10 to 86400", RefreshSeconds);
}
