using OgService.Cards.Scenes;
using OgService.Raster;

namespace OgService.Cards.Painting;

/// <summary>Paints a text that is more than upright letters of one colour: its shadows, lines under it, strokes, letters, lines through it.</summary>
internal sealed class DressedTextPainter(Canvas canvas, TextItem text, GlyphCache glyphs)
{
    private readonly List<PlacedGlyph> letters = GlyphPlacement.Of(text, canvas.Transform, glyphs);
    private readonly List<PlacedGlyph> strokes = GlyphPlacement.OfStrokes(text, canvas.Transform, glyphs);

    public void Paint()
    {
        PaintShadows();
        PaintBars(over: false);
        PaintStrokes();
        foreach (var glyph in letters)
        {
            var look = text.Looks[glyph.Look];
            ScenePainter.PaintGlyph(canvas, glyph.Drawn, glyph.X, glyph.Y, look.Fill, look.Color.A);
        }

        PaintBars(over: true);
    }

    private void PaintBars(bool over)
    {
        foreach (var bar in text.Bars)
        {
            if (bar.IsOver == over)
            {
                canvas.FillRectangle(bar.Rect, bar.Fill);
            }
        }
    }

    // Spans that share a list cast one shadow.
    private void PaintShadows()
    {
        var done = new HashSet<IReadOnlyList<TextShadow>>(ReferenceEqualityComparer.Instance);
        foreach (var look in text.Looks)
        {
            if (look.Shadows.Count == 0 || !done.Add(look.Shadows))
            {
                continue;
            }

            var shape = new TextShape();
            shape.Add(letters.Concat(strokes).Where(glyph => ReferenceEquals(text.Looks[glyph.Look].Shadows, look.Shadows)));
            shape.Add(text.Bars.Where(bar => ReferenceEquals(text.Looks[bar.Span + 1].Shadows, look.Shadows)), canvas.Transform);
            for (var i = look.Shadows.Count - 1; i >= 0; i--)
            {
                // To whole pixels, as the letters are down the card.
                var shadow = look.Shadows[i];
                var (x, y) = (canvas.Transform with { Dx = 0, Dy = 0 }).Map(shadow.X, shadow.Y);
                var blur = canvas.Transform.IsIdentity ? shadow.BlurPx : (float)(shadow.BlurPx * canvas.Transform.Scale);
                shape.Paint(canvas, (int)Math.Floor(x + 0.5), (int)Math.Floor(y + 0.5), blur, Raster.Paint.Solid(shadow.Color));
            }
        }
    }

    // One shape a look: neighbours that overlap are not painted twice.
    private void PaintStrokes()
    {
        foreach (var look in strokes.Select(stroke => stroke.Look).Distinct().ToArray())
        {
            var shape = new TextShape();
            shape.Add(strokes.Where(stroke => stroke.Look == look));
            shape.Paint(canvas, 0, 0, blurPx: 0, Raster.Paint.Solid(text.Looks[look].StrokeColor));
        }
    }
}
