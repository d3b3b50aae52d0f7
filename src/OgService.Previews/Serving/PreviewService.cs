using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using OgService.Cards;
using OgService.Posts;
using OgService.Previews.Fetching;
using OgService.Previews.Generating;
using OgService.Previews.Serving;
using OgService.Previews.Sites;
using OgService.Previews.Sources;
using OgService.Previews.Storing;
using OgService.Typography;

namespace OgService.Previews;

/// <summary>Pictures and tags for a live site: one render per key however many ask. Safe for many threads.</summary>
public sealed class PreviewService : IDisposable, IAsyncDisposable
{
    // A crawler waits five to ten seconds in all.
    private static readonly TimeSpan MaxFetchWait = TimeSpan.FromSeconds(3);

    private readonly CardDrawer drawer;
    private readonly PreviewMachine machine;
    private readonly bool ownsMachine;
    private readonly CardStore store;
    private readonly CardSupply supply;
    private readonly CardWarmer warmer;
    private readonly PlainCard plain;
    private readonly StandIns standIns;
    private readonly PictureDescriber pictures;
    private readonly PurgeTable purges = new();
    private readonly PurgeExchange exchange;
    private readonly SingleFlight<string, DrawnCard> reads = new();
    private readonly TimeProvider clock;
    private readonly PreviewOptions options;
    private readonly RemotePictures remote;
    private readonly LivePosts live;
    private readonly PushedPosts? pushed;
    private readonly SemaphoreSlim refreshing = new(1);
    private int disposed;

    private PreviewService(PreviewOptions options, PreviewMachine machine, bool ownsMachine)
    {
        this.machine = machine;
        this.ownsMachine = ownsMachine;
        this.options = options;
        clock = machine.Clock;
        Metrics = new PreviewMetrics(machine.Meter, options.Name);
        var (rules, fetcher) = OpenFetcher(options, clock);
        remote = !options.Fetches ? RemotePictures.AtHand(options.SiteRoot, clock)
            : new RemotePictures(rules, fetcher, clock, Metrics, options.DiskFolder is null ? null : new FetchedFolder(Path.Combine(options.DiskFolder, "fetched")));
        live = new LivePosts(fetcher, string.IsNullOrEmpty(options.PostsFolder) ? null : options.PostsFolder);
        pushed = string.IsNullOrEmpty(options.PostsFolder) ? null : new PushedPosts(options.PostsFolder);
        Site = LiveSite.OpenServed(options.SiteRoot, options.TemplatesFolder, options.FontsFolder, clock, options.ReadPosts, remote, pushed is null ? [live] : [pushed, live], machine.Fonts);
        drawer = new CardDrawer(clock, Metrics);
        store = new CardStore(machine.Memory, machine.Tiers, purges, Metrics);
        exchange = new PurgeExchange(purges, machine.Bucket, options.DiskFolder, options.Name);
        exchange.Load();
        supply = new CardSupply(drawer, store, machine.Queue, machine.Threads, options, Metrics, clock);
        warmer = new CardWarmer(supply, machine.Queue, drawer, machine.Warming, clock) { Prepare = (of, post, cancellation) => PrepareAsync(of, post, null, cancellation) };
        plain = new PlainCard(drawer, options.TemplatesFolder);
        standIns = new StandIns(supply, plain, Metrics, clock);
        pictures = new PictureDescriber(drawer, options.PublicUrl, options.Prefix);
        Metrics.Watch("og.site.snapshot", "1", "Number of the snapshot of the site in use.", () => Site.Current.Number);
        Metrics.Watch("og.site.problems", "{problem}", "Problems of the site that need a person.", () => Site.Current.Problems.Count);
    }

    /// <exception cref="FontFormatException">The list of fonts cannot be used.</exception>
    /// <exception cref="Yaml.YamlException"><c>og.yaml</c> is broken.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such site.</exception>
    public static PreviewService Open(PreviewOptions options, TimeProvider clock) => new(options, PreviewMachine.Open(options, clock), ownsMachine: true);

