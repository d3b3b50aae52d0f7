using System.Globalization;

namespace OgService.Posts.Slugs;

/// <summary>A post's file, taken apart below the content folder.</summary>
/// <param name="Folders">Between the content folder and the file.</param>
/// <param name="Name">The file's name without its ending and without a date in front.</param>
/// <param name="Date">The date in front of the name, or in the folders' names; null when there is none.</param>
/// <param name="FullName">The file's name without its ending.</param>
internal sealed record PostPath(IReadOnlyList<string> Folders, string Name, DateTimeOffset? Date, string FullName)
{
    public bool IsIndex => Name is "index" or "_index" or "README" or "readme";

    public static PostPath From(string file, ContentSettings content)
    {
        var parts = BelowContent(file, content).Split('/');
        var fullName = WithoutEnding(parts[^1]);
        var folders = parts[..^1];
        if (TryDated(fullName, out var date, out var name))
        {
            return new PostPath(folders, name, date, fullName);
        }

        // Docusaurus: 2024-02-20-title/index.md, 2024/02/20/title.md, 2024-02-20/title.md
        foreach (var folder in folders.Reverse())
        {
            if (TryDated(folder + (folder.Length == 10 ? "-" : ""), out date, out _))
            {
                return new PostPath(folders, fullName, date, fullName);
            }
        }

        DateTimeOffset? dateOfFolders = folders.Length >= 3 && TryDated(string.Join('-', folders[..3]) + "-", out date, out _) ? date : null;
        return new PostPath(folders, fullName, dateOfFolders, fullName);
    }

    /// <summary>Takes <c>2024-02-20-</c> off the front of a name.</summary>
    public static bool TryDated(string text, out DateTimeOffset date, out string rest)
    {
        date = default;
        rest = text;
        var parts = text.Split('-', 4);
        if (parts.Length < 4 || parts[0].Length != 4 || parts[1].Length is 0 or > 2 || parts[2].Length is 0 or > 2)
        {
            return false;
        }

        var written = string.Join('-', parts[..3]);
        if (!DateTime.TryParseExact(written, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return false;
        }

        date = new DateTimeOffset(day, TimeSpan.Zero);
        rest = parts[3].Length > 0 ? parts[3] : text;
        return true;
    }

    /// <summary>The file relative to the folder that the include patterns start in.</summary>
    private static string BelowContent(string file, ContentSettings content)
    {
        const string JekyllPosts = "_posts/";
        const string JekyllDrafts = "_drafts/";
        if (content.Generator == SiteGenerator.Jekyll)
        {
            // Folders before _posts are categories, folders in it are nothing.
            foreach (var folder in new[] { JekyllPosts, JekyllDrafts })
            {
                var at = ("/" + file).IndexOf("/" + folder, StringComparison.Ordinal);
                if (at >= 0)
                {
                    return file[(at + folder.Length)..];
                }
            }
        }

        var root = ContentRoot(file, content);
        return root.Length == 0 ? file : file[(root.Length + 1)..];
    }

    /// <summary>The longest folder before the first wildcard of a pattern that the file lies in; empty for the site's root.</summary>
    public static string ContentRoot(string file, ContentSettings content)
    {
        var longest = "";
        foreach (var pattern in content.Include)
        {
            var root = FixedFolder(pattern);
            if (root.Length > longest.Length && file.StartsWith(root + "/", StringComparison.Ordinal))
            {
                longest = root;
            }
        }

        return longest;
    }

    /// <summary>The folder of a pattern before its first wildcard; empty for the site's root.</summary>
    public static string FixedFolder(string pattern)
    {
        pattern = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern.TrimStart('/');
        var wildcard = pattern.AsSpan().IndexOfAny("*?[{");
        var slash = (wildcard < 0 ? pattern : pattern[..wildcard]).LastIndexOf('/');
        return slash < 0 ? "" : pattern[..slash];
    }

    private static string WithoutEnding(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot <= 0 ? name : name[..dot];
    }
}
