using System.Diagnostics.Metrics;
using OgService.Previews.Serving;
using OgService.Previews.Sites;
using OgService.Previews.Storing;

namespace OgService.Previews;

/// <summary>What the sites of one process share: workers and their queue, memory, disk, bucket, the shipped fonts, and the meter. Cards are kept by the hash of all that is
/// drawn, so sharing them mixes nothing; what one site must not know of another (posts, purges, last good pictures) is in its <see cref="PreviewService"/>. Safe for many threads.</summary>
public sealed class PreviewMachine : IAsyncDisposable
{
    private readonly PreviewMetrics metrics;

    private PreviewMachine(PreviewOptions options, TimeProvider clock)
    {
        Clock = clock;
        metrics = new PreviewMetrics(Meter);
        Memory = new CardMemory(options.MemoryBytes);
        Disk = options.DiskFolder is null ? null : DiskTier.Open(options.DiskFolder, options.DiskBytes, clock);
        Bucket = options.Bucket is null ? null : new BucketTier(options.Bucket);
        Tiers = TierFactory.Create(options, Disk, Bucket, metrics, clock, change => TierChanged?.Invoke(change));
        Queue = new RenderQueue(options, clock);
        Threads = new RenderThreads(options.Workers);
        metrics.Watch("og.renders.running", "{render}", "Renders at work.", () => Queue.Running);
        metrics.Watch("og.queue.length", "{render}", "Renders that wait for a worker.", () => Queue.Length);
        metrics.Watch("og.pixels", "By", "Pixel memory given to running renders.", () => Queue.PixelBytes);
        metrics.Watch("og.cache.bytes", "By", "Bytes kept by a tier.", "memory", () => Memory.Bytes);
    }

    /// <param name="options">Of them, what is of the whole process: memory, disk, bucket, workers and queue.</param>
    public static PreviewMachine Open(PreviewOptions options, TimeProvider clock) => new(options, clock);

    /// <summary>Opens one of the sites of the process, to be disposed of before the machine.</summary>
    /// <inheritdoc cref="PreviewService.Open" path="/exception"/>
    public PreviewService OpenSite(PreviewOptions options) => PreviewService.OpenOn(this, options);

    /// <summary>Told when a tier is left alone after errors, and when it is in use again.</summary>
    public event Action<TierChange>? TierChanged;

    /// <summary>One a process' service, so that two services in a process do not mix. Its measurements carry the site where there are several.</summary>
    public Meter Meter { get; } = new(PreviewMetrics.Name);

    /// <summary>Tiers that are left alone after errors: the service goes on without them.</summary>
    public IReadOnlyList<string> UnwellTiers => [.. Tiers.Where(tier => !tier.IsWell).Select(tier => tier.Name)];

    internal TimeProvider Clock { get; }

    internal CardMemory Memory { get; }

    internal DiskTier? Disk { get; }

    internal BucketTier? Bucket { get; }

    /// <summary>Below the memory; the faster first.</summary>
    internal IReadOnlyList<GuardedTier> Tiers { get; }

    internal RenderQueue Queue { get; }

    /// <summary>Of whoever the queue let in.</summary>
    internal RenderThreads Threads { get; }

    /// <summary>Whose turn it is to draw in advance: one card at a time, however many sites.</summary>
    internal SemaphoreSlim Warming { get; } = new(1);

    internal ShippedFonts Fonts { get; } = new();

    /// <summary>Ends once slower tiers have what was drawn so far, or have refused it.</summary>
    public async Task FlushAsync() => await Task.WhenAll(Tiers.Select(tier => tier.FlushAsync())).ConfigureAwait(false);

    /// <summary>After the sites that use it.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var tier in Tiers)
        {
            await tier.DisposeAsync().ConfigureAwait(false);
        }

        Threads.Dispose();
        Meter.Dispose();
    }
}
