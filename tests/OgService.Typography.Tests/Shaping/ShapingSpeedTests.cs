using System.Diagnostics;
using OgService.Testing;
using OgService.Typography.Shaping;

namespace OgService.Typography.Tests.Shaping;

/// <summary>Not a benchmark: catches what makes shaping or opening ten times slower, and prints figures.</summary>
public sealed class ShapingSpeedTests(ITestOutputHelper output)
{
    [Fact]
    public void A_line_of_text_is_shaped_in_well_under_a_millisecond()
    {
        var watch = Stopwatch.StartNew();
        var library = FontLibrary.Open(Repository.PathTo("fonts"));
        output.WriteLine($"list: {watch.Elapsed.TotalMilliseconds:F2} ms");
        watch.Restart();
        Assert.NotNull(library.FindFace("Noto Sans JP", 400, italic: false, 72, '漢'));
        output.WriteLine($"first Japanese face: {watch.Elapsed.TotalMilliseconds:F2} ms");
        foreach (var family in (ReadOnlySpan<string>)["Inter", "Newsreader", "JetBrains Mono"])
        {
            watch.Restart();
            var font = library.FindFace(family, 700, italic: false, 72, 'A')!;
            output.WriteLine($"{family}, first face: {watch.Elapsed.TotalMilliseconds:F2} ms");

            const string line = "How we built a preview service that draws a card in about a millisecond, AVATAR To. Wa: 100 letters.";
            var options = new ShapingOptions("en", false, true, true, []);
            var glyphs = new List<ShapedGlyph>(200);
            var best = double.MaxValue;
            for (var round = 0; round < 300; round++)
            {
                glyphs.Clear();
                watch.Restart();
                Shaper.Shape(line, 0, line.Length, font, options, glyphs);
                best = Math.Min(best, watch.Elapsed.TotalMicroseconds);
            }

            output.WriteLine($"{family}: {line.Length} characters in {best:F1} µs");
            Assert.True(best < 2000, $"{best} µs");
        }
    }
}
