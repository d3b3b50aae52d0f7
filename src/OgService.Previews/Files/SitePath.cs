using System.Diagnostics.CodeAnalysis;

namespace OgService.Previews.Files;

/// <summary>Paths inside a site. Nothing that a post or a configuration says leads out of the site's root, not through links either.</summary>
internal static class SitePath
{
    /// <summary>Resolves a reference to a full path below <paramref name="root"/>; false when it leads outside or is no path at all.</summary>
    /// <param name="folder">Where relative references start: a full path below the root.</param>
    public static bool TryResolve(string root, string folder, string reference, [NotNullWhen(true)] out string? path)
    {
        path = null;
        if (reference.Length is 0 or > 1_024 || reference.AsSpan().ContainsAnyInRange('\0', '\u001f') || reference.Contains('\\', StringComparison.Ordinal)
            || reference.Split('/').Any(part => part.Length > 255))
        {
            return false;
        }

        var full = Path.GetFullPath(Path.Combine(folder, reference.TrimStart('/')));
        if (!IsBelow(root, full) || LeavesThroughLink(root, full))
        {
            return false;
        }

        path = full;
        return true;
    }

    public static bool IsBelow(string root, string path)
        => path.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Relative to the root, with <c>/</c> on every system.</summary>
    public static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    private static bool LeavesThroughLink(string root, string path)
    {
        for (var current = path; current.Length > root.Length; current = Path.GetDirectoryName(current)!)
        {
            FileSystemInfo entry = Directory.Exists(current) ? new DirectoryInfo(current) : new FileInfo(current);
            if (entry.LinkTarget is not null && entry.ResolveLinkTarget(returnFinalTarget: true) is { } target && !IsBelow(root, target.FullName))
            {
                return true;
            }
        }

        return false;
    }
}
