using System.Globalization;
using OgService.Svg;

namespace OgService.Benchmarks;

/// <summary>SVG documents, read and drawn again and again: <c>svg SIDE COUNT FILE…</c>, the longer side SIDE pixels long. Processor time of the best of five rounds of
/// COUNT, since the machine may be busy; one line a file.</summary>
internal static class Drawing
{
    private const int Rounds = 5;

    public static void Run(string[] args)
    {
        var side = double.Parse(args[0], CultureInfo.InvariantCulture);
        var count = int.Parse(args[1], CultureInfo.InvariantCulture);
        foreach (var path in args[2..])
        {
            var file = File.ReadAllBytes(path);
            var least = double.PositiveInfinity;
            for (var round = 0; round < Rounds; round++)
            {
                var start = Environment.CpuUsage.TotalTime;
                for (var i = 0; i < count; i++)
                {
                    var document = SvgDocument.Parse(file);
                    var scale = side / Math.Max(document.Width, document.Height);
                    using var pixels = document.Render(Pixels(document.Width * scale), Pixels(document.Height * scale));
                }

                least = Math.Min(least, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / count);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)} {least:0.000}"));
        }
    }

    private static int Pixels(double length) => Math.Max(1, (int)Math.Round(length));
}
