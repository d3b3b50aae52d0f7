using OgService.Posts.Slugs;

namespace OgService.Posts.Catalog;

/// <summary>A file that may be a post. <paramref name="Name"/> is relative to the site's root, with <c>/</c>.</summary>
internal readonly record struct PostFile(string Name, string FullPath, long Length, DateTime LastWriteUtc);

/// <summary>Finds the files of posts below a site's root, in the order of their names; nothing outside of it, through links neither.</summary>
internal static class PostFiles
{
    private const int MaxDepth = 64;

    private static readonly string[] _skippedFolders = ["node_modules", "dist", "_site", "bower_components"];

    public static List<PostFile> Find(string siteRoot, ContentSettings content, CancellationToken cancellation)
    {
        var root = RealPath.Of(Path.GetFullPath(siteRoot)) ?? Path.GetFullPath(siteRoot);
        var include = content.Include.Select(pattern => new Glob(pattern)).ToArray();
        var exclude = content.Exclude.Select(pattern => new Glob(pattern)).ToArray();
        var found = new List<PostFile>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var todo = new Stack<(DirectoryInfo Folder, string Name, int Depth)>();
        foreach (var start in StartFolders(content))
        {
            var folder = new DirectoryInfo(start.Length == 0 ? root : Path.Combine(root, start));
            if (folder.Exists && IsBelow(folder.FullName, root))
            {
                todo.Push((folder, start, 0));
            }
        }

        while (todo.TryPop(out var next))
        {
            cancellation.ThrowIfCancellationRequested();
            if (RealPath.Of(next.Folder.FullName) is not { } real || !visited.Add(real))
            {
                continue;
            }

            foreach (var entry in Entries(next.Folder))
            {
                var name = next.Name.Length == 0 ? entry.Name : next.Name + "/" + entry.Name;
                if (entry.LinkTarget is not null && !IsBelow(entry.FullName, root))
                {
                    continue;
                }

                if (entry is DirectoryInfo folder)
                {
                    if (next.Depth < MaxDepth && !entry.Name.StartsWith('.') && !_skippedFolders.Contains(entry.Name))
                    {
                        todo.Push((folder, name, next.Depth + 1));
                    }
                }
                else if (entry is FileInfo { Exists: true } file && Array.Exists(include, glob => glob.IsMatch(name))
                    && !Array.Exists(exclude, glob => glob.IsMatch(name)))
                {
                    found.Add(new PostFile(name, file.FullName, file.Length, file.LastWriteTimeUtc));
                }
            }
        }

        found.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return found;
    }

    // Only where the patterns lead: a site's root may hold a great deal else.
    private static IEnumerable<string> StartFolders(ContentSettings content)
    {
        var roots = content.Include.Select(pattern => PostPath.FixedFolder(pattern)).Distinct(StringComparer.Ordinal).ToList();
        return roots.Where(root => !roots.Exists(other => other.Length < root.Length
            && (other.Length == 0 || root.StartsWith(other + "/", StringComparison.Ordinal))));
    }

    private static IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder)
    {
        try
        {
            return folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Gone meanwhile, or not ours to read: then there are no posts in it.
            return [];
        }
    }

    private static bool IsBelow(string path, string root)
        => RealPath.Of(path) is { } real && (real == root
            || real.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal));
}
