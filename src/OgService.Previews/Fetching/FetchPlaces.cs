using System.Collections.Concurrent;

namespace OgService.Previews.Fetching;

/// <summary>So many fetches at once, and so many from one host. Safe for many threads.</summary>
internal sealed class FetchPlaces(int atOnce, int atOnceAHost)
{
    // Names of hosts come from the allowed ones; with "*" they might be many.
    private const int MaxHosts = 10_000;

    private readonly SemaphoreSlim all = new(atOnce);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> hosts = new(StringComparer.OrdinalIgnoreCase);

    public Task<Place> EnterAsync(CancellationToken cancellation) => EnterAsync(all, cancellation);

    public Task<Place> EnterAsync(string host, CancellationToken cancellation)
    {
        if (hosts.Count > MaxHosts)
        {
            hosts.Clear();
        }

        return EnterAsync(hosts.GetOrAdd(host, _ => new SemaphoreSlim(atOnceAHost)), cancellation);
    }

    private static async Task<Place> EnterAsync(SemaphoreSlim places, CancellationToken cancellation)
    {
        await places.WaitAsync(cancellation).ConfigureAwait(false);
        return new Place(places);
    }

    internal sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
