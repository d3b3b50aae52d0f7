using System.Globalization;
using OgService.Load.Driving;

namespace OgService.Load.LoadRows;

/// <summary>More than can be drawn: what is not drawn is refused at once, and what is taken is served in time.</summary>
internal static class Overload
{
    public static async Task ThriceAsync(RunContext context, Row row)
    {
        var capacity = await context.CapacityAsync();
        await using var service = await context.StartAsync();
        var set = SignedCards.NewSet();
        var length = context.Run.Span(20, 60, 120);
        var before = await service.MetricAsync("og_renders_total{outcome=\"started\"}");
        using var probing = new Generator();
        var probes = probing.OfferAsync(10, length, _ => service.Url + "/healthz");
        row.OfferedPerSecond = 3 * capacity;
        row.Answers = await context.Generator.OfferAsync(3 * capacity, length, number => service.Card(set, number));
        await row.MeasureAsync(service, before);
        var served = row.Answers.Where(answer => answer.IsCard).ToList();
        var refused = row.Answers.Where(answer => answer.Status == 503).ToList();
        row.Check(served.Count / length.TotalSeconds >= 0.9 * capacity, $"{Text(served.Count / length.TotalSeconds)} served a second of 0.9 C = {Text(0.9 * capacity)}");
        row.Check(served.Count + refused.Count == row.Answers.Count && refused.All(answer => answer.HasRetryAfter), "the rest 503 with Retry-After");
        row.Check(Latencies.Of(refused).P99 <= 100, $"p99 of a refusal {Text(Latencies.Of(refused).P99)} ms of 100");
        row.Check(Latencies.Of(served).P99 <= 1_500, $"p99 of the served {Text(Latencies.Of(served).P99)} ms of 1500");
        var health = Latencies.Of(await probes);
        row.Check(health.P99 <= 100, $"p99 of /healthz {Text(health.P99)} ms of 100");
        row.Check(row.MemoryMegabytes < 512, "RSS below 512 MB");
    }

    public static async Task SpikeAsync(RunContext context, Row row)
    {
        var capacity = await context.CapacityAsync();
        await using var service = await context.StartAsync();
        var set = SignedCards.NewSet();
        var quiet = context.Run.Span(8, 20, 60);
        var baseline = Latencies.Of(await context.Generator.OfferAsync(0.5 * capacity, quiet, number => service.Card(set, number))).P99;
        set = SignedCards.NewSet();
        row.OfferedPerSecond = 10 * capacity;
        row.Answers = await context.Generator.OfferAsync(10 * capacity, TimeSpan.FromSeconds(10), number => service.Card(set, number));
        set = SignedCards.NewSet();
        var after = await context.Generator.OfferAsync(0.5 * capacity, TimeSpan.FromSeconds(5) + quiet, number => service.Card(set, number));
        await row.MeasureAsync(service, 0);
        var late = after.Where(answer => answer.At >= 5).ToList();
        row.Check(late.All(answer => answer.IsCard), "nothing refused 5 s after it");
        // 20 ms is what two halves of the same run may differ by.
        row.Check(Latencies.Of(late).P99 <= 1.25 * baseline + 20, $"p99 {Text(baseline)} ms before, {Text(Latencies.Of(late).P99)} ms from 5 s after it");
        row.Check(!service.HasExited && row.Answers.All(answer => answer.IsServed || answer.IsRefused), "no connection lost, no restart");
    }

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
