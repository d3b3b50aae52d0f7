using OgService.Cards;
using OgService.Posts;
using OgService.Previews.Fetching;
using OgService.Previews.Generating;
using OgService.Previews.Sources;
using OgService.Typography;
using OgService.Yaml;

namespace OgService.Previews.Sites;

/// <summary>A site that may change while we look: <see cref="Refresh"/> reads again only what changed. What is broken never replaces what worked:
/// the last good settings and templates stay, and the trouble is listed.</summary>
public sealed class LiveSite
{
    private readonly string root;
    private readonly TemplateLibrary templates;
    private readonly SiteFonts fonts;
    private readonly TimeProvider clock;
    private readonly bool readPosts;
    private readonly RemotePictures? remote;
    private readonly IReadOnlyList<IPostSource> sources;
    private readonly Lock gate = new();
    private PictureFileCache files = new();
    private string? place;
    private bool wasThere;
    private SiteSnapshot current;
    private IReadOnlyList<(long Length, DateTime Written)> settingsStamps = [];
    private string? settingsProblem;
    private (Manifest Manifest, (long Length, DateTime Written) Stamp)? manifest;

    private LiveSite(string root, TemplateLibrary templates, SiteFonts fonts, TimeProvider clock, bool readPosts, RemotePictures? remote, IReadOnlyList<IPostSource> sources)
    {
        this.remote = remote;
        this.sources = sources;
        this.root = root;
        this.templates = templates;
        this.fonts = fonts;
        this.clock = clock;
        this.readPosts = readPosts;
        current = Read(null);
    }

    public SiteSnapshot Current => Volatile.Read(ref current);

    /// <param name="shippedTemplates">The folder of the templates that come with us; the site's own <c>templates</c> folder goes before it.</param>
    /// <param name="shippedFonts">The folder of <c>fonts.json</c>.</param>
    /// <exception cref="FontFormatException">The shipped fonts cannot be used.</exception>
    /// <exception cref="YamlException"><c>og.yaml</c> is broken.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such site.</exception>
    public static LiveSite Open(string siteRoot, string shippedTemplates, string shippedFonts, TimeProvider clock, bool readPosts = true)
        => OpenServed(siteRoot, shippedTemplates, shippedFonts, clock, readPosts, RemotePictures.AtHand(siteRoot, clock), []);

    /// <summary>The same, and pictures of the hosts that <c>og.yaml</c> names are fetched and kept beside the manifest. For as long as the process lives.</summary>
    /// <inheritdoc cref="Open" path="/param"/>
    /// <inheritdoc cref="Open" path="/exception"/>
    public static LiveSite OpenFetching(string siteRoot, string shippedTemplates, string shippedFonts, TimeProvider clock, RemoteOptions options)
    {
        var rules = new FetchRules(options, []);
        return OpenServed(siteRoot, shippedTemplates, shippedFonts, clock, readPosts: true, new RemotePictures(rules, new GuardedFetcher(rules, clock), clock, null, FetchedFolder.OfSite(siteRoot)), []);
    }

