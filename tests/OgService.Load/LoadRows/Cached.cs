using System.Globalization;
using OgService.Load.Driving;

namespace OgService.Load.LoadRows;

/// <summary>Pictures that were asked for before.</summary>
internal static class Cached
{
    private const int Known = 1_000;

    public static async Task MostlyAsync(RunContext context, Row row)
    {
        // One in ten is drawn, at half of what can be drawn.
        var rate = 5 * await context.CapacityAsync();
        await using var service = await context.StartAsync();
        var warm = SignedCards.NewSet();
        await context.Generator.SaturateAsync(4, Known, TimeSpan.FromMinutes(5), number => service.Card(warm, number));
        var known = Enumerable.Range(0, Known).Select(number => service.Card(warm, number)).ToArray();
        var cold = SignedCards.NewSet();
        var before = await service.MetricAsync("og_renders_total{outcome=\"started\"}");
        row.OfferedPerSecond = rate;
        row.Answers = await context.Generator.OfferAsync(
            rate, context.Run.Span(20, 60, 120), number => number % 10 == 9 ? service.Card(cold, number) : known[number * 7 % Known]);
        await row.MeasureAsync(service, before);
        var hits = row.Answers.Where(answer => answer.IsHit).ToList();
        var share = 100.0 * hits.Count / row.Answers.Count;
        row.Check(row.Answers.All(answer => answer.Status == 200), "no error");
        row.Check(Math.Abs(share - 90) <= 1, string.Create(CultureInfo.InvariantCulture, $"hit rate {share:0.0} % of 90 ± 1"));
        row.Check(Latencies.Of(hits).P99 <= 5, string.Create(CultureInfo.InvariantCulture, $"p99 of hits {Latencies.Of(hits).P99:0.0} ms of 5, beside drawing on the same core"));
    }

    public static async Task NotModifiedAsync(RunContext context, Row row)
    {
        const string path = "/og/openai-sora.png";
        string tag;
        await using (var first = await context.StartAsync())
        {
            using var client = new HttpClient();
            using var response = await client.GetAsync(first.Url + path);
            tag = response.Headers.ETag!.ToString();
        }

        await using var cold = await Processes.ServiceProcess.StartAsync(context.Run);
        row.Answers = [await context.Generator.AskAsync(cold.Url + path, ifNoneMatch: tag)];
        await row.MeasureAsync(cold, 0);
        row.Check(row.Answers[0].Status == 304 && row.Renders == 0, "304 from a service that has nothing in its caches, and nothing drawn");
    }
}
