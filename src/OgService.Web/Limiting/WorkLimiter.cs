using System.Net;
using System.Threading.RateLimiting;
using OgService.Web.Hosting;

namespace OgService.Web.Limiting;

/// <summary>How much work one client, and all together, may ask for: ASP.NET Core's token buckets, asked only when something must be drawn. What is found costs nothing
/// and is never refused: previews are made by phones in homes too (R18), and by crawlers in herds.</summary>
internal sealed class WorkLimiter : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<HttpContext> limiter;

    public WorkLimiter(LimitOptions limits)
    {
        limiter = PartitionedRateLimiter.CreateChained(Each(limits.DrawnPerMinutePerClient, limits.Burst, ClientOf), Each(limits.DrawnPerMinute, limits.Burst, _ => "all"));
    }

    /// <returns>False when the client must wait.</returns>
    /// <param name="retryAfter">At least a second.</param>
    public bool TryAdmit(HttpContext context, out TimeSpan retryAfter)
    {
        using var lease = limiter.AttemptAcquire(context);
        retryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > Period ? wait : Period;
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    /// <summary>An IPv4 address, or the /64 that an IPv6 client can choose from at will.</summary>
    internal static string ClientOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
        {
            return "";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    // 0 is no limit. A proxy or a person on this machine stands for many, or for the one who runs it.
    private static PartitionedRateLimiter<HttpContext> Each(int perMinute, int burst, Func<HttpContext, string> partition)
        => PartitionedRateLimiter.Create<HttpContext, string>(context => perMinute == 0 || IsThisMachine(context)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(partition(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = Math.Max(1, perMinute / 60),
                ReplenishmentPeriod = perMinute >= 60 ? Period : TimeSpan.FromSeconds(60.0 / perMinute),
                QueueLimit = 0,
                AutoReplenishment = true,
            }));

    private static bool IsThisMachine(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
