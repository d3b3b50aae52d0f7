using System.Diagnostics.CodeAnalysis;
using OgService.Cards;
using OgService.Posts;
using OgService.Previews.Serving;
using OgService.Previews.Sites;
using OgService.Typography;

namespace OgService.Previews;

/// <summary>Pictures and tags for a live site: one render per key however many ask. Safe for many threads.</summary>
public sealed class PreviewService : IDisposable
{
    private readonly CardDrawer drawer;
    private readonly CardMemory memory;
    private readonly SingleFlight<string, DrawnCard> flights = new();
    private readonly SemaphoreSlim workers;
    private readonly PreviewOptions options;
    private readonly TimeProvider clock;
    private long drawn;

    private PreviewService(PreviewOptions options, LiveSite site, CardDrawer drawer, TimeProvider clock)
    {
        this.options = options;
        this.drawer = drawer;
        this.clock = clock;
        Site = site;
        memory = new CardMemory(options.MemoryBytes);
        workers = new SemaphoreSlim(options.Workers);
    }

    /// <exception cref="FontFormatException">The list of fonts cannot be used.</exception>
    /// <exception cref="Yaml.YamlException"><c>og.yaml</c> is broken.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such site.</exception>
    public static PreviewService Open(PreviewOptions options, TimeProvider clock)
    {
        var site = LiveSite.Open(options.SiteRoot, options.TemplatesFolder, options.FontsFolder, clock, options.ReadPosts);
        return new PreviewService(options, site, new CardDrawer(clock), clock);
    }

    public LiveSite Site { get; }

    /// <summary>Told of every card that was drawn: once, however many asked for it.</summary>
    public event Action<CardPlan, DrawnCard>? Drawn;

    /// <summary>Cards drawn since the start, for metrics and for tests that prove "only once".</summary>
    public long CardsDrawn => Interlocked.Read(ref drawn);

    /// <summary>Posts that may be seen now, newest first.</summary>
    public IEnumerable<Post> PublishedPosts(SiteSnapshot site)
    {
        var now = clock.GetUtcNow();
        return site.Posts.Posts.Where(post => post.IsPublished(now));
    }

    public bool TryGetPost(SiteSnapshot site, string slug, [NotNullWhen(true)] out Post? post) => site.TryGetPublished(slug, clock.GetUtcNow(), out post);

    /// <summary>A post that may be seen now, by the path of its page.</summary>
    public bool TryGetPage(SiteSnapshot site, string path, [NotNullWhen(true)] out Post? post) => site.TryGetPublishedPage(path, clock.GetUtcNow(), out post);

    /// <summary>The characters of posts that may be seen now that no font has.</summary>
    public IEnumerable<MissingGlyph> MissingGlyphs(SiteSnapshot site) => site.MissingGlyphs(clock.GetUtcNow());

    /// <summary>What would be drawn for a post, and its key.</summary>
    /// <param name="template">Null is the post's own, or the site's. Ask <see cref="SiteSnapshot.AllowsTemplate"/> before taking one from a request.</param>
    /// <param name="size">Null is that of <c>og:image</c>. Ask <see cref="SiteSnapshot.AllowsSize"/> before taking one from a request.</param>
    /// <exception cref="TemplateException">The template cannot be used.</exception>
    /// <exception cref="MissingGlyphsException">A character has no font, and the site wants no card then.</exception>
    public CardPlan Plan(SiteSnapshot site, Post post, CardFormat format, string? template = null, CardSize? size = null) =>
        drawer.Plan(site, post, format, template, size);

    /// <summary>The card, from memory when it is there.</summary>
    /// <exception cref="TemplateException">It cannot be drawn.</exception>
    public ValueTask<DrawnCard> GetCardAsync(CardPlan plan, CancellationToken cancellation)
        => memory.TryGet(plan.Key.Value, out var found)
            ? ValueTask.FromResult(found)
            : new ValueTask<DrawnCard>(flights.RunAsync(plan.Key.Value, (_, detached) => DrawAsync(plan, detached), cancellation));

    public bool TryGetFromMemory(CardPlan plan, [NotNullWhen(true)] out DrawnCard? card) => memory.TryGet(plan.Key.Value, out card);

    /// <summary>A post's own picture that has no public address, as the service answers for it.</summary>
    public ValueTask<DrawnCard> GetPictureAsync(ExistingPicture picture, CancellationToken cancellation)
    {
        var key = picture.Sha256[..32];
        return memory.TryGet(key, out var found)
            ? ValueTask.FromResult(found)
            : new ValueTask<DrawnCard>(flights.RunAsync(key, (_, detached) => ReadAsync(picture, key, detached), cancellation));
    }

