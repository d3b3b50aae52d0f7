using System.Globalization;
using System.Security.Cryptography;
using OgService.Cards;
using OgService.Posts;
using OgService.Previews.Files;
using OgService.Previews.Sites;

namespace OgService.Previews.Generating;

/// <summary>Writes the pictures of a whole site: only what changed, whole files or nothing, never over a picture that is not ours.</summary>
public sealed class SiteGenerator
{
    private static readonly IReadOnlyList<SceneNote> NoNotes = [];
    private readonly SiteSnapshot site;
    private readonly CardDrawer drawer;
    private readonly TimeProvider clock;
    private readonly Lock manifestGate = new();

    private SiteGenerator(SiteSnapshot site, CardDrawer drawer, TimeProvider clock)
    {
        this.site = site;
        this.drawer = drawer;
        this.clock = clock;
    }

    /// <summary>Opens a site as it is now.</summary>
    /// <inheritdoc cref="PreviewService.Open" path="/exception"/>
    public static SiteGenerator Open(string siteRoot, string fontsFolder, string templatesFolder, TimeProvider clock)
    {
        return new SiteGenerator(LiveSite.Open(siteRoot, templatesFolder, fontsFolder, clock).Current, new CardDrawer(clock), clock);
    }

    /// <summary>For a site that is already open.</summary>
    public static SiteGenerator For(SiteSnapshot site, TimeProvider clock) => new(site, new CardDrawer(clock), clock);

    /// <summary>The site as the run sees it.</summary>
    public SiteSnapshot Site => site;

    /// <summary>How many posts the run will look at.</summary>
    public int PostCount => site.Posts.Posts.Count;

    /// <param name="progress">Told of every post as it is done, from several threads.</param>
    /// <exception cref="IOException">The site's folder cannot be written, or another run is under way.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, by permission.</exception>
    /// <exception cref="InvalidDataException">The manifest is broken.</exception>
    /// <exception cref="TemplateException">The site's template is missing or broken, or its values do not fit: every card would fail.</exception>
    public GenerateReport Run(GenerateOptions options, IProgress<GenerateResult>? progress = null, CancellationToken cancellation = default)
    {
        drawer.CheckSettings(site);
        using var runLock = options.DryRun ? null : RunLock.Take(site.Root);
        var manifest = Manifest.Read(site.Root);
        var now = clock.GetUtcNow();
        var posts = site.Posts.Posts;
        var results = new GenerateResult?[posts.Count];
        var wanted = FilesInOrder(posts, now);
        try
        {
            FetchPictures(now, cancellation);
            Parallel.For(0, posts.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellation }, index =>
            {
                var result = Handle(posts[index], now, wanted, manifest, options, cancellation);
                results[index] = result;
                progress?.Report(result);
            });
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What is written is whole and listed; the rest is for the next run.
        }

        var all = results.OfType<GenerateResult>().ToList();
        if (!cancellation.IsCancellationRequested)
        {
            all.AddRange(HandleOrphans(manifest, wanted, options));
        }

        all.AddRange(site.Posts.Problems.Select(problem => new GenerateResult(GenerateOutcome.Failed, problem.File, null, problem.Message, NoNotes, 0)));
        if (!options.DryRun && Save(manifest) is { } failed)
        {
            all.Add(failed);
        }

