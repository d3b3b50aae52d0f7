using OgService.Cli.Output;
using OgService.Posts;
using OgService.Previews.Sites;

namespace OgService.Cli.Commands;

/// <summary>The post that a name on the command line means, or an explanation.</summary>
internal static class PostLookup
{
    /// <returns>Null when there is none that may be shown; why has been said.</returns>
    public static Post? Find(SiteSnapshot site, string name, bool drafts)
    {
        if (!SiteFinder.TryFind(site, name, out var post))
        {
            var unreadable = site.Posts.Problems.FirstOrDefault(problem => Path.GetFullPath(Path.Combine(site.Root, problem.File)) == Path.GetFullPath(name));
            Report.Error(unreadable?.Message ?? $"There is no post {name} in {site.Root} (a file, or a slug; {site.Posts.Posts.Count} posts were read).");
            return null;
        }

        if (!drafts && !post.IsPublished(TimeProvider.System.GetUtcNow()))
        {
            Report.Error($"{post.SourceFile} is not published (a draft, a future date, or hidden by its name). --drafts takes it all the same.");
            return null;
        }

        return post;
    }
}
