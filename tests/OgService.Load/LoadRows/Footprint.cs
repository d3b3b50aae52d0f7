using System.Diagnostics;
using System.Globalization;
using OgService.Load.Driving;
using OgService.Load.Processes;

namespace OgService.Load.LoadRows;

/// <summary>What the service needs of a small machine.</summary>
internal static class Footprint
{
    private const int Starts = 5;
    private const int Cards = 10_000;

    public static async Task StartAsync(RunContext context, Row row)
    {
        var times = new List<double>();
        for (var at = 0; at <= Starts; at++)
        {
            var start = Stopwatch.GetTimestamp();
            await using var service = ServiceProcess.Launch(context.Run);
            var answer = new Answer();
            while (answer.Status != 200 && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30))
            {
                answer = await context.Generator.AskAsync(service.Url + "/og/openai-sora.png");
                await Task.Delay(2);
            }

            // The first start reads the program from the disk.
            if (at > 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        row.Check(times[Starts / 2] < 1_000, string.Create(CultureInfo.InvariantCulture, $"from the start of the process to the first card {times[Starts / 2]:0} ms of 1000 (median of {Starts}; worst {times[^1]:0})"));
    }

    public static async Task MemoryAsync(RunContext context, Row row)
    {
        await using var service = await ServiceProcess.StartAsync(context.Run, new Dictionary<string, string> { ["MemoryBytes"] = "64000000" });
        var set = SignedCards.NewSet();
        var worst = 0.0;
        row.Answers = await context.Generator.SaturateAsync(4, Cards, TimeSpan.FromMinutes(20), number =>
        {
            if (number % 500 == 0)
            {
                worst = Math.Max(worst, service.ResidentMegabytes());
            }

            return service.Card(set, number);
        });
        await row.MeasureAsync(service, 0);
        row.Check(row.Answers.All(answer => answer.Status == 200), "no error");
        row.Check(row.MemoryMegabytes <= 128, string.Create(CultureInfo.InvariantCulture, $"RSS {row.MemoryMegabytes:0} MB of 128 with a memory tier of 64 MB; at most {worst:0} on the way"));
    }
}