    /// <summary>The tags of a post. Its picture is the site's own file where the site has it, else this service's address.</summary>
    /// <param name="preferFile">Name the file the site will own, even before it is written: for pages that are built, not served.</param>
    public PostPreview Preview(SiteSnapshot site, Post post, bool preferFile = false)
    {
        var (picture, address) = DescribePicture(site, post, preferFile);
        return new PostPreview(post, MetaBundle.Create(post, site.Configuration.Site, picture, site.Configuration.Content.Public), picture, address);
    }

    private (PictureFacts? Facts, string? ServiceAddress) DescribePicture(SiteSnapshot site, Post post, bool preferFile)
    {
        var siteUrl = site.Configuration.Site.Url;
        switch (site.PictureOf(post))
        {
            case ExternalPicture external:
                return (new PictureFacts(external.Url, Alt: post.ImageAlt), null);
            case ExistingPicture existing:
                var address = PictureAddress.Of(post.Slug, existing.Sha256[..32], existing.Ending);
                var url = existing.PublicPath is { } path ? siteUrl + path
                    : preferFile ? $"{siteUrl}/{site.Configuration.CopyPathOf(post, existing)}"
                    : ServiceUrl(site) + address;
                return (new PictureFacts(url, existing.Info.MediaType, existing.Info.Width, existing.Info.Height, post.ImageAlt), address);
            case DrawnPicture drawnPicture:
                return DescribeDrawn(site, post, drawnPicture, preferFile);
            default:
                return (Fallback(site), null);
        }
    }

    private (PictureFacts? Facts, string? ServiceAddress) DescribeDrawn(SiteSnapshot site, Post post, DrawnPicture picture, bool preferFile)
    {
        try
        {
            var plan = drawer.Plan(site, post, picture.Format);
            var alt = post.ImageAlt ?? drawer.AltTextOf(plan);
            var address = PictureAddress.Of(post.Slug, plan.Key.Value, picture.Format.Ending());
            var url = preferFile || picture.WrittenKey == plan.Key.Value ? site.Configuration.Site.Url + picture.PublicPath : ServiceUrl(site) + address;
            return (new PictureFacts(url, picture.Format.MediaType(), plan.Size.Width, plan.Size.Height, alt), address);
        }
        catch (MissingGlyphsException)
        {
            // The last good card of ours, where the site has one; drawn before the words or the policy changed.
            return (picture.WrittenKey is null ? Fallback(site) : new PictureFacts(site.Configuration.Site.Url + picture.PublicPath, Alt: post.ImageAlt ?? post.Title), null);
        }
        catch (TemplateException)
        {
            // Listed among the site's problems already; the page names the site's own fallback instead of an address that would fail (R10).
            return (Fallback(site), null);
        }
    }

    private static PictureFacts? Fallback(SiteSnapshot site)
        => site.Configuration.Cards.Fallback is { } path ? new PictureFacts(site.Configuration.Site.Url + "/" + path.TrimStart('/'), Alt: site.Configuration.Site.Name) : null;

    private string ServiceUrl(SiteSnapshot site) => options.PublicUrl ?? site.Configuration.Site.Url;

    private async Task<DrawnCard> DrawAsync(CardPlan plan, CancellationToken cancellation)
    {
        // Asked once more: the card may have been finished between the look into memory and the start of this run.
        if (memory.TryGet(plan.Key.Value, out var found))
        {
            return found;
        }

        await workers.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var card = drawer.Draw(plan, cancellation);
            Interlocked.Increment(ref drawn);
            memory.Add(card);
            Drawn?.Invoke(plan, card);
            return card;
        }
        finally
        {
            workers.Release();
        }
    }

    private async Task<DrawnCard> ReadAsync(ExistingPicture picture, string key, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(picture.File, cancellation).ConfigureAwait(false);
        var card = new DrawnCard
        {
            Key = key,
            MediaType = picture.Info.MediaType,
            Bytes = bytes,
            Size = new CardSize(picture.Info.Width, picture.Info.Height),
            DrawnAt = clock.GetUtcNow().TruncateToSeconds(),
            Notes = [],
        };
        memory.Add(card);
        return card;
    }

    public void Dispose() => workers.Dispose();
}
