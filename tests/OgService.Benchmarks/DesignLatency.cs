using System.Diagnostics;
using System.Globalization;
using OgService.Cards;
using OgService.Testing;
using OgService.Typography;

namespace OgService.Benchmarks;

/// <summary>From values to pixels: the cards that other renderers are measured with, each with its own counter in the title. Prints milliseconds of a card, as
/// the median and as the least of batches, of which the least says what the card costs on a machine that others use too.</summary>
internal static class DesignLatency
{
    private const int Batch = 10;

    public static void Run(string[] args)
    {
        var batches = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60;
        var templates = TemplateLibrary.Open(Repository.PathTo("tests", "OgService.Benchmarks", "templates"));
        foreach (var name in templates.Names)
        {
            var renderer = new CardRenderer(new TextEngine(FontLibrary.Open(Repository.PathTo("fonts"))));
            var template = templates.Get(name);
            var number = 0;
            var (resolve, paint) = (new double[batches], new double[batches]);
            for (var batch = -30; batch < batches; batch++)
            {
                var (resolving, painting) = (0.0, 0.0);
                for (var i = 0; i < Batch; i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    var scene = renderer.Resolve(template, FlatCard.FieldsOf(number++), CardSize.Default);
                    var resolved = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    using var pixels = renderer.Paint(scene);
                    resolving += resolved;
                    painting += Stopwatch.GetElapsedTime(start).TotalMilliseconds - resolved;
                }

                if (batch >= 0)
                {
                    (resolve[batch], paint[batch]) = (resolving / Batch, painting / Batch);
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-10} resolve {Latency.Percentile(resolve, 50):0.000} (least {resolve[0]:0.000})  paint {Latency.Percentile(paint, 50):0.000} (least {paint[0]:0.000}) ms"));
        }
    }
}