        return new GenerateReport(all, cancellation.IsCancellationRequested);
    }

    /// <summary>All at once, as far as their hosts allow; a card is planned when its pictures have come or failed.</summary>
    private void FetchPictures(DateTimeOffset now, CancellationToken cancellation)
    {
        var references = new HashSet<string>(StringComparer.Ordinal);
        foreach (var post in site.Posts.Posts.Where(post => post.IsPublished(now) && site.PictureOf(post) is DrawnPicture))
        {
            try
            {
                references.UnionWith(site.Finder.OfOtherHosts(post, site.TemplateFor(post)));
            }
            catch (TemplateException)
            {
                // Told when the card is drawn.
            }
        }

        site.Finder.FetchedAsync(references, cancellation).GetAwaiter().GetResult();
    }

    /// <summary>Which post each file belongs to: when two ask for the same one, the newer has it.</summary>
    private Dictionary<string, Post> FilesInOrder(IReadOnlyList<Post> posts, DateTimeOffset now)
    {
        var wanted = new Dictionary<string, Post>(StringComparer.Ordinal);
        foreach (var post in posts.Where(post => post.IsPublished(now)))
        {
            if (TargetOf(post) is { } file)
            {
                wanted.TryAdd(SitePath.Relative(site.Root, file), post);
            }
        }

        return wanted;
    }

    /// <returns>Why it could not be saved. The journal is still there then, so the next run knows what this one wrote.</returns>
    private GenerateResult? Save(Manifest manifest)
    {
        try
        {
            manifest.Save(site.Root);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new GenerateResult(GenerateOutcome.Failed, SitePath.Relative(site.Root, Manifest.FileOf(site.Root)), null, failure.Message, NoNotes, 0);
        }
    }

    private string? TargetOf(Post post) => site.PictureOf(post) switch
    {
        DrawnPicture drawn => drawn.File,
        ExistingPicture { PublicPath: null } beside => Path.Combine(site.Root, site.Configuration.Content.Public, site.Configuration.CopyPathOf(post, beside)),
        _ => null,
    };

    private GenerateResult Handle(Post post, DateTimeOffset now, Dictionary<string, Post> wanted, Manifest manifest, GenerateOptions options, CancellationToken cancellation)
    {
        if (!post.IsPublished(now))
        {
            return Say(GenerateOutcome.Hidden, post, null, post.Draft ? "draft" : post.Published > now ? $"not before {Day(post.Published.Value)}" : "hidden by its name");
        }

        var picture = site.PictureOf(post);
        var target = TargetOf(post);
        if (target is not null && wanted[SitePath.Relative(site.Root, target)] is { } owner && owner.Slug != post.Slug)
        {
            return Say(GenerateOutcome.Failed, post, target, $"{owner.SourceFile} asks for the same file");
        }

        try
        {
            return picture switch
            {
                ExternalPicture external => Say(GenerateOutcome.External, post, null, external.Url),
                ExistingPicture { PublicPath: not null } existing => Say(GenerateOutcome.Kept, post, existing.File, "the site's own picture"),
                ExistingPicture beside => Copy(post, beside, target!, manifest, options),
                DrawnPicture drawn => Draw(post, drawn, manifest, options, cancellation),
                _ => Say(GenerateOutcome.Failed, post, null, picture.Reason),
            };
        }
        catch (Exception failure) when (failure is TemplateException or MissingGlyphsException or IOException or UnauthorizedAccessException)
        {
            return Say(GenerateOutcome.Failed, post, target, failure.Message);
        }
    }

    private GenerateResult Draw(Post post, DrawnPicture picture, Manifest manifest, GenerateOptions options, CancellationToken cancellation)
    {
        var plan = drawer.Plan(site, post, picture.Format);
        var isBest = IsBest(manifest, picture.File);
        var isCurrent = picture.WrittenKey == plan.Key.Value;
        if (isCurrent && !options.Force && (isBest || !options.Best))
        {
            return Say(GenerateOutcome.Unchanged, post, picture.File, isBest ? "nothing that is drawn has changed; as small as it gets" : "nothing that is drawn has changed");
        }

        if (plan.IsProvisional && !options.Force && picture.WrittenKey is not null && IsAllButPictures(manifest, picture.File, plan))
        {
            return Say(GenerateOutcome.Unchanged, post, picture.File, $"the card stays; a picture of another host cannot be had now: {plan.Fields.Pictures.Values.First(missing => missing.Problem is not null).Problem}");
        }

        var reason = picture.WrittenKey is null ? picture.Reason
            : !isCurrent ? "changed since it was drawn"
            : options.Force ? "drawn again, as asked"
            : "written anew, as small as it gets";
        if (options.DryRun)
        {
            return Say(GenerateOutcome.Drawn, post, picture.File, reason);
        }

        var card = drawer.Draw(plan, cancellation, options.Best);
        Write(picture.File, card.Bytes.Span, post, card.Key, card.Size, manifest, options.Best, plan.Key.Parts.ToDictionary());
        return Say(GenerateOutcome.Drawn, post, picture.File, reason, card.Notes, card.Bytes.Length) with { Encoding = card.Encoding };
    }

    private bool IsBest(Manifest manifest, string file)
    {
        lock (manifestGate)
        {
            return manifest.TryGet(SitePath.Relative(site.Root, file), out var entry) && entry.Best;
        }
    }

    // A host that is down must not take the pictures out of cards that are right otherwise.
    private bool IsAllButPictures(Manifest manifest, string file, CardPlan plan)
    {
        const string pictures = "pictures";
        lock (manifestGate)
        {
            return manifest.TryGet(SitePath.Relative(site.Root, file), out var entry) && entry.Parts is { } parts
                && parts.Count == plan.Key.Parts.Count && plan.Key.Parts.All(part => part.Key == pictures || (parts.TryGetValue(part.Key, out var hash) && hash == part.Value));
        }
    }

    private GenerateResult Copy(Post post, ExistingPicture picture, string target, Manifest manifest, GenerateOptions options)
    {
        var relative = SitePath.Relative(site.Root, target);
        var present = PictureFile.Sha256(target);
        if (present == picture.Sha256 && !options.Force)
        {
            return Say(GenerateOutcome.Unchanged, post, target, "a copy of the picture beside the post");
        }

        if (present is not null && (!manifest.TryGet(relative, out var entry) || entry.Sha256 != present))
        {
            return Say(GenerateOutcome.Kept, post, target, "a picture of the site's own is there already");
        }

        if (!options.DryRun)
        {
            Write(target, File.ReadAllBytes(picture.File), post, picture.Sha256, new CardSize(picture.Info.Width, picture.Info.Height), manifest);
        }

        return Say(GenerateOutcome.Copied, post, target, "the picture beside the post, where it has an address", NoNotes, new FileInfo(picture.File).Length);
    }

    private void Write(string file, ReadOnlySpan<byte> bytes, Post post, string key, CardSize size, Manifest manifest, bool best = false,
        IReadOnlyDictionary<string, string>? parts = null)
    {
        var entry = new ManifestEntry(
            SitePath.Relative(site.Root, file), post.Slug, key, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, size.Width, size.Height, best)
        {
            Parts = parts,
        };
        lock (manifestGate)
        {
            Manifest.AppendToJournal(site.Root, entry);
        }

        AtomicFile.WriteBeside(file, bytes);
        lock (manifestGate)
        {
            manifest.Set(entry);
        }
    }

    private List<GenerateResult> HandleOrphans(Manifest manifest, Dictionary<string, Post> wanted, GenerateOptions options)
    {
        var results = new List<GenerateResult>();
        foreach (var entry in manifest.Entries.Where(entry => !wanted.ContainsKey(entry.Path)).ToList())
        {
            var file = Path.Combine(site.Root, entry.Path);
            var isOurs = PictureFile.Sha256(file) == entry.Sha256;
            if (!isOurs)
            {
                manifest.Remove(entry.Path);
                continue;
            }

            if (options is { Prune: true, DryRun: false })
            {
                File.Delete(file);
                manifest.Remove(entry.Path);
            }

            var message = options.Prune ? "deleted: no post asks for it" : "no post asks for it any more; --prune deletes it";
            results.Add(new GenerateResult(GenerateOutcome.Orphaned, entry.Path, entry.Path, message, NoNotes, 0));
        }

        return results;
    }

    private GenerateResult Say(GenerateOutcome outcome, Post post, string? file, string message, IReadOnlyList<SceneNote>? notes = null, long bytes = 0)
        => new(outcome, post.SourceFile, file is null ? null : SitePath.Relative(site.Root, file), message, notes ?? NoNotes, bytes);

    private static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
