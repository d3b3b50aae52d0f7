using System.Diagnostics.CodeAnalysis;
using OgService.Posts;

namespace OgService.Previews.Sites;

/// <summary>Finds the site that a file belongs to, and the post that a name means.</summary>
public static class SiteFinder
{
    /// <summary>The nearest folder above a file that holds <c>og.yaml</c>, else the nearest one with a site generator's files, else the file's own.</summary>
    public static string RootOf(string file)
    {
        var start = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return Climb(start, folder => File.Exists(Path.Combine(folder, SiteConfiguration.FileName)))
            ?? Climb(start, folder => ContentSettings.Detect(folder).Generator != SiteGenerator.Plain)
            ?? start;
    }

    /// <param name="name">A slug, or a file: relative to the working folder or to the site's root.</param>
    public static bool TryFind(SiteSnapshot site, string name, [NotNullWhen(true)] out Post? post)
    {
        if (site.Posts.TryGet(name, out post))
        {
            return true;
        }

        string[] candidates = [Path.GetFullPath(name), Path.GetFullPath(Path.Combine(site.Root, name))];
        post = site.Posts.Posts.FirstOrDefault(candidate => candidates.Contains(Path.GetFullPath(Path.Combine(site.Root, candidate.SourceFile))));
        return post is not null;
    }

    private static string? Climb(string start, Func<string, bool> holds)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (holds(folder))
            {
                return folder;
            }
        }

        return null;
    }
}
