using System.Globalization;
using OgService.Load.Driving;
using OgService.Load.Processes;

namespace OgService.Load;

/// <summary>What one row of the table says and whether it held.</summary>
internal sealed class Row(string name)
{
    private readonly List<string> broken = [];
    private readonly List<string> notes = [];

    public string Name => name;

    public double? OfferedPerSecond { get; set; }

    public IReadOnlyList<Answer> Answers { get; set; } = [];

    public double? Renders { get; set; }

    public double? MemoryMegabytes { get; set; }

    public string? SkippedBecause { get; private set; }

    public bool HasFailed => broken.Count > 0;

    public void Skip(string why) => SkippedBecause = why;

    public void Note(string text) => notes.Add(text);

    /// <param name="promise">What should be so, with the figure that was seen.</param>
    public void Check(bool holds, string promise)
    {
        (holds ? notes : broken).Add(promise);
    }

    /// <summary>Renders since the first reading, and memory now.</summary>
    public async Task MeasureAsync(ServiceProcess service, double rendersBefore)
    {
        Renders = await service.MetricAsync("og_renders_total{outcome=\"started\"}") - rendersBefore;
        MemoryMegabytes = service.ResidentMegabytes();
        foreach (var failure in Answers.Where(answer => !answer.IsServed && !answer.IsRefused && answer.Failure != "left").GroupBy(answer => (answer.Status, answer.Failure)).Take(3))
        {
            Note($"{failure.Count()} with status {failure.Key.Status} {failure.Key.Failure}, the first at {failure.First().At:0.0} s after {failure.First().Milliseconds:0} ms".ReplaceLineEndings(" "));
        }

        if (await service.MetricAsync("og_stand_ins_total") is > 0 and var standIns)
        {
            Note($"{standIns} answers showed a stand-in for a minute");
        }
    }

    public static string Heading => "| row | offered/s | served | refused | failed | p50 ms | p99 ms | renders | RSS MB | verdict | seen |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|---|---|";

    public override string ToString()
    {
        var served = Answers.Count(answer => answer.IsServed);
        var refused = Answers.Count(answer => answer.IsRefused);
        var times = Latencies.Of(Answers.Where(answer => answer.IsServed));
        var verdict = SkippedBecause is not null ? "skipped" : HasFailed ? "**failed**" : "passed";
        string[] seen = SkippedBecause is { } why ? [why] : [.. broken.Select(text => "NOT: " + text), .. notes];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {Name} | {OfferedPerSecond:0.#} | {Count(served)} | {Count(refused)} | {Count(Answers.Count(answer => !answer.IsServed && !answer.IsRefused && answer.Failure != "left"))} | {times.At(0.5):0.0} | {times.At(0.99):0.0} | {Renders:0} | {MemoryMegabytes:0} | {verdict} | {string.Join("; ", seen)} |");

        string Count(int count) => Answers.Count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);
    }
}
