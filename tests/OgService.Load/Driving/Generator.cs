using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;

namespace OgService.Load.Driving;

/// <summary>Sends requests at fixed arrival times, whatever becomes of those before (open loop), or a number at a time (closed loop, to find capacity only).</summary>
internal sealed class Generator : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient client;

    public Generator()
    {
        client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = int.MaxValue, ConnectTimeout = Patience })
        {
            Timeout = Patience,
        };
    }

    /// <summary>Every request at its time; returns when all are answered.</summary>
    public async Task<IReadOnlyList<Answer>> OfferAsync(double perSecond, TimeSpan duration, Func<int, string> addressOf, bool hash = false, CancellationToken stop = default)
    {
        var count = Math.Max(1, (int)(perSecond * duration.TotalSeconds));
        var running = new List<Task<Answer>>(count);
        var start = Stopwatch.GetTimestamp();
        for (var index = 0; index < count && !stop.IsCancellationRequested; index++)
        {
            var planned = index / perSecond;
            var ahead = planned - Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (ahead > 0.001)
            {
                await Task.Delay(TimeSpan.FromSeconds(ahead), CancellationToken.None);
            }

            var number = index;
            running.Add(Task.Run(() => AskAsync(addressOf(number), number, planned, start, hash), CancellationToken.None));
        }

        return await Task.WhenAll(running);
    }

    /// <summary>So many at a time, each worker one after the other.</summary>
    public async Task<IReadOnlyList<Answer>> SaturateAsync(int atATime, int count, TimeSpan atMost, Func<int, string> addressOf, bool hash = false)
    {
        var answers = new ConcurrentBag<Answer>();
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, atATime).Select(_ => Task.Run(async () =>
        {
            for (int index; (index = Interlocked.Increment(ref next)) < count && Stopwatch.GetElapsedTime(start) < atMost;)
            {
                answers.Add(await AskAsync(addressOf(index), index, Stopwatch.GetElapsedTime(start).TotalSeconds, start, hash));
            }
        })));
        return [.. answers.OrderBy(answer => answer.Index)];
    }

    /// <summary>One request, now.</summary>
    /// <param name="leaveAfter">Hang up after this time.</param>
    public Task<Answer> AskAsync(string address, string? ifNoneMatch = null, TimeSpan? leaveAfter = null)
        => AskAsync(address, 0, 0, Stopwatch.GetTimestamp(), hash: true, ifNoneMatch, leaveAfter);

    public Task<string> TextAsync(string address) => client.GetStringAsync(address);

    public void Dispose() => client.Dispose();

    private async Task<Answer> AskAsync(string address, int index, double planned, long start, bool hash, string? ifNoneMatch = null, TimeSpan? leaveAfter = null)
    {
        using var leaving = leaveAfter is { } time ? new CancellationTokenSource(time) : new CancellationTokenSource();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (ifNoneMatch is not null)
            {
                request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
            }

            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, leaving.Token);
            var body = await response.Content.ReadAsByteArrayAsync(leaving.Token);
            var isHit = response.Headers.TryGetValues("X-Cache", out var cache) && cache.Contains("hit");
            return new Answer(index, planned, Elapsed(), (int)response.StatusCode, isHit, response.Headers.RetryAfter is not null, hash ? Convert.ToHexStringLower(SHA256.HashData(body)) : "",
                IsStandIn: response.Headers.CacheControl?.MaxAge == TimeSpan.FromMinutes(1));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            var reason = leaving.IsCancellationRequested ? "left"
                : failure is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } ? "connect"
                : failure.Message;
            return new Answer(index, planned, Elapsed(), 0, Failure: reason);
        }

        double Elapsed() => (Stopwatch.GetElapsedTime(start).TotalSeconds - planned) * 1_000;
    }
}
