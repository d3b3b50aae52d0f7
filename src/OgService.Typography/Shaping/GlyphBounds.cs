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
