using OgService.Load.Driving;
using OgService.Load.Processes;

namespace OgService.Load.LoadRows;

/// <summary>What one service drew, another that shares its bucket finds.</summary>
internal static class TwoInstances
{
    public static async Task RunAsync(RunContext context, Row row)
    {
        if (context.Run.Bucket is null)
        {
            row.Skip("s3rver is not installed (npm)");
            return;
        }

        // Both services and the bucket share the cores.
        var rate = 0.5 * await context.CapacityAsync();
        await using var bucket = await BucketServer.StartAsync(context.Run);
        await using var first = await context.StartAsync(bucket.Settings());
        await using var second = await ServiceProcess.StartAsync(context.Run, bucket.Settings());
        var set = SignedCards.NewSet();
        var length = context.Run.Span(15, 60, 300);
        var drawn = await context.Generator.OfferAsync(rate, length, number => first.Card(set, number), hash: true);

        // What is written is written behind the answer.
        await Task.Delay(TimeSpan.FromSeconds(2));
        var before = await second.MetricAsync("og_renders_total{outcome=\"started\"}");
        row.OfferedPerSecond = rate;
        row.Answers = await context.Generator.OfferAsync(rate, length, number => second.Card(set, number), hash: true);
        await row.MeasureAsync(second, before);
        var dropped = await first.MetricAsync("og_cache_writes_dropped_total");
        row.Check(row.Renders == 0, $"{row.Renders} of {row.Answers.Count} drawn by the second; {dropped} writes dropped by the first");
        row.Check(row.Answers.Select(answer => answer.Sha256).SequenceEqual(drawn.Select(answer => answer.Sha256)), "identical bytes");
    }
}
