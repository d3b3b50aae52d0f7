using OgService.Cards;
using OgService.Previews.Files;
using OgService.Typography;

namespace OgService.Previews.Sites;

/// <summary>The fonts of a site: those that ship, and the site's own before them. Kept, with all that was drawn with them, until one of the
/// site's files changes; files that cannot be used never replace what worked.</summary>
internal sealed class SiteFonts
{
    private const int MaximumFiles = 64;
    private static readonly string[] Endings = [".ttf", ".otf", ".ttc", ".woff", ".woff2"];

    private readonly string root;
    private readonly string shipped;
    private readonly ShippedFonts shared;
    private IReadOnlyList<(string File, long Length, DateTime Written)> stamps = [];
    private CardRenderer? renderer;
    private string? problem;

    /// <param name="shipped">The folder of <c>fonts.json</c>.</param>
    /// <param name="shared">What draws where a site has no fonts of its own.</param>
    public SiteFonts(string root, string shipped, ShippedFonts? shared = null) => (this.root, this.shipped, this.shared) = (root, shipped, shared ?? new ShippedFonts());

    /// <summary>What draws with these fonts: the same object as long as nothing changed.</summary>
    /// <exception cref="FontFormatException">The shipped fonts cannot be used.</exception>
    public CardRenderer Read(CardSettings settings, List<string> problems)
    {
        var present = Find(settings.Fonts, problems);
        if (renderer is null || !present.SequenceEqual(stamps))
        {
            stamps = present;
            problem = null;
            try
            {
                renderer = Open([.. present.Select(stamp => stamp.File)]);
            }
            catch (FontFormatException failure) when (present.Count > 0)
            {
                renderer ??= Open([]);
                problem = $"{SiteConfiguration.FileName}: cards.fonts: {failure.Message}";
            }
        }

        if (problem is not null)
        {
            problems.Add(problem);
        }

        return renderer;
    }

    private CardRenderer Open(IReadOnlyList<string> files) => files.Count == 0 ? shared.Of(shipped) : ShippedFonts.Open(shipped, files);

    private List<(string File, long Length, DateTime Written)> Find(IReadOnlyList<string> references, List<string> problems)
    {
        var found = new List<(string File, long Length, DateTime Written)>();
        foreach (var reference in references)
        {
            if (!SitePath.TryResolve(root, root, reference, out var path) || !(File.Exists(path) || Directory.Exists(path)))
            {
                problems.Add($"{SiteConfiguration.FileName}: cards.fonts: there is no file or folder {reference} in the site");
                continue;
            }

            var files = Directory.Exists(path)
                ? Directory.EnumerateFiles(path).Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant())).Order(StringComparer.Ordinal)
                : Enumerable.Repeat(path, 1);
            found.AddRange(files.Select(file => new FileInfo(file)).Select(info => (info.FullName, info.Length, info.LastWriteTimeUtc)));
        }

        if (found.Count <= MaximumFiles)
        {
            return found;
        }

        problems.Add($"{SiteConfiguration.FileName}: cards.fonts: at most {MaximumFiles} files are used; there are {found.Count}");
        return found[..MaximumFiles];
    }
}
