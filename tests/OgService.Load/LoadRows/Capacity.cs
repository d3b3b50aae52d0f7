using System.Globalization;
using OgService.Load.Driving;
using OgService.Load.Processes;

namespace OgService.Load.LoadRows;

/// <summary>How many cold cards a second the service draws: a closed loop says about where it lies, open loops from there downwards say which rate holds.</summary>
internal static class Capacity
{
    private const double MostP99 = 500;

    // As many as the service takes in at once on one core: one is drawn and four wait.
    private const int AtATime = 4;

    public static async Task ShowAsync(RunContext context, Row row)
    {
        var found = await context.CapacityAsync();
        row.OfferedPerSecond = found;
        row.Check(found > 0, string.Create(CultureInfo.InvariantCulture, $"C = {found:0.0} cold cards a second, p99 at most 500 ms, service on cores {context.Run.ServerCores ?? "all"}"));
    }

    public static async Task<double> MeasureAsync(RunContext context, ServiceProcess service)
    {
        var run = context.Run;
        var set = SignedCards.NewSet();
        var span = run.Span(5, 15, 30);
        var saturated = await context.Generator.SaturateAsync(AtATime, int.MaxValue, span, number => service.Card(set, number));
        var most = saturated.Count(answer => answer.IsCard) / saturated.Max(answer => answer.At + answer.Milliseconds / 1_000);
        foreach (var share in (double[])[1, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4])
        {
            set = SignedCards.NewSet();
            var answers = await context.Generator.OfferAsync(share * most, run.Span(6, 20, 60), number => service.Card(set, number));
            if (answers.All(answer => answer.IsCard) && Latencies.Of(answers).P99 <= MostP99)
            {
                return share * most;
            }
        }

        return 0;
    }
}