    /// <inheritdoc cref="PreviewMachine.OpenSite"/>
    internal static PreviewService OpenOn(PreviewMachine machine, PreviewOptions options) => new(options, machine, ownsMachine: false);

    public LiveSite Site { get; }

    public PreviewMetrics Metrics { get; }

    /// <summary>Told of every card that was drawn: once, however many asked for it.</summary>
    public event Action<CardPlan, DrawnCard>? Drawn
    {
        add => supply.Drawn += value;
        remove => supply.Drawn -= value;
    }

    /// <summary>Told when a tier is left alone after errors, and when it is in use again.</summary>
    public event Action<TierChange>? TierChanged
    {
        add => machine.TierChanged += value;
        remove => machine.TierChanged -= value;
    }

    /// <summary>Told of labels (<see cref="CardLabels"/>) that were purged, here or on another machine.</summary>
    public event Action<IReadOnlyList<string>>? Purged
    {
        add => purges.Purged += value;
        remove => purges.Purged -= value;
    }

    /// <summary>Tiers that are left alone after errors: the service goes on without them.</summary>
    public IReadOnlyList<string> UnwellTiers => machine.UnwellTiers;

    /// <summary>Whether the site's own template can be used at all, fonts included.</summary>
    public bool CanDraw(SiteSnapshot site) => site.AllowsTemplate(site.Configuration.Cards.Template);

    /// <summary>Cards drawn since the start, for metrics and for tests that prove "only once".</summary>
    public long CardsDrawn => supply.CardsDrawn;

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

    /// <summary>What would be drawn for words that are no post.</summary>
    /// <exception cref="TemplateException">The template cannot be used.</exception>
    /// <exception cref="MissingGlyphsException">A character has no font, and the site wants no card then.</exception>
    public CardPlan Plan(SiteSnapshot site, CardWords words, CardFormat format) => drawer.Plan(site, words.ToPost(site.Configuration.Site), format, words.Template, words.Size);

    /// <summary>Whether programs may tell of posts.</summary>
    public bool TakesPosts => pushed is not null;

    /// <summary>A post as programs tell of it.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON object, too deep, or has a name twice.</exception>
    public static JsonObject ParsePost(ReadOnlySpan<byte> utf8) => PostDocument.Parse(utf8);

    /// <summary>Keeps a post that is no file, with the names of front matter; it is seen at once.</summary>
    /// <returns>Whether its slug is new, or why it cannot be kept, as a half sentence.</returns>
    /// <exception cref="InvalidOperationException"><see cref="TakesPosts"/> is false.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public (bool IsNew, string? Problem) PutPost(string slug, JsonObject post)
    {
        var told = (pushed ?? throw new InvalidOperationException("There is no folder for posts.")).Put(slug, post, Site.Current.Configuration);
        Site.Refresh();
        return told;
    }

    /// <summary>Forgets a post that was kept.</summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="IOException">It cannot be deleted.</exception>
    public bool DeletePost(string slug)
    {
        var isGone = pushed?.Delete(slug) == true;
        Site.Refresh();
        return isGone;
    }

