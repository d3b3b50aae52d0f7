using System.Globalization;
using OgService.Load.Driving;
using OgService.Load.Processes;

namespace OgService.Load.FaultRows;

/// <summary>A bucket that fails in every way: cards go on being drawn, nearly as fast, and the bucket is taken up again when it is well.</summary>
internal static class BucketFaults
{
    private const string AnyOpen = "og_breaker_open{tier=\"bucket\"";

    public static Task KilledAsync(RunContext context, Row row) => RunAsync(context, row, (bucket, _) => bucket.KillAsync(), (bucket, _) => bucket.StartAsync());

    public static Task StoppedAsync(RunContext context, Row row) => RunAsync(context, row, (bucket, _) => Do(() => bucket.Signal("STOP")), (bucket, _) => Do(() => bucket.Signal("CONT")));

    public static Task ErrorsAsync(RunContext context, Row row) => BehindAsync(context, row, ProxyFault.Errors);

    public static Task SlowAsync(RunContext context, Row row) => BehindAsync(context, row, ProxyFault.Slow);

    public static Task RefusedWritesAsync(RunContext context, Row row) => BehindAsync(context, row, ProxyFault.RefusesWrites);

    public static async Task WrongBytesAsync(RunContext context, Row row)
    {
        if (context.Run.Bucket is null)
        {
            row.Skip("s3rver is not installed (npm)");
            return;
        }

        await using var bucket = await BucketServer.StartAsync(context.Run);
        using var proxy = new FaultyProxy(bucket.Url);

        // With time for every look: whether bytes are believed is asked here, not whether they are waited for.
        var settings = bucket.Settings(proxy.Url);
        settings["Bucket:BudgetMilliseconds"] = "5000";
        var set = SignedCards.NewSet();
        const int cards = 100;
        IReadOnlyList<Answer> right;
        await using (var first = await ServiceProcess.StartAsync(context.Run, settings))
        {
            right = await AskAllAsync(context, first, set, cards);
            await Task.Delay(TimeSpan.FromSeconds(2));
            row.Check(right.All(answer => answer.Status == 200) && await first.MetricAsync("og_cache_writes_dropped_total") == 0, "all written");
        }

        await using (var second = await ServiceProcess.StartAsync(context.Run, settings))
        {
            var found = await AskAllAsync(context, second, set, cards);
            var hits = await LooksAsync(second, "hit");
            row.Check(hits == cards && found.Select(answer => answer.Sha256).SequenceEqual(right.Select(answer => answer.Sha256)), $"{hits} of {cards} found in the bucket while its bytes are right");
        }

        proxy.Fault = ProxyFault.WrongBytes;
        await using var third = await ServiceProcess.StartAsync(context.Run, settings);
        row.Answers = await AskAllAsync(context, third, set, cards);
        await row.MeasureAsync(third, 0);
        var bad = row.Answers.Zip(right).Count(pair => pair.First.Status != 200 || pair.First.Sha256 != pair.Second.Sha256);
        row.Check(bad == 0, $"{bad} bad answers of {cards}");
        row.Check(await LooksAsync(third, "corrupt") == cards && await LooksAsync(third, "hit") == 0, $"{await LooksAsync(third, "corrupt")} of {cards} counted as corrupt, {await LooksAsync(third, "hit")} as found, {await LooksAsync(third, "error")} as errors");
        row.Check(row.Renders == cards, $"{row.Renders} drawn anew");
    }

    private static Task<IReadOnlyList<Answer>> AskAllAsync(RunContext context, ServiceProcess service, int set, int cards)
        => context.Generator.SaturateAsync(2, cards, TimeSpan.FromMinutes(2), number => service.Card(set, number), hash: true);

    private static async Task<double> LooksAsync(ServiceProcess service, string outcome)
        => (await service.TextAsync("/metrics")).Split('\n')
            .Where(line => line.StartsWith("og_cache_lookups_total", StringComparison.Ordinal) && line.Contains("\"bucket\"", StringComparison.Ordinal) && line.Contains($"\"{outcome}\"", StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    private static async Task BehindAsync(RunContext context, Row row, ProxyFault fault)
    {
        FaultyProxy? proxy = null;
        await RunAsync(
            context, row, (_, _) => Do(() => proxy!.Fault = fault), (_, _) => Do(() => proxy!.Fault = ProxyFault.None), bucket => (proxy = new FaultyProxy(bucket.Url)).Url);
        proxy?.Dispose();
    }

    private static async Task RunAsync(
        RunContext context, Row row, Func<BucketServer, ServiceProcess, Task> breaking, Func<BucketServer, ServiceProcess, Task> mending, Func<BucketServer, string>? before = null)
    {
        if (context.Run.Bucket is null)
        {
            row.Skip("s3rver is not installed (npm)");
            return;
        }

        // The bucket server shares the cores, so less than without one.
        var rate = 0.4 * await context.CapacityAsync();
        await using var bucket = await BucketServer.StartAsync(context.Run);
        await using var service = await context.StartAsync(bucket.Settings(before?.Invoke(bucket)));
        var length = context.Run.Span(8, 30, 120);
        var baseline = Latencies.Of(await OfferAsync(context, service, rate, length)).P99;

        row.OfferedPerSecond = rate;
        await breaking(bucket, service);
        var opening = WaitAsync(service, open: true);
        row.Answers = await OfferAsync(context, service, rate, length);
        var opened = await opening;
        await row.MeasureAsync(service, 0);
        await mending(bucket, service);
        var closing = WaitAsync(service, open: false);
        var after = await OfferAsync(context, service, rate, length);
        var closed = await closing;

        row.Check(row.Answers.Concat(after).All(answer => answer.Status == 200), "no failed request");
        var p99 = Latencies.Of(row.Answers).P99;
        row.Check(p99 <= baseline + 150, string.Create(CultureInfo.InvariantCulture, $"p99 {baseline:0} ms before, {p99:0} ms during, of 150 more"));
        row.Check(opened <= 3, string.Create(CultureInfo.InvariantCulture, $"left alone after {opened:0.0} s"));
        row.Check(closed <= 5, string.Create(CultureInfo.InvariantCulture, $"in use again after {closed:0.0} s"));
        var lines = service.Log.Count(line => line.Contains("is left alone", StringComparison.Ordinal) || line.Contains("is in use again", StringComparison.Ordinal));
        row.Check(lines is > 0 and <= 4, $"{lines} log lines of changes, at most 4 an outage");
    }

    private static Task<IReadOnlyList<Answer>> OfferAsync(RunContext context, ServiceProcess service, double rate, TimeSpan length)
    {
        var set = SignedCards.NewSet();
        return context.Generator.OfferAsync(rate, length, number => service.Card(set, number));
    }

    /// <returns>Seconds until the breakers are so; endless after 20.</returns>
    private static async Task<double> WaitAsync(ServiceProcess service, bool open)
    {
        for (var tenths = 0; tenths < 200; tenths++)
        {
            if (await service.MetricAsync(AnyOpen) > 0 == open)
            {
                return tenths / 10.0;
            }

            await Task.Delay(100);
        }

        return double.PositiveInfinity;
    }

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
