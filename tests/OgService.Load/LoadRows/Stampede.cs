using OgService.Load.Driving;

namespace OgService.Load.LoadRows;

/// <summary>500 clients at once for one card that nobody has drawn, and again with 100 of them hanging up after 20 ms.</summary>
internal static class Stampede
{
    private const int Clients = 500;
    private const int Leaving = 100;

    public static async Task RunAsync(RunContext context, Row row)
    {
        await using var service = await context.StartAsync();
        var set = SignedCards.NewSet();
        var all = await AskAsync(context, service.Card(set, 1), leaving: 0);
        var firstRenders = await service.MetricAsync("og_renders_total{outcome=\"started\"}");
        row.Answers = await AskAsync(context, service.Card(set, 2), Leaving);
        await row.MeasureAsync(service, firstRenders);
        var wholly = all.Where(answer => answer.Status == 200).ToList();
        row.Check(wholly.Count == Clients && wholly.Select(answer => answer.Sha256).Distinct().Count() == 1, $"{wholly.Count} of {Clients} whole and identical");
        row.Check(row.Renders == 1, $"{row.Renders} render with {Leaving} leaving after 20 ms");
        var stayed = row.Answers.Skip(Leaving).ToList();
        row.Check(
            stayed.All(answer => answer.Status == 200) && stayed.Select(answer => answer.Sha256).Distinct().Count() == 1,
            $"{stayed.Count(answer => answer.Status == 200)} of {Clients - Leaving} that stayed whole and identical; {row.Answers.Count(answer => answer.Failure == "left")} left");
    }

    private static async Task<IReadOnlyList<Answer>> AskAsync(RunContext context, string address, int leaving)
        => await Task.WhenAll(Enumerable.Range(0, Clients)
            .Select(number => Task.Run(() => context.Generator.AskAsync(address, leaveAfter: number < leaving ? TimeSpan.FromMilliseconds(20) : null))));
}
