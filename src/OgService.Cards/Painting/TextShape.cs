using OgService.Cards.Scenes;
using OgService.Raster;

namespace OgService.Cards.Painting;

/// <summary>Letters and lines of a text as one shape, to be painted in one colour.</summary>
internal sealed class TextShape
{
    // A blur is seen three standard deviations far, each half of the blur radius.
    private const float ReachOfBlur = 1.6f;

    private readonly List<PlacedGlyph> glyphs = [];
    private readonly List<Rect> bars = [];
    private readonly List<Raster.Path> turnedBars = [];
    private (int Left, int Top, int Right, int Bottom) bounds = (int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);

    public void Add(IEnumerable<PlacedGlyph> added)
    {
        foreach (var glyph in added)
        {
            var drawn = glyph.Drawn;
            var (width, height) = drawn.Mask is { } mask ? (mask.Width, mask.Height) : (drawn.Picture!.Width, drawn.Picture.Height);
            if (width > 0)
            {
                var (x, y) = (glyph.X + (drawn.Mask?.Left ?? drawn.Left), glyph.Y + (drawn.Mask?.Top ?? drawn.Top));
                glyphs.Add(glyph);
                Include(x, y, x + width, y + height);
            }
        }
    }

    /// <param name="map">From the text's coordinates to pixels.</param>
    public void Add(IEnumerable<TextBar> added, in PlaneMap map)
    {
        foreach (var bar in added)
        {
            var rect = bar.Rect;
            if (map.IsIdentity)
            {
                bars.Add(rect);
            }
            else
            {
                turnedBars.Add(Raster.Path.Rectangle(rect).Transform(map));
                rect = map.Around(rect);
            }

            Include(
                (int)MathF.Floor(rect.X), (int)MathF.Floor(rect.Y), (int)MathF.Ceiling(rect.X + rect.Width), (int)MathF.Ceiling(rect.Y + rect.Height));
        }
    }

    public void Paint(Canvas canvas, int dx, int dy, float blurPx, Paint paint)
    {
        // What is farther from the card than the blur reaches cannot be seen on it.
        var reach = blurPx > 0 ? (int)MathF.Ceiling(blurPx * ReachOfBlur) + 1 : 0;
        var left = Math.Max(bounds.Left, -dx - reach) - reach;
        var top = Math.Max(bounds.Top, -dy - reach) - reach;
        var right = Math.Min(bounds.Right, canvas.Target.Width - dx + reach) + reach;
        var bottom = Math.Min(bounds.Bottom, canvas.Target.Height - dy + reach) + reach;
        if (bounds.Left > bounds.Right || left >= right || top >= bottom)
        {
            return;
        }

        var shape = new MaskComposer(left, top, right - left, bottom - top);
        foreach (var glyph in glyphs)
        {
            if (glyph.Drawn.Mask is { } mask)
            {
                shape.Add(mask, glyph.X, glyph.Y);
            }
            else
            {
                shape.Add(glyph.Drawn.Picture!, glyph.X + glyph.Drawn.Left, glyph.Y + glyph.Drawn.Top);
            }
        }

        foreach (var bar in bars)
        {
            shape.Add(bar);
        }

        foreach (var bar in turnedBars)
        {
            shape.Add(bar);
        }

        canvas.FillMask(shape.Build(blurPx), dx, dy, paint);
    }

    private void Include(int left, int top, int right, int bottom) => bounds =
        (Math.Min(bounds.Left, left), Math.Min(bounds.Top, top), Math.Max(bounds.Right, right), Math.Max(bounds.Bottom, bottom));
}
