using OgService.Previews;
using OgService.Web.Limiting;
using OgService.Web.Signing;

namespace OgService.Web.Hosting;

/// <summary>The <c>OgService</c> section of the configuration (<c>appsettings.json</c>, <c>OgService__…</c> variables, <c>--OgService:…</c>).</summary>
public sealed class ServiceOptions
{
    public const string Section = "OgService";

    /// <summary>The site's root folder; the example site when empty.</summary>
    public string? Site { get; set; }

    /// <summary>The folder of <c>fonts.json</c>; what ships when empty.</summary>
    public string? Fonts { get; set; }

    /// <summary>The folder of templates; what ships when empty. The site's own <c>templates</c> folder goes before it.</summary>
    public string? Templates { get; set; }

    /// <summary>Where unfurlers reach this service, for example <c>https://og.example.com</c>; the site's own address when empty.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Bytes of pictures kept in memory; 1,000,000 to 100,000,000,000.</summary>
    public long MemoryBytes { get; set; } = 100_000_000;

    /// <summary>How often files are looked at for changes, in milliseconds; 100 to 60,000.</summary>
    public int RefreshMilliseconds { get; set; } = 1_000;

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>) of proxies whose <c>X-Forwarded-For</c> says who asks. Nothing else is taken from such headers.</summary>
    public IList<string> TrustedProxies { get; set; } = [];

    /// <summary>Whether the cards of the site are drawn in the background before anybody asks.</summary>
    public bool WarmUp { get; set; } = true;

    /// <summary>How often purges are exchanged with other machines, in milliseconds; 100 to 600,000.</summary>
    public int PurgeSyncMilliseconds { get; set; } = 5_000;

    /// <summary>Whether <c>/metrics</c> answers. It tells nothing secret, but what is nobody else's business: keep it behind the proxy.</summary>
    public bool Metrics { get; set; } = true;

    /// <summary>How long requests are still taken after the signal to stop, in milliseconds, so that load balancers see that readiness is off; 0 to 15,000.</summary>
    public int DrainMilliseconds { get; set; }

    public DiskOptions Disk { get; set; } = new();

    public BucketSettings Bucket { get; set; } = new();

    public SigningOptions Signing { get; set; } = new();

    /// <summary>SHA-256 of the keys that programs may show (<c>og key</c> makes one); 64 hexadecimal digits each.</summary>
    public IList<string> ApiKeys { get; set; } = [];

    public PostSettings Posts { get; set; } = new();

    public RemoteSettings Remote { get; set; } = new();

    public LimitOptions Limits { get; set; } = new();

    /// <exception cref="InvalidOperationException">A value cannot be used; the message names its key.</exception>
    internal PreviewOptions Resolve()
    {
        Setting.Require(MemoryBytes is >= 1_000_000 and <= 100_000_000_000, nameof(MemoryBytes), "1000000 to 100000000000", MemoryBytes);
        Setting.Require(RefreshMilliseconds is >= 100 and <= 60_000, nameof(RefreshMilliseconds), "100 to 60000", RefreshMilliseconds);
        Setting.Require(
            string.IsNullOrEmpty(PublicUrl) || (Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"),
            nameof(PublicUrl),
            "an address such as https://og.example.com",
            PublicUrl);
        for (var at = 0; at < TrustedProxies.Count; at++)
        {
            Setting.Require(TrustedNetworks.TryParse(TrustedProxies[at], out _), $"{nameof(TrustedProxies)}:{at}", "an address or a network such as 10.0.0.0/8", TrustedProxies[at]);
        }

        Setting.Require(PurgeSyncMilliseconds is >= 100 and <= 600_000, nameof(PurgeSyncMilliseconds), "100 to 600000", PurgeSyncMilliseconds);
        for (var at = 0; at < ApiKeys.Count; at++)
        {
            Setting.Require(Previews.ApiKeys.IsHash(ApiKeys[at]), $"{nameof(ApiKeys)}:{at}", "the SHA-256 of a key, 64 hexadecimal digits", "something else");
        }

        Setting.Require(DrainMilliseconds is >= 0 and <= 15_000, nameof(DrainMilliseconds), "0 to 15000", DrainMilliseconds);
        Signing.Check();
        Disk.Check();
        Bucket.Check();
        Posts.Check();
        Remote.Check();
        Limits.Check();
        var site = Or(Site, () => ShippedFolders.Find("examples/astro-paper"));
        Setting.Require(Directory.Exists(site), nameof(Site), "a folder that exists", site);
        return new PreviewOptions
        {
            SiteRoot = site,
            FontsFolder = Or(Fonts, () => ShippedFolders.Find("fonts")),
            TemplatesFolder = Or(Templates, () => ShippedFolders.Find("templates")),
            PublicUrl = string.IsNullOrEmpty(PublicUrl) ? null : PublicUrl.TrimEnd('/'),
            MemoryBytes = MemoryBytes,
            DiskFolder = string.IsNullOrEmpty(Disk.Folder) ? null : Disk.Folder,
            DiskBytes = Disk.Bytes,
            Bucket = Bucket.Resolve(),
            Workers = Limits.Workers == 0 ? Environment.ProcessorCount : Limits.Workers,
            QueueLength = Limits.Queue == 0 ? 4 * Environment.ProcessorCount : Limits.Queue,
            MaxWait = TimeSpan.FromMilliseconds(Limits.MaxWaitMilliseconds),
            Deadline = TimeSpan.FromMilliseconds(Limits.DeadlineMilliseconds),
            StaleDeadline = TimeSpan.FromMilliseconds(Limits.StaleDeadlineMilliseconds),
            PostsFolder = string.IsNullOrEmpty(Posts.Folder) ? null : Posts.Folder,
            Remote = Remote.Resolve(),
            PixelBytes = Limits.PixelBytes,
        };
    }

    private static string Or(string? configured, Func<string> otherwise) => string.IsNullOrEmpty(configured) ? otherwise() : configured;
}
