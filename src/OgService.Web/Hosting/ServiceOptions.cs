using OgService.Web.Limiting;

namespace OgService.Web.Hosting;

/// <summary>The <c>OgService</c> section of the configuration (<c>appsettings.json</c>, <c>OgService__…</c> variables, <c>--OgService:…</c>): the whole service, and its site where there is
/// only one. With <see cref="Sites"/>, the site here answers what belongs to none of them, if its folder is set.</summary>
public sealed class ServiceOptions : SiteOptions
{
    public const string Section = "OgService";

    /// <summary>Several sites in one service, by names that stand in logs and measurements; at most 64.</summary>
    public Dictionary<string, MountedSiteOptions> Sites { get; set; } = [];

    /// <summary>Bytes of pictures kept in memory; 1,000,000 to 100,000,000,000.</summary>
    public long MemoryBytes { get; set; } = 100_000_000;

    /// <summary>How often files are looked at for changes, in milliseconds; 100 to 60,000.</summary>
    public int RefreshMilliseconds { get; set; } = 1_000;

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>) of proxies whose <c>X-Forwarded-For</c> says who asks. Nothing else is taken from such headers.</summary>
    public IList<string> TrustedProxies { get; set; } = [];

    /// <summary>How often purges are exchanged with other machines, in milliseconds; 100 to 600,000.</summary>
    public int PurgeSyncMilliseconds { get; set; } = 5_000;

    /// <summary>Whether <c>/metrics</c> answers. It tells nothing secret, but what is nobody else's business: keep it behind the proxy.</summary>
    public bool Metrics { get; set; } = true;

    /// <summary>How long requests are still taken after the signal to stop, in milliseconds, so that load balancers see that readiness is off; 0 to 15,000.</summary>
    public int DrainMilliseconds { get; set; }

    public DiskOptions Disk { get; set; } = new();

    public BucketSettings Bucket { get; set; } = new();

    /// <exception cref="InvalidOperationException">A value cannot be used; the message names its key.</exception>
    internal void Check()
    {
        Check("");
        Setting.Require(MemoryBytes is >= 1_000_000 and <= 100_000_000_000, nameof(MemoryBytes), "1000000 to 100000000000", MemoryBytes);
        Setting.Require(RefreshMilliseconds is >= 100 and <= 60_000, nameof(RefreshMilliseconds), "100 to 60000", RefreshMilliseconds);
        for (var at = 0; at < TrustedProxies.Count; at++)
        {
            Setting.Require(TrustedNetworks.TryParse(TrustedProxies[at], out _), $"{nameof(TrustedProxies)}:{at}", "an address or a network such as 10.0.0.0/8", TrustedProxies[at]);
        }

        Setting.Require(PurgeSyncMilliseconds is >= 100 and <= 600_000, nameof(PurgeSyncMilliseconds), "100 to 600000", PurgeSyncMilliseconds);
        Setting.Require(DrainMilliseconds is >= 0 and <= 15_000, nameof(DrainMilliseconds), "0 to 15000", DrainMilliseconds);
        Disk.Check();
        Bucket.Check();
    }
}
