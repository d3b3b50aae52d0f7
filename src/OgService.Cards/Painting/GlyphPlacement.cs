using OgService.Cards.Scenes;
using OgService.Imaging;
using OgService.Raster;
using OgService.Typography;

namespace OgService.Cards.Painting;

/// <summary>A glyph as drawn, with its origin at whole pixels.</summary>
/// <param name="Look">The place of its span's look.</param>
internal readonly record struct PlacedGlyph(DrawnGlyph Drawn, int X, int Y, int Look);

/// <summary>Finds every glyph of a text with its place on the card: to the nearest quarter of a pixel across, to a whole pixel down.</summary>
internal static class GlyphPlacement
{
    /// <param name="map">From the text's coordinates to pixels.</param>
    public static List<PlacedGlyph> Of(TextItem text, in PlaneMap map, GlyphCache glyphs)
    {
        var placed = new List<PlacedGlyph>();
        foreach (var line in text.Paragraph.Lines)
        {
            foreach (var run in line.Runs)
            {
                var look = run.Span + 1;
                var textColor = run.Font.HasColorGlyphs ? text.Looks[look].Color with { A = 255 } : default;
                Add(placed, text, line, run, textColor, strokePx: 0, map, glyphs);
            }
        }

        return placed;
    }

    /// <summary>What is around the letters; letters in colour have no stroke.</summary>
    public static List<PlacedGlyph> OfStrokes(TextItem text, in PlaneMap map, GlyphCache glyphs)
    {
        var placed = new List<PlacedGlyph>();
        foreach (var line in text.Paragraph.Lines)
        {
            foreach (var run in line.Runs)
            {
                if (text.Looks[run.Span + 1] is { StrokePx: > 0 and var width, StrokeColor.A: > 0 } && !run.Font.HasColorGlyphs)
                {
                    Add(placed, text, line, run, default, width, map, glyphs);
                }
            }
        }

        return placed;
    }

    public static GlyphKey KeyOf(TextItem text, GlyphRun run, PositionedGlyph glyph, Rgba textColor, out int x)
    {
        var quarters = (int)MathF.Floor(((text.X + glyph.X) * GlyphMask.Phases) + 0.5f);
        x = quarters >> 2;
        return new GlyphKey(run.Font, glyph.Id, run.SizePx, quarters & (GlyphMask.Phases - 1), textColor);
    }

    public static int YOf(TextLine line, PositionedGlyph glyph, int baseline) => baseline + (int)MathF.Floor(glyph.Y - line.BaselineY + 0.5f);

    private static void Add(
        List<PlacedGlyph> placed, TextItem text, TextLine line, GlyphRun run, Rgba textColor, float strokePx, in PlaneMap map, GlyphCache glyphs)
    {
        var baseline = text.BaselineOf(line);
        foreach (var glyph in run.Glyphs)
        {
            if (!map.IsIdentity)
            {
                placed.Add(Turned(text, run, glyph, textColor, strokePx, map, glyphs));
                continue;
            }

            var key = KeyOf(text, run, glyph, textColor, out var x) with { StrokePx = strokePx };
            placed.Add(new PlacedGlyph(glyphs.Get(key), x, YOf(line, glyph, baseline), run.Span + 1));
        }
    }

    // Nothing to align to: to the nearest quarter of a pixel both ways.
    private static PlacedGlyph Turned(TextItem text, GlyphRun run, PositionedGlyph glyph, Rgba textColor, float strokePx, in PlaneMap map, GlyphCache glyphs)
    {
        var (x, y) = map.Map(text.X + (double)glyph.X, text.Y + (double)glyph.Y);
        var (across, down) = (Quarters(x), Quarters(y));
        var key = new GlyphKey(run.Font, glyph.Id, run.SizePx, across & (GlyphMask.Phases - 1), textColor, strokePx)
        {
            PhaseDown = down & (GlyphMask.Phases - 1),
            Turn = new GlyphTurn(map.Xx, map.Yx, map.Xy, map.Yy),
        };
        return new PlacedGlyph(glyphs.Get(key), across >> 2, down >> 2, run.Span + 1);

        static int Quarters(double place) => (int)Math.Floor((Math.Clamp(place, -1e6, 1e6) * GlyphMask.Phases) + 0.5);
    }
}