    /// <param name="remote">Fetches pictures from elsewhere; null draws cards without them.</param>
    /// <param name="sources">Of posts that are no files.</param>
    /// <param name="fonts">Shared with other sites; null for none.</param>
    internal static LiveSite OpenServed(
        string siteRoot, string shippedTemplates, string shippedFonts, TimeProvider clock, bool readPosts, RemotePictures? remote, IReadOnlyList<IPostSource> sources, ShippedFonts? fonts = null)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(siteRoot));
        var own = Path.Combine(root, "templates");
        return new LiveSite(root, TemplateLibrary.Open(own, shippedTemplates), new SiteFonts(root, shippedFonts, fonts), clock, readPosts, remote, sources);
    }

    /// <summary>Looks at the files again.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Refresh()
    {
        lock (gate)
        {
            var next = Read(current);
            if (IsSame(current, next) && !current.Watched.HaveChanged() && current.RemoteVersion == next.RemoteVersion)
            {
                return false;
            }

            Volatile.Write(ref current, next);
            return true;
        }
    }

    private SiteSnapshot Read(SiteSnapshot? previous)
    {
        var isThere = HasEntries();
        if (previous is not null && wasThere && !isThere)
        {
            return new SiteSnapshot(
                root, previous.Configuration, previous.Posts, previous.Pictures, previous.Templates, templates, previous.Renderer, files, remote,
                [$"{root}: the folder is gone or empty; what was read of it before stays"], clock.GetUtcNow().TruncateToSeconds());
        }

        wasThere = isThere;
        var isElsewhere = ForgetWhatLayElsewhere();
        var problems = new List<string>();
        var configuration = ReadConfiguration(previous, problems);
        if (configuration.Site.Url == SiteIdentity.UnknownUrl)
        {
            problems.Add($"{SiteConfiguration.FileName}: site needs url, for example https://example.com: until then tags say {SiteIdentity.UnknownUrl}");
        }

        var content = readPosts ? configuration.Content : configuration.Content with { Include = [] };
        var posts = PostCatalog.Read(root, configuration.Site, content, isElsewhere ? null : previous?.Posts);
        foreach (var source in sources)
        {
            var (more, troubles) = source.Read(configuration);
            posts = posts.With(more);
            problems.AddRange(troubles);
        }

        problems.AddRange(posts.Problems.Select(problem => problem.Message));
        var usable = ReadTemplates(previous, configuration, posts, problems);
        var chooser = new PictureChooser(root, configuration, ReadManifest(problems), files);
        var pictures = new Dictionary<string, PictureChoice>(StringComparer.Ordinal);
        foreach (var post in posts.Posts)
        {
            pictures[post.Slug] = chooser.Choose(post);
        }

        var renderer = fonts.Read(configuration.Cards, problems);
        problems.AddRange(usable.Values.SelectMany(template => template.MissingFonts(renderer.Text.Fonts.Families)));
        return new SiteSnapshot(root, configuration, posts, pictures, usable, templates, renderer, files, remote, problems, clock.GetUtcNow().TruncateToSeconds());
    }

    // A checkout that is swapped is away for a moment, and a disk that is not mounted for longer: neither has deleted the posts.
    private bool HasEntries()
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(root).Any();
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Where the root is a link that leads elsewhere now: files of the same size and time need not be the same.</summary>
    private bool ForgetWhatLayElsewhere()
    {
        var before = place;
        place = Directory.ResolveLinkTarget(root, returnFinalTarget: true)?.FullName ?? root;
        if (before is null || before == place)
        {
            return false;
        }

        (settingsStamps, files, manifest) = ([], new PictureFileCache(), null);
        return true;
    }

    private SiteConfiguration ReadConfiguration(SiteSnapshot? previous, List<string> problems)
    {
        var stamps = SettingsStamps();
        if (previous is null || !stamps.SequenceEqual(settingsStamps))
        {
            settingsStamps = stamps;
            settingsProblem = null;
            try
            {
                var configuration = SiteConfigurationReader.Read(root);

                // Words that are of no site do not carry the name of the folder they are drawn in.
                return readPosts || stamps[0] != default ? configuration : configuration with { Site = configuration.Site with { Name = "" } };
            }
            catch (Exception failure) when (previous is not null && failure is YamlException or IOException)
            {
                settingsProblem = failure.Message;
            }
        }

        if (settingsProblem is not null)
        {
            problems.Add(settingsProblem);
        }

        return previous!.Configuration;
    }

    /// <summary>Of our own settings, then of the generators'.</summary>
    private List<(long Length, DateTime Written)> SettingsStamps()
        => [.. SiteIdentity.SettingsFiles.Prepend(SiteConfiguration.FileName).Select(file => StampOf(Path.Combine(root, file)))];

    private static (long Length, DateTime Written) StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : default;
    }

    private Dictionary<string, Template> ReadTemplates(SiteSnapshot? previous, SiteConfiguration configuration, PostCatalog posts, List<string> problems)
    {
        var usable = new Dictionary<string, Template>(StringComparer.Ordinal);
        foreach (var name in posts.Posts.Select(post => post.Template ?? configuration.Cards.Template).Append(configuration.Cards.Template).Concat(configuration.Cards.Templates).Distinct())
        {
            try
            {
                usable[name] = templates.Get(name);
            }
            catch (Exception failure) when (failure is TemplateException or IOException)
            {
                problems.Add(failure.Message);
                if (previous is not null && previous.Templates.TryGetValue(name, out var lastGood))
                {
                    usable[name] = lastGood;
                }
            }
        }

        return usable;
    }

    private Manifest ReadManifest(List<string> problems)
    {
        // A journal means that a run is under way or was killed: what it says depends on the pictures too, so nothing is kept then.
        var stamp = StampOf(Manifest.FileOf(root));
        if (manifest is { } kept && kept.Stamp == stamp && !File.Exists(Manifest.JournalOf(root)))
        {
            return kept.Manifest;
        }

        manifest = null;
        try
        {
            var hasJournal = File.Exists(Manifest.JournalOf(root));
            var read = Manifest.Read(root);
            manifest = hasJournal ? null : (read, stamp);
            return read;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            problems.Add(failure.Message);
            return new Manifest();
        }
    }

    private static bool IsSame(SiteSnapshot one, SiteSnapshot other)
        => ReferenceEquals(one.Configuration, other.Configuration)
            && ReferenceEquals(one.Renderer, other.Renderer)
            && one.Posts.Posts.SequenceEqual(other.Posts.Posts, ReferenceEqualityComparer.Instance)
            && one.Problems.SequenceEqual(other.Problems)
            && one.Pictures.Count == other.Pictures.Count
            && one.Pictures.All(pair => other.Pictures.TryGetValue(pair.Key, out var choice) && choice == pair.Value)
            && one.Templates.Count == other.Templates.Count
            && one.Templates.All(pair => other.Templates.TryGetValue(pair.Key, out var template) && ReferenceEquals(template, pair.Value));
}