    /// <summary>Reads the feed or sitemap that <c>og.yaml</c> names, as far as it changed. What cannot be had is among the site's problems.</summary>
    public async Task RefreshSourcesAsync(CancellationToken cancellation)
    {
        await refreshing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await live.RefreshAsync(Site.Current.Configuration, cancellation).ConfigureAwait(false);
        }
        finally
        {
            refreshing.Release();
        }
    }

    /// <summary>Waits until the pictures from elsewhere that a post's card shows have come or failed, but not longer than a card may take. After it, a
    /// plan tells what there is.</summary>
    /// <param name="template">Null is the post's own, or the site's.</param>
    public async Task PrepareAsync(SiteSnapshot site, Post post, string? template, CancellationToken cancellation)
    {
        IReadOnlyList<string> awaited;
        try
        {
            awaited = site.Finder.Awaited(post, site.TemplateFor(post, template));
        }
        catch (TemplateException)
        {
            // Said by the plan, to whom it concerns.
            return;
        }

        if (awaited.Count > 0)
        {
            await remote.SettleAsync(awaited, options.Deadline < MaxFetchWait ? options.Deadline : MaxFetchWait, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The same for words that are no post.</summary>
    public Task PrepareAsync(SiteSnapshot site, CardWords words, CancellationToken cancellation)
        => PrepareAsync(site, words.ToPost(site.Configuration.Site), words.Template, cancellation);

    /// <summary>The tags for words that are no post.</summary>
    /// <param name="pageUrl">The page's own address, absolute.</param>
    /// <param name="pictureUrl">Where their card is, absolute; null for none.</param>
    public MetaBundle Describe(SiteSnapshot site, CardWords words, string pageUrl, string? pictureUrl, CardFormat format)
    {
        var post = words.ToPost(site.Configuration.Site) with { CanonicalUrl = pageUrl };
        var plan = drawer.Plan(site, post, format, words.Template, words.Size);
        var picture = pictureUrl is null ? null : new PictureFacts(pictureUrl, format.MediaType(), plan.Size.Width, plan.Size.Height, drawer.AltTextOf(plan));
        return MetaBundle.Create(post, site.Configuration.Site, picture, site.Configuration.Content.Public);
    }

    /// <summary>Where this service is reached for the site: an origin, or one with a path (<see cref="PreviewOptions.Prefix"/>); without a slash at the end.</summary>
    public string PublicUrl(SiteSnapshot site) => pictures.ServiceUrl(site);

    /// <summary>The card if it need not be drawn; null otherwise.</summary>
    public ValueTask<FoundCard?> FindCardAsync(CardPlan plan, CancellationToken cancellation) => supply.FindAsync(plan, cancellation);

    /// <summary>A card by its key if it is in memory and was not purged; counted as found there.</summary>
    /// <param name="labels">What it would be purged by.</param>
    public bool TryFindInMemory(string key, IReadOnlyList<string> labels, [NotNullWhen(true)] out DrawnCard? card) => store.TryFindInMemory(key, labels, out card);

    /// <summary>Whether somebody has asked for it already, so that asking too costs nothing.</summary>
    public bool IsBeingDrawn(CardPlan plan) => supply.IsBeingDrawn(plan);

    /// <summary>Draws a card, but waits only until the deadline; the render goes on after it.</summary>
    /// <param name="mayStandIn">Whether an earlier picture would do instead: then the wait is shorter where there is one.</param>
    /// <exception cref="TimeoutException">The deadline has passed.</exception>
    /// <exception cref="RenderBusyException">There is more to draw than can be drawn.</exception>
    /// <exception cref="TemplateException">It cannot be drawn.</exception>
    public Task<DrawnCard> DrawCardInTimeAsync(CardPlan plan, bool mayStandIn, CancellationToken cancellation)
        => supply.DrawInTimeAsync(plan, mayStandIn, cancellation);

    /// <summary>What may be shown for a while when the card cannot be had; null when there is nothing.</summary>
    /// <param name="plan">Null when not even a plan could be made.</param>
    /// <param name="mayDraw">Whether the title may be drawn; not where there is more to draw than can be drawn.</param>
    public Task<FoundCard?> FindStandInAsync(SiteSnapshot site, Post post, CardFormat format, CardPlan? plan, bool mayDraw, CancellationToken cancellation)
        => standIns.FindAsync(site, post, format, plan, mayDraw, cancellation);

    /// <summary>The same for words that are no post.</summary>
    public Task<FoundCard?> FindStandInAsync(SiteSnapshot site, CardWords words, CardFormat format, CardPlan? plan, bool mayDraw, CancellationToken cancellation)
        => standIns.FindAsync(site, words.ToPost(site.Configuration.Site), format, plan, mayDraw, cancellation);

    /// <summary>The card, found or drawn, however long it takes.</summary>
    /// <exception cref="RenderBusyException">There is more to draw than can be drawn.</exception>
    /// <exception cref="TemplateException">It cannot be drawn.</exception>
    public async ValueTask<DrawnCard> GetCardAsync(CardPlan plan, CancellationToken cancellation)
        => (await supply.FindAsync(plan, cancellation).ConfigureAwait(false))?.Card ?? await supply.DrawAsync(plan, cancellation).ConfigureAwait(false);

    /// <summary>A post's own picture that has no public address, as the service answers for it.</summary>
    public async ValueTask<FoundCard> GetPictureAsync(ExistingPicture picture, CancellationToken cancellation)
    {
        var key = picture.Sha256[..32];
        return machine.Memory.TryGet(key, out var found)
            ? new FoundCard(found, CardSource.Memory)
            : new FoundCard(await reads.RunAsync(key, (_, detached) => ReadAsync(picture, key, detached), cancellation).ConfigureAwait(false), CardSource.Disk);
    }

    /// <summary>The tags of a post. Its picture is the site's own file where the site has it, else this service's address.</summary>
    /// <param name="preferFile">Name the file the site will own, even before it is written: for pages that are built, not served.</param>
    public PostPreview Preview(SiteSnapshot site, Post post, bool preferFile = false)
    {
        var (picture, address) = pictures.Describe(site, post, preferFile);
        return new PostPreview(post, MetaBundle.Create(post, site.Configuration.Site, picture, site.Configuration.Content.Public), picture, address);
    }

    private static (FetchRules Rules, GuardedFetcher Fetcher) OpenFetcher(PreviewOptions options, TimeProvider clock)
    {
        // The cards below the service's own address; all of it where it has a host of its own.
        var own = (options.PublicUrl is { } url ? options.OtherUrls.Prepend(url) : options.OtherUrls).Select(address => new Uri(address + "/"));
        var rules = new FetchRules(options.Remote, [.. own]);
        return (rules, new GuardedFetcher(rules, clock));
    }

    private async Task<DrawnCard> ReadAsync(ExistingPicture picture, string key, CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(picture.File, cancellation).ConfigureAwait(false);
        if (!PictureFile.Sha256(bytes).StartsWith(key, StringComparison.Ordinal))
        {
            // Replaced since it was measured: other bytes must not stand under this hash.
            throw new IOException($"{picture.File} has changed since it was read.");
        }

        var card = new DrawnCard
        {
            Key = key,
            MediaType = picture.Info.MediaType,
            Bytes = bytes,
            Size = new CardSize(picture.Info.Width, picture.Info.Height),
            DrawnAt = clock.GetUtcNow().TruncateToSeconds(),
            Notes = [],
        };
        machine.Memory.Add(card);
        return card;
    }

    /// <summary>Makes every card of these labels (<see cref="CardLabels"/>) out of date, on every machine that shares the bucket.</summary>
    /// <returns>Null, or why other machines could not be told yet; it is tried again with <see cref="SyncPurgesAsync"/>.</returns>
    public async Task<string?> PurgeAsync(IReadOnlyList<string> labels, CancellationToken cancellation)
    {
        purges.Purge(labels, clock.GetUtcNow());
        Metrics.CountPurge(labels.Count);
        return await exchange.SyncAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Exchanges purges with other machines.</summary>
    /// <returns>Null, or why that was not possible.</returns>
    public Task<string?> SyncPurgesAsync(CancellationToken cancellation) => exchange.SyncAsync(cancellation);

    /// <summary>Draws the cards of published posts that are in no tier, newest first, while nobody waits for a card.</summary>
    /// <returns>How many were drawn.</returns>
    public Task<int> WarmAsync(SiteSnapshot site, CancellationToken cancellation) => warmer.WarmAsync(site, PublishedPosts(site), cancellation);

    /// <summary>Ends once slower tiers have what was drawn so far, or have refused it.</summary>
    public Task FlushAsync() => machine.FlushAsync();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        if (ownsMachine)
        {
            await machine.DisposeAsync().ConfigureAwait(false);
        }

        plain.Dispose();
        remote.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
