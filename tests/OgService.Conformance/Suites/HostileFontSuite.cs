using System.Diagnostics;
using System.Globalization;
using OgService.Typography;
using OgService.Typography.OpenType;
using OgService.Typography.Shaping;

namespace OgService.Conformance;

/// <summary>Fonts made to break readers. Each is opened, three texts are shaped and every glyph is drawn, up to a bound; one case a file.</summary>
/// <remarks>
/// Passes: refused with the declared exception, or used without any; in either case within a second of processor time and 64 MB. Memory is what the
/// font still holds at the end and the most that a single step took on the way.
/// </remarks>
internal sealed class HostileFontSuite : ISuite
{
    private const double MaximumSeconds = 1;
    private const long MaximumBytes = 64 * 1024 * 1024;
    private const int MaximumGlyphs = 5_000;
    private const int MaximumCommands = 1_000_000;

    private static readonly string[] Texts =
    [
        "Hamburg AVATAR fi ffl e\u0301\u0301 1\u20442",
        "\u0644\u0627 \u0645\u064f\u062d\u0645\u062f",
        "\u0915\u094d\u0937\u093f \u0e17\u0e35\u0e48 \u6f22\U0001F600",
    ];

    public string Name => "hostile-fonts";

    public string Description => "fonts made to break readers: every file of a folder";

    public IReadOnlyList<string> FilePatterns { get; } = ["*"];

    public void Run(string file, SuiteReport report)
    {
        var bytes = File.ReadAllBytes(file);
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var started = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var largest = 0L;
        string? wrong = null;
        object? kept = null;
        try
        {
            kept = Use(bytes, ref largest);
        }
        catch (FontFormatException)
        {
            // The declared answer to what is not a font.
        }
#pragma warning disable CA1031 // Which exceptions come out is what the suite asks.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            wrong = $"{exception.GetType().Name}: {exception.Message}";
        }

        // Other work on the machine must not fail a font, nor the collector's threads.
        var seconds = Math.Min((Environment.CpuUsage.TotalTime - started).TotalSeconds, watch.Elapsed.TotalSeconds);
        var taken = Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - held) + largest;
        GC.KeepAlive(kept);
        report.Check(wrong is null && seconds <= MaximumSeconds && taken <= MaximumBytes, Path.GetFileName(file), () => string.Create(
            CultureInfo.InvariantCulture, $"{wrong ?? "used"} in {seconds:0.00} s with {taken / 1048576d:0.0} MB"));
    }

    private static FontInstance Use(byte[] file, ref long largest)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var typeface = Typeface.Open(file, "hostile");
        var font = new FontInstance("hostile", typeface, typeface.Axes.Normalize([(Tag.Of("wght"), 700), (Tag.Of("opsz"), 30), (Tag.Of("wdth"), 90)]));
        Step(ref before, ref largest);
        for (var i = 0; i < Texts.Length; i++)
        {
            var glyphs = new List<ShapedGlyph>();
            Shaper.Shape(Texts[i], 0, Texts[i].Length, font, new ShapingOptions("ar", i == 1, true, true, []), glyphs);
            Step(ref before, ref largest);
        }

        var drawn = new CountingSink();
        for (var glyph = 0; glyph < Math.Min(MaximumGlyphs, typeface.Metrics.GlyphCount) && drawn.Count < MaximumCommands; glyph++)
        {
            font.GetOutline((ushort)glyph, drawn);
            font.GetAdvanceUnits((ushort)glyph);
            Step(ref before, ref largest);
        }

        return font;
    }

    private static void Step(ref long before, ref long largest)
    {
        var now = GC.GetAllocatedBytesForCurrentThread();
        largest = Math.Max(largest, now - before);
        before = now;
    }

    private sealed class CountingSink : IOutlineSink
    {
        public int Count { get; private set; }

        public void MoveTo(float x, float y) => Count++;

        public void LineTo(float x, float y) => Count++;

        public void QuadraticTo(float cx, float cy, float x, float y) => Count++;

        public void CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y) => Count++;

        public void Close() => Count++;
    }
}
