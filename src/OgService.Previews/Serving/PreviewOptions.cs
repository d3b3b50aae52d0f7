namespace OgService.Previews;

/// <summary>How previews are served. Every value has a default that serves the example site.</summary>
public sealed record PreviewOptions
{
    /// <summary>What a site is called where a process has several: in measurements, and in the name of its list of purges. Null for the only one.</summary>
    public string? Name { get; init; }

    /// <summary>The site's root folder.</summary>
    public required string SiteRoot { get; init; }

    /// <summary>The folder of <c>fonts.json</c>.</summary>
    public required string FontsFolder { get; init; }

    /// <summary>The folder of the templates that come with us.</summary>
    public required string TemplatesFolder { get; init; }

    /// <summary>Where unfurlers reach this service, absolute, without a slash at the end; null when it answers below the site's own address.
    /// Never taken from a request (R18).</summary>
    public string? PublicUrl { get; init; }

    /// <summary>The path below which the service answers for this site, such as <c>/docs</c>; empty for none. Part of every address that is given out.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Where the other sites of the process are reached: never fetched from, as little as <see cref="PublicUrl"/>.</summary>
    public IReadOnlyList<string> OtherUrls { get; init; } = [];

    /// <summary>Bytes of pictures kept in memory.</summary>
    public long MemoryBytes { get; init; } = 100_000_000;

    /// <summary>A folder for pictures that survive a restart; null keeps none. It may be deleted at any time.</summary>
    public string? DiskFolder { get; init; }

    /// <summary>Bytes of pictures kept on disk.</summary>
    public long DiskBytes { get; init; } = 1_000_000_000;

    /// <summary>A bucket that machines share; null without one.</summary>
    public BucketOptions? Bucket { get; init; }

    /// <summary>Cards drawn at the same time.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Cards that may wait for a worker: at a few milliseconds each, the last of them about a fifth of a second.</summary>
    public int QueueLength { get; init; } = DefaultQueueLength;

    public static int DefaultQueueLength => 32 * Environment.ProcessorCount;

    /// <summary>How long a card may wait for a worker.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long somebody waits for a card before something else stands in; the render goes on.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The same where an earlier picture of the post is at hand: late and new is worth less than prompt and nearly new.</summary>
    public TimeSpan StaleDeadline { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes of pixels that all renders may need at one time.</summary>
    public long PixelBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>A folder for posts that programs tell of; null takes none.</summary>
    public string? PostsFolder { get; init; }

    /// <summary>What may be fetched from other machines: nothing, unless it or <c>og.yaml</c> names hosts.</summary>
    public RemoteOptions Remote { get; init; } = new();

    /// <summary>Whether pictures of other hosts are fetched; otherwise those are drawn that <c>og generate</c> fetched.</summary>
    public bool Fetches { get; init; } = true;

    /// <summary>Whether the site's posts are looked for; not needed to draw words that are no post, where the folder may be anybody's home.</summary>
    public bool ReadPosts { get; init; } = true;
}
