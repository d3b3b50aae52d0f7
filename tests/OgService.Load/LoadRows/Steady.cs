using System.Globalization;
using OgService.Load.Driving;
using OgService.Load.Processes;

namespace OgService.Load.LoadRows;

/// <summary>Cold cards at a steady rate.</summary>
internal static class Steady
{
    public static async Task ColdAsync(RunContext context, Row row)
    {
        var rate = 0.7 * await context.CapacityAsync();
        await using var service = await context.StartAsync();
        var early = (Memory: 0.0, Threads: 0.0, Handles: 0);
        var length = context.Run.Span(20, 180, 1_800);
        var sample = Task.Run(async () =>
        {
            await Task.Delay(length / 2);
            early = (service.ResidentMegabytes(), service.Threads(), service.Handles());
        });
        var answers = await RunAsync(context, service, row, rate, length);
        await sample;
        var p99 = Latencies.Of(answers).P99;
        row.Check(answers.All(answer => answer.IsCard), "no error");
        row.Check(p99 <= 100, $"p99 {Text(p99)} ms of 100");
        if (context.Run.Pace != Pace.Quick)
        {
            row.Check(service.ResidentMegabytes() <= 1.1 * early.Memory, $"RSS {Text(early.Memory)} MB half way, {Text(service.ResidentMegabytes())} at the end");
        }

        row.Check(service.Threads() <= early.Threads + 8 && service.Handles() <= early.Handles + 32, $"threads {early.Threads:0} then {service.Threads():0}, handles {early.Handles} then {service.Handles()}");
    }

    public static async Task FullAsync(RunContext context, Row row)
    {
        await using var service = await context.StartAsync();
        var answers = await RunAsync(context, service, row, await context.CapacityAsync(), context.Run.Span(20, 60, 600));
        var share = answers.Count(answer => answer.IsCard) / (double)answers.Count;
        row.Check(share >= 0.999, $"{Text(100 * share)} % served of 99.9");
        row.Check(Latencies.Of(answers).P99 <= 1_000, $"p99 {Text(Latencies.Of(answers).P99)} ms of 1000");
    }

    private static async Task<IReadOnlyList<Answer>> RunAsync(RunContext context, ServiceProcess service, Row row, double rate, TimeSpan length)
    {
        var set = SignedCards.NewSet();
        var before = await service.MetricAsync("og_renders_total{outcome=\"started\"}");
        row.OfferedPerSecond = rate;
        row.Answers = await context.Generator.OfferAsync(rate, length, number => service.Card(set, number));
        await row.MeasureAsync(service, before);
        return row.Answers;
    }

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
