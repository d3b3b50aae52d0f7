using System.Globalization;
using OgService.Cards.Painting;
using OgService.Cards.Scenes;
using OgService.Cards.Styles;
using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Notes;

/// <summary>Makes a text readable (<c>contrast: auto</c>) on what was decided to lie under it: by its own colour if that does, else black or white, else with the
/// faintest scrim that helps, of the colour that needs the least of it.</summary>
internal static class AutoContrast
{
    // A little more than asked for, since pixels are rounded.
    private const double Margin = 1.03;
    private const int SampleStep = 2;

    // A scrim that is this much fainter is worth another colour of the letters.
    private const int WorthAnotherInk = 40;

    private static readonly Rgba White = new(255, 255, 255);
    private static readonly Rgba Black = new(11, 15, 23);
    private static readonly GlyphCache NoGlyphs = new();

    /// <param name="items">All that is painted before the text.</param>
    /// <returns>The colour of the letters, and what goes under them, or null.</returns>
    public static (Rgba Ink, SceneItem? Scrim) Choose(CardSize size, Rgba background, IReadOnlyList<SceneItem> items, TextItem text)
    {
        var boxes = text.Paragraph.Lines.Where(line => line.WidthPx > 0).Select(line => LineBox(text, line.X, line.WidthPx, text.BaselineOf(line))).ToList();
        var grounds = Sample(size, background, items, boxes);
        if (grounds.Count == 0)
        {
            return (text.Color, null);
        }

        var wanted = ContrastMeter.WantedOf(text.Paragraph.SizePx) * Margin;
        var own = text.Color with { A = 255 };
        Rgba[] inks = [own, .. Luminance.Of(own) > 0.2 ? new[] { White, Black } : [Black, White]];
        if (inks.FirstOrDefault(ink => IsEnough(grounds, ink, default, 0, wanted)) is { A: > 0 } plain)
        {
            return (plain == own ? IsEnough(grounds, text.Color, default, 0, wanted) ? text.Color : own : plain, null);
        }

        var (chosen, alpha) = inks.Select(ink => (Ink: ink, Alpha: LeastAlpha(grounds, ink, wanted))).MinBy(pair => pair.Alpha + (pair.Ink == own ? 0 : WorthAnotherInk));
        var blur = Math.Clamp(text.Paragraph.SizePx * 0.6f, 16, 48);
        var around = boxes.Aggregate(Union).Inflate(blur);
        return (chosen, new ScrimItem(around, blur, ScrimOf(chosen) with { A = (byte)alpha }));
    }

    public static string Describe(Rgba before, Rgba ink, SceneItem? scrim) => scrim is ScrimItem { Color: var color }
        ? string.Create(CultureInfo.InvariantCulture, $"letters {ink} on a scrim of {color.A / 2.55:0} % {(color.R == 0 ? "black" : "white")}, to be readable")
        : $"letters {ink} instead of {before}, to be readable";

    private static Rgba ScrimOf(Rgba ink) => Luminance.Of(ink) > 0.2 ? new Rgba(0, 0, 0) : White;

    private static int LeastAlpha(List<Rgba> grounds, Rgba ink, double wanted)
    {
        var scrim = ScrimOf(ink);
        var (low, high) = (1, 255);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = IsEnough(grounds, ink, scrim, middle, wanted) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    // One pixel in a hundred may be worse: specks do not hide letters.
    private static bool IsEnough(List<Rgba> grounds, Rgba ink, Rgba scrim, int alpha, double wanted)
    {
        var allowed = grounds.Count / 100;
        foreach (var ground in grounds)
        {
            var under = CssColor.Mix(ground, scrim with { A = 255 }, alpha / 255.0);
            var shown = ink.A == 255 ? ink : CssColor.Mix(under, ink with { A = 255 }, ink.A / 255.0);
            if (Luminance.Contrast(Luminance.Of(shown), Luminance.Of(under)) < wanted && --allowed < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static List<Rgba> Sample(CardSize size, Rgba background, IReadOnlyList<SceneItem> items, List<Rect> boxes)
    {
        using var pixels = ScenePainter.Paint(size, background, Finished(items), NoGlyphs);
        var grounds = new List<Rgba>();
        foreach (var box in boxes)
        {
            var (left, right) = (Math.Max(0, (int)box.X), Math.Min(size.Width, (int)box.Right));
            var (top, bottom) = (Math.Max(0, (int)box.Y), Math.Min(size.Height, (int)box.Bottom));
            for (var y = top; y < bottom; y += SampleStep)
            {
                var row = pixels.Row(y);
                for (var x = left; x < right; x += SampleStep)
                {
                    var pixel = new PremultipliedRgba(row[x]);
                    grounds.Add(new Rgba(pixel.R, pixel.G, pixel.B));
                }
            }
        }

        return grounds;
    }

    // Groups that are still open end here; other texts do not count as ground.
    private static List<SceneItem> Finished(IReadOnlyList<SceneItem> items)
    {
        var finished = new List<SceneItem>(items.Count);
        var open = new Stack<SceneItem>();
        foreach (var item in items.Where(item => item is not TextItem))
        {
            finished.Add(item);
            if (item.IsGroupEnd)
            {
                open.Pop();
            }
            else if (item.IsGroupMark)
            {
                open.Push(item);
            }
        }

        while (open.TryPop(out var group))
        {
            finished.Add(group.GroupEnd!);
        }

        return finished;
    }

    private static Rect LineBox(TextItem text, float x, float width, int baseline)
    {
        var size = text.Paragraph.SizePx;
        return new Rect(text.X + x, baseline - (size * 0.8f), width, size * 1.05f);
    }

    private static Rect Union(Rect one, Rect other)
    {
        var (left, top) = (Math.Min(one.X, other.X), Math.Min(one.Y, other.Y));
        return new Rect(left, top, Math.Max(one.Right, other.Right) - left, Math.Max(one.Bottom, other.Bottom) - top);
    }
}
