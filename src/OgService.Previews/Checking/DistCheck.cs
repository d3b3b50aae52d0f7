using OgService.Previews.Embedding;
using OgService.Previews.Files;

namespace OgService.Previews.Checking;

/// <summary>Checks the pages of a built site, and the pictures that they name on it.</summary>
public static class DistCheck
{
    /// <summary>Whether a folder looks like a built site rather than its sources.</summary>
    public static bool IsDist(string folder) =>
        !File.Exists(Path.Combine(folder, SiteConfiguration.FileName)) && Directory.EnumerateFiles(folder, "*.html").Any();

    /// <returns>How many pages there are, and what is wrong with them.</returns>
    public static (int Pages, IReadOnlyList<CheckFinding> Findings) Run(string dist, CancellationToken cancellation = default)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dist));
        var findings = new List<CheckFinding>();
        var pictures = new Dictionary<string, FoundPicture>(StringComparer.Ordinal);
        var pages = DistPages.Find(root);
        foreach (var page in pages)
        {
            cancellation.ThrowIfCancellationRequested();
            var name = SitePath.Relative(root, page.File);
            if (!DistPages.TryRead(page, out var html, out var problem))
            {
                findings.Add(new CheckFinding("page.unreadable", Severity.Error, problem, name));
                continue;
            }

            findings.AddRange(PageCheck.Run(html, name));
            if (PageCheck.PictureOf(html) is { } declared && IsOwn(html, declared.Tag.Content) is { } path)
            {
                if (!pictures.TryGetValue(path, out var found))
                {
                    pictures[path] = found = Read(root, path);
                }

                findings.AddRange(PageCheck.CheckBytes(found, declared, name));
            }
        }

        return (pages.Count, findings);
    }

    // A picture on the page's own host lies in the folder; others are elsewhere.
    private static string? IsOwn(string html, string picture)
    {
        if (!Uri.TryCreate(picture, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return picture.StartsWith('/') && !picture.StartsWith("//", StringComparison.Ordinal) ? picture : null;
        }

        var tags = PageTags.Read(html).Tags;
        var own = tags.FirstOrDefault(tag => tag.Key == "og:url")?.Content ?? tags.FirstOrDefault(tag => tag.Element.LocalName == "link" && tag.Element.GetAttribute("rel") == "canonical")?.Element.GetAttribute("href");
        return Uri.TryCreate(own, UriKind.Absolute, out var page) && page.Authority == address.Authority ? address.AbsolutePath : null;
    }

    private static FoundPicture Read(string root, string path)
    {
        var reference = Uri.UnescapeDataString(path.Split('?', '#')[0]);
        if (!SitePath.TryResolve(root, root, reference, out var file))
        {
            return new FoundPicture(null, "is not a path inside the site");
        }

        var info = new FileInfo(file);
        return !info.Exists ? new FoundPicture(null, "the file is not there")
            : info.Length > DistPages.MaxBytes ? new FoundPicture(null, "larger than 10 MB")
            : new FoundPicture(File.ReadAllBytes(file), null);
    }
}
