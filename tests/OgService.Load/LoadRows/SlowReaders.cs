using System.Globalization;
using System.Net.Sockets;
using System.Text;
using OgService.Load.Driving;
using OgService.Load.Processes;

namespace OgService.Load.LoadRows;

/// <summary>1,000 clients that read 1 KB a second and 1,000 that send half a request: others must not notice, and the latter are cut off.</summary>
internal static class SlowReaders
{
    private const int Each = 1_000;

    // Of ASP.NET Core: 30 seconds for a request's headers, looked at every second.
    private static readonly TimeSpan HeaderPatience = TimeSpan.FromSeconds(36);

    public static async Task RunAsync(RunContext context, Row row)
    {
        await using var service = await context.StartAsync();
        var rate = 20 * await context.CapacityAsync() / 4;
        var set = SignedCards.NewSet();
        var known = Enumerable.Range(0, 100).Select(number => service.Card(set, number)).ToArray();
        await context.Generator.SaturateAsync(2, known.Length, TimeSpan.FromMinutes(1), number => known[number]);
        var length = context.Run.Span(10, 20, 60);
        var baseline = Latencies.Of(await context.Generator.OfferAsync(rate, length, number => known[number % known.Length])).P99;

        using var stop = new CancellationTokenSource();
        var opened = DateTime.UtcNow;
        var slow = Enumerable.Range(0, Each).Select(number => ReadSlowlyAsync(service, known[number % known.Length], stop.Token)).ToArray();
        var half = Enumerable.Range(0, Each).Select(_ => SendHalfAsync(service)).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(2));
        row.OfferedPerSecond = rate;
        row.Answers = await context.Generator.OfferAsync(rate, length, number => known[number % known.Length]);
        await row.MeasureAsync(service, 0);
        var during = Latencies.Of(row.Answers).P99;
        row.Check(row.Answers.All(answer => answer.Status == 200), "no error for others");
        // 5 ms is what two runs of the same may differ by.
        row.Check(during <= 1.1 * baseline + 5, string.Create(CultureInfo.InvariantCulture, $"p99 of others {baseline:0.0} ms before, {during:0.0} ms during"));
        var left = opened + HeaderPatience - DateTime.UtcNow;
        var all = Task.WhenAll(half);
        await Task.WhenAny(all, Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero));
        row.Check(half.All(task => task.IsCompletedSuccessfully), $"{half.Count(task => task.IsCompletedSuccessfully)} of {Each} half requests cut off within {HeaderPatience.TotalSeconds} s");
        await stop.CancelAsync();
        await Task.WhenAll(slow);
    }

    private static async Task ReadSlowlyAsync(ServiceProcess service, string address, CancellationToken stop)
    {
        try
        {
            using var client = await ConnectAsync(service);
            client.Client.ReceiveBufferSize = 4_096;
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {new Uri(address).PathAndQuery} HTTP/1.1\r\nHost: load\r\n\r\n"), stop);
            var buffer = new byte[1_024];
            while (await stream.ReadAsync(buffer, stop) > 0)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), stop);
            }
        }
        catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException)
        {
            // Cut off, or the row is over.
        }
    }

    /// <summary>Ends when the service hangs up.</summary>
    private static async Task SendHalfAsync(ServiceProcess service)
    {
        using var client = await ConnectAsync(service);
        var stream = client.GetStream();
        await stream.WriteAsync("GET /og/openai-sora.png HTTP/1.1\r\nHost: lo"u8.ToArray());
        try
        {
            while (await stream.ReadAsync(new byte[1_024]) > 0)
            {
                // A 408 may come first.
            }
        }
        catch (IOException)
        {
            // A reset is an end too.
        }
    }

    private static async Task<TcpClient> ConnectAsync(ServiceProcess service)
    {
        var client = new TcpClient();
        var url = new Uri(service.Url);
        await client.ConnectAsync(url.Host, url.Port);
        return client;
    }
}
