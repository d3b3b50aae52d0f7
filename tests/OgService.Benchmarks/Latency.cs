using System.Diagnostics;
using System.Globalization;

namespace OgService.Benchmarks;

/// <summary>One card at a time, as the scripts of other renderers do it: warmed, then N cards, percentiles of each stage in milliseconds.</summary>
internal static class Latency
{
    private const int WarmUp = 300;

    public static void Run(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 300;
        var card = new FlatCard();
        for (var warm = 0; warm < WarmUp; warm++)
        {
            card.Draw();
        }

        var (resolve, paint, encode, whole) = (new double[count], new double[count], new double[count], new double[count]);
        var bytes = 0;
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        for (var index = 0; index < count; index++)
        {
            var start = Stopwatch.GetTimestamp();
            var scene = card.Resolve();
            resolve[index] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            using var pixels = card.Paint(scene);
            paint[index] = Stopwatch.GetElapsedTime(start).TotalMilliseconds - resolve[index];
            bytes = FlatCard.EncodePng(pixels).Length;
            whole[index] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            encode[index] = whole[index] - resolve[index] - paint[index];
        }

        var cpuPerCard = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"resolve\":{Percentile(resolve, 50):0.000},\"paint\":{Percentile(paint, 50):0.000},\"encode\":{Percentile(encode, 50):0.000},"
            + $"\"p50\":{Percentile(whole, 50):0.000},\"p99\":{Percentile(whole, 99):0.000},\"cpu\":{cpuPerCard:0.000},\"bytes\":{bytes},\"rssMb\":{Environment.WorkingSet / 1_000_000}}}"));
    }

    /// <summary>Sorts the values.</summary>
    public static double Percentile(double[] values, int percent)
    {
        Array.Sort(values);
        return values[Math.Min(values.Length - 1, values.Length * percent / 100)];
    }
}
