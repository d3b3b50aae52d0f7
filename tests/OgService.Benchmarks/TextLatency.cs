using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using OgService.Testing;
using OgService.Typography;

namespace OgService.Benchmarks;

/// <summary>What the texts of the flat card cost: opening the fonts, then shaping, breaking and placing. Every text is new each time, so no cache of texts helps.</summary>
internal static class TextLatency
{
    private const int WarmUp = 2_000;
    private const float WidthPx = 1_072;
    private const int Title = 1;

    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    private sealed record CardText(string Text, float Size, int Weight, float LineHeight, int MaxLines);

    public static void Run(string[] args)
    {
        // The first opening of a process, before anything else has been compiled.
        var start = Stopwatch.GetTimestamp();
        var fonts = FontLibrary.Open(Repository.PathTo("fonts"));
        var firstOpening = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2_000;
        var texts = JsonSerializer.Deserialize<CardText[]>(File.ReadAllText(Repository.PathTo("tests", "shaping", "flat-card.json")), Names)!;
        var engine = new TextEngine(fonts);
        start = Stopwatch.GetTimestamp();
        Lay(engine, texts[Title], -1);
        var firstTitle = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        for (var warm = 0; warm < WarmUp; warm++)
        {
            LayAll(engine, texts, warm);
        }

        var (all, title, opening) = (new double[count], new double[count], new double[25]);
        for (var index = 0; index < count; index++)
        {
            start = Stopwatch.GetTimestamp();
            LayAll(engine, texts, WarmUp + index);
            all[index] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            start = Stopwatch.GetTimestamp();
            Lay(engine, texts[Title], 1_000_000 + index);
            title[index] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        for (var index = 0; index < opening.Length; index++)
        {
            start = Stopwatch.GetTimestamp();
            FontLibrary.Open(Repository.PathTo("fonts"));
            opening[index] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"card\":{Latency.Percentile(all, 50):0.0000},\"cardP99\":{Latency.Percentile(all, 99):0.0000},\"title\":{Latency.Percentile(title, 50):0.0000},"
            + $"\"titleP99\":{Latency.Percentile(title, 99):0.0000},\"firstTitle\":{firstTitle:0.00},\"firstOpening\":{firstOpening:0.00},\"opening\":{Latency.Percentile(opening, 50):0.00}}}"));
    }

    private static void LayAll(TextEngine engine, CardText[] texts, int number)
    {
        foreach (var text in texts)
        {
            Lay(engine, text, number);
        }
    }

    private static void Lay(TextEngine engine, CardText text, int number)
    {
        var style = new TextStyle { Families = ["Inter"], SizePx = text.Size, Weight = text.Weight, Lang = "en" };
        var settings = new ParagraphSettings { WidthPx = WidthPx, LineHeight = text.LineHeight / text.Size, MaxLines = text.MaxLines };
        var paragraph = engine.Lay(string.Create(CultureInfo.InvariantCulture, $"{text.Text} {number}"), style, settings);
        if (paragraph.Lines.Count == 0)
        {
            throw new InvalidOperationException("Nothing was set.");
        }
    }
}
