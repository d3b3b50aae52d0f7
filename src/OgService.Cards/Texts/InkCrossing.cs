using OgService.Typography;

namespace OgService.Cards.Texts;

/// <summary>Where the ink of a glyph meets a horizontal band: what an underline leaves out.</summary>
/// <remarks>Ink inside the band is bounded by pieces of the outline inside it, so their extent is that of the ink. Curves are looked at in eight straight pieces: a
/// small part of a pixel off at the sizes of text.</remarks>
internal sealed class InkCrossing(float bottom, float top) : IOutlineSink
{
    private const int PiecesOfCurve = 8;

    private float startX;
    private float startY;
    private float lastX;
    private float lastY;

    /// <summary>In font units; more than <see cref="Right"/> when nothing crosses.</summary>
    public float Left { get; private set; } = float.PositiveInfinity;

    public float Right { get; private set; } = float.NegativeInfinity;

    /// <param name="bottom">In font units, upwards.</param>
    public static InkCrossing Of(FontInstance font, ushort glyph, float bottom, float top)
    {
        var crossing = new InkCrossing(bottom, top);
        font.GetOutline(glyph, crossing);
        return crossing;
    }

    public void MoveTo(float x, float y) => (startX, startY, lastX, lastY) = (x, y, x, y);

    public void LineTo(float x, float y)
    {
        Add(x, y);
        (lastX, lastY) = (x, y);
    }

    public void QuadraticTo(float cx, float cy, float x, float y)
    {
        var (fromX, fromY) = (lastX, lastY);
        for (var i = 1; i <= PiecesOfCurve; i++)
        {
            var t = (float)i / PiecesOfCurve;
            var (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t);
            LineTo((a * fromX) + (b * cx) + (c * x), (a * fromY) + (b * cy) + (c * y));
        }
    }

    public void CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y)
    {
        var (fromX, fromY) = (lastX, lastY);
        for (var i = 1; i <= PiecesOfCurve; i++)
        {
            var t = (float)i / PiecesOfCurve;
            var u = 1 - t;
            var (a, b, c, d) = (u * u * u, 3 * t * u * u, 3 * t * t * u, t * t * t);
            LineTo((a * fromX) + (b * c1x) + (c * c2x) + (d * x), (a * fromY) + (b * c1y) + (c * c2y) + (d * y));
        }
    }

    public void Close() => LineTo(startX, startY);

    private void Add(float x, float y)
    {
        var (low, high) = (Math.Min(lastY, y), Math.Max(lastY, y));
        if (high < bottom || low > top)
        {
            return;
        }

        Extend(AtHeight(x, y, Math.Clamp(lastY, bottom, top), lastX));
        Extend(AtHeight(x, y, Math.Clamp(y, bottom, top), x));
    }

    private float AtHeight(float x, float y, float height, float otherwise) =>
        y == lastY ? otherwise : lastX + ((x - lastX) * ((height - lastY) / (y - lastY)));

    private void Extend(float x)
    {
        Left = Math.Min(Left, x);
        Right = Math.Max(Right, x);
    }
}
