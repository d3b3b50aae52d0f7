using OgService.Posts;
using OgService.Previews.Files;
using OgService.Previews.Sites;

namespace OgService.Previews.Embedding;

/// <summary>What became of a page.</summary>
public enum EmbedOutcome
{
    /// <summary>The tags of its post were put in (or would be).</summary>
    Embedded,

    /// <summary>It has them already.</summary>
    Unchanged,

    /// <summary>It is no post's page.</summary>
    NoPost,

    /// <summary>It could not be changed, and why.</summary>
    Failed,
}

/// <param name="Page">The file, relative to the folder, with <c>/</c>.</param>
/// <param name="Post">The post's file; null when there is none.</param>
/// <param name="Message">For people.</param>
public sealed record EmbedResult(string Page, EmbedOutcome Outcome, string? Post, string Message);

/// <summary>Puts the tags of posts into the pages of a built site.</summary>
public static class SiteEmbedder
{
    /// <param name="dist">The folder of the built site.</param>
    /// <param name="write">Whether pages are written; else only looked at.</param>
    /// <exception cref="IOException">A page cannot be written; those before it are done.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<EmbedResult> Run(PreviewService previews, string dist, bool write, CancellationToken cancellation = default)
    {
        var site = previews.Site.Current;
        var byUrl = previews.PublishedPosts(site).GroupBy(post => Normal(post.CanonicalUrl)).ToDictionary(posts => posts.Key, posts => posts.First(), StringComparer.Ordinal);
        var results = new List<EmbedResult>();
        foreach (var page in DistPages.Find(dist))
        {
            cancellation.ThrowIfCancellationRequested();
            results.Add(Handle(previews, site, byUrl, page, SitePath.Relative(dist, page.File), write));
        }

        return results;
    }

    private static EmbedResult Handle(PreviewService previews, SiteSnapshot site, Dictionary<string, Post> byUrl, DistPage page, string name, bool write)
    {
        if (!DistPages.TryRead(page, out var html, out var problem))
        {
            return new EmbedResult(name, EmbedOutcome.Failed, null, problem);
        }

        if (FindPost(previews, site, byUrl, page, html) is not { } post)
        {
            return new EmbedResult(name, EmbedOutcome.NoPost, null, "no post has this page");
        }

        if (HtmlEmbedder.Embed(html, previews.Preview(site, post, preferFile: true).Bundle.ToHtml()) is not { } changed)
        {
            return new EmbedResult(name, EmbedOutcome.Failed, post.SourceFile, "the page has no <head> to put tags into");
        }

        if (changed == html)
        {
            return new EmbedResult(name, EmbedOutcome.Unchanged, post.SourceFile, "has its tags already");
        }

        if (write)
        {
            AtomicFile.Write(page.File, DistPages.ToBytes(changed), Path.GetDirectoryName(page.File)!);
        }

        return new EmbedResult(name, EmbedOutcome.Embedded, post.SourceFile, "tags of the post");
    }

    // What the page says of itself goes before where it lies.
    private static Post? FindPost(PreviewService previews, SiteSnapshot site, Dictionary<string, Post> byUrl, DistPage page, string html)
    {
        var tags = PageTags.Read(html).Tags.Where(tag => tag.InHead).ToList();
        var canonical = tags.Find(tag => tag.Element.LocalName == "link" && string.Equals(tag.Element.GetAttribute("rel"), "canonical", StringComparison.OrdinalIgnoreCase))?.Element.GetAttribute("href")
            ?? tags.Find(tag => tag.Key == "og:url")?.Content;
        if (canonical is not null && byUrl.TryGetValue(Normal(canonical), out var named))
        {
            return named;
        }

        return previews.TryGetPage(site, page.Path, out var post) ? post : null;
    }

    private static string Normal(string url)
    {
        var end = url.AsSpan().IndexOfAny('?', '#');
        var path = (end < 0 ? url : url[..end]).TrimEnd('/');
        return path.EndsWith("/index.html", StringComparison.Ordinal) ? path[..^11] : path.EndsWith(".html", StringComparison.Ordinal) ? path[..^5] : path;
    }
}
