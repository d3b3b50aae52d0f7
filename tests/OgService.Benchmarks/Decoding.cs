using System.Diagnostics;
using System.Globalization;
using OgService.Imaging;

namespace OgService.Benchmarks;

/// <summary>One picture, read again and again: <c>decode FILE COUNT [WIDTH HEIGHT]</c>. Processor time, since the machine may be busy.</summary>
internal static class Decoding
{
    public static void Run(string[] args)
    {
        var file = File.ReadAllBytes(args[0]);
        var count = int.Parse(args[1], CultureInfo.InvariantCulture);
        var options = args.Length < 4
            ? DecodeOptions.Default
            : new DecodeOptions { TargetWidth = int.Parse(args[2], CultureInfo.InvariantCulture), TargetHeight = int.Parse(args[3], CultureInfo.InvariantCulture) };
        var times = new double[count];
        var size = "";
        for (var index = 0; index < count; index++)
        {
            var start = Environment.CpuUsage.TotalTime;
            using var picture = ImageDecoder.Decode(file, options);
            times[index] = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
            size = $"{picture.Pixels.Width}x{picture.Pixels.Height}";
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{size} least {times[0]:0.0} ms, median {times[count / 2]:0.0} ms, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB"));
    }
}
