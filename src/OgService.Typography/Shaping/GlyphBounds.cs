namespace OgService.Typography.Shaping;

/// <summary>The box around an outline, in whole font units; of cubic curves the control points count.</summary>
internal sealed class GlyphBounds : IOutlineSink
{
    private float lastX;
    private float lastY;

    public int Left { get; private set; } = int.MaxValue;

    public int Right { get; private set; } = int.MinValue;

    public int Bottom { get; private set; } = int.MaxValue;

    public int Top { get; private set; } = int.MinValue;

    public bool IsEmpty => Left > Right;

    /// <summary>The box a TrueType font states for a glyph; that around the outline in other fonts, and where variations change it.</summary>
    public static GlyphBounds Stated(FontInstance font, ushort glyph)
    {
        var typeface = font.Typeface;
        var header = typeface.PrefersCff || font.Coordinates.Length > 0 ? default : typeface.Glyf.Find(glyph);
        if (header.IsEmpty)
        {
            return Of(font, glyph);
        }

        // OpenType, "glyf": xMin, yMin, xMax, yMax. The bearing counts for where it stands.
        var left = typeface.Hmtx.Bearing(glyph);
        var (low, high) = (header.I16(4), header.I16(8));
        return new GlyphBounds
        {
            Left = left,
            Right = left + Math.Abs(header.I16(6) - header.I16(2)),
            Bottom = Math.Min(low, high),
            Top = Math.Max(low, high),
        };
    }

    public static GlyphBounds Of(FontInstance font, ushort glyph)
    {
        var bounds = new GlyphBounds();
        font.GetOutline(glyph, bounds);
        return bounds;
    }

    public void MoveTo(float x, float y) => Add(x, y);

    public void LineTo(float x, float y) => Add(x, y);

    public void QuadraticTo(float cx, float cy, float x, float y)
    {
        Add(Extreme(lastX, cx, x), Extreme(lastY, cy, y));
        Add(x, y);
    }

    public void CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y)
    {
        Add(c1x, c1y);
        Add(c2x, c2y);
        Add(x, y);
    }

    public void Close()
    {
    }

    // Where a quadratic curve turns; its end where it does not.
    private static float Extreme(float from, float control, float to)
    {
        if ((from - control) * (to - control) <= 0)
        {
            return to;
        }

        var t = (from - control) / (from - control + to - control);
        return from + (t * (control - from)) + (t * (control - from + (t * (to - control - (control - from)))));
    }

    private void Add(float x, float y)
    {
        (lastX, lastY) = (x, y);
        Left = Math.Min(Left, (int)MathF.Floor(x));
        Right = Math.Max(Right, (int)MathF.Ceiling(x));
        Bottom = Math.Min(Bottom, (int)MathF.Floor(y));
        Top = Math.Max(Top, (int)MathF.Ceiling(y));
    }
}
