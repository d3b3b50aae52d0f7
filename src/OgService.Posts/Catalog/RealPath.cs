namespace OgService.Posts.Catalog;

/// <summary>Where a path really is once every link in it is followed.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <summary>The path without links, or null when it does not exist or its links go in circles.</summary>
    public static string? Of(string fullPath)
    {
        var links = 0;
        var rest = new Stack<string>(Parts(fullPath).Reverse());
        var real = Path.GetPathRoot(fullPath)!;
        try
        {
            while (rest.TryPop(out var part))
            {
                if (part == "..")
                {
                    real = Path.GetDirectoryName(real) ?? real;
                    continue;
                }

                var next = Path.Combine(real, part);
                FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
                if (info.LinkTarget is not { } target)
                {
                    if (!info.Exists)
                    {
                        return null;
                    }

                    real = next;
                    continue;
                }

                if (++links > MaxLinks)
                {
                    return null;
                }

                if (Path.IsPathRooted(target))
                {
                    real = Path.GetPathRoot(target)!;
                }

                foreach (var inner in Parts(target).Reverse())
                {
                    rest.Push(inner);
                }
            }

            return real;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Parts(string path)
        => path[(Path.GetPathRoot(path)?.Length ?? 0)..]
            .Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part != ".");
}
