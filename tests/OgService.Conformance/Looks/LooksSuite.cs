using System.Globalization;
using OgService.Cards;
using OgService.Cards.Painting;
using OgService.Cards.Scenes;
using OgService.Conformance.Layout;
using OgService.Imaging;
using OgService.Imaging.Png;

namespace OgService.Conformance.Looks;

/// <summary>Pages that a browser drew: <c>NAME.html</c> has cases, each after a line <c>&lt;!-- case: what it shows --&gt;</c>, and <c>NAME.png</c> the picture of
/// each, 320x200 pixels, one below the other.</summary>
/// <param name="folder">Gets a picture of each case that fails, ours to the left of the browser's; null for none.</param>
internal sealed class LooksSuite(string? folder = null) : ISuite
{
    private const int Width = 320;
    private const int Height = 200;

    // Edges are smoothed by area here and by samples there; colours and soft edges agree to a few levels.
    private const double MeanLevels = 1.25;
    private const int FarOff = 24;
    private const double FarOffShare = 0.01;

    public string Name => "looks";

    public string Description => "boxes with backgrounds, borders, shadows and effects (*.html) as a browser drew them (*.png), but for a few levels at edges";

    public IReadOnlyList<string> FilePatterns { get; } = ["*.html"];

    public void Run(string file, SuiteReport report)
    {
        using var expected = PngDecoder.Decode(File.ReadAllBytes(Path.ChangeExtension(file, ".png")));
        var number = 0;
        foreach (var (name, html) in LayoutSuite.Cases(File.ReadAllText(file)))
        {
            var place = $"{Path.GetFileName(file)}: {name}";
            if (expected.Width != Width || expected.Height < (number + 1) * Height)
            {
                report.Fail(place, "it was never drawn by the browser");
                continue;
            }

            var complaints = new List<string>();
            using var drawn = Draw(html, complaints);
            var cell = expected.Pixels.Slice(number * Height * Width, Height * Width);
            var difference = complaints.Count > 0 ? string.Join("; ", complaints) : Compare(drawn.Pixels, cell);
            report.Check(difference is null, place, () => $"{difference}\n{html}");
            if (difference is not null && folder is not null)
            {
                Save(drawn.Pixels, cell, Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(file)}-{number}.png"));
            }

            number++;
        }
    }

    private static PixelBuffer Draw(string html, List<string> complaints)
    {
        var size = new CardSize(Width, Height);
        var root = HtmlLayout.Place("<!DOCTYPE html><body>" + html, size, complaints);
        return ScenePainter.Paint(SceneBuilder.Build(root, size, []), new GlyphCache());
    }

    private static string? Compare(ReadOnlySpan<uint> drawn, ReadOnlySpan<uint> expected)
    {
        var (sum, far) = (0L, 0);
        for (var i = 0; i < drawn.Length; i++)
        {
            var (one, other) = (new PremultipliedRgba(drawn[i]), new PremultipliedRgba(expected[i]));
            var most = Math.Max(Math.Abs(one.R - other.R), Math.Max(Math.Abs(one.G - other.G), Math.Abs(one.B - other.B)));
            sum += Math.Abs(one.R - other.R) + Math.Abs(one.G - other.G) + Math.Abs(one.B - other.B);
            far += most > FarOff ? 1 : 0;
        }

        var mean = sum / 3.0 / drawn.Length;
        return mean <= MeanLevels && far <= FarOffShare * drawn.Length
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{mean:0.00} levels off on the average, {far} pixels by more than {FarOff}");
    }

    private static void Save(ReadOnlySpan<uint> drawn, ReadOnlySpan<uint> expected, string file)
    {
        using var both = PixelBuffer.Create((2 * Width) + 10, Height);
        for (var y = 0; y < Height; y++)
        {
            drawn.Slice(y * Width, Width).CopyTo(both.Row(y));
            expected.Slice(y * Width, Width).CopyTo(both.Row(y)[(Width + 10)..]);
        }

        File.WriteAllBytes(file, PngEncoder.Encode(both));
    }
}
