using OgService.Raster;
using OgService.Typography;

namespace OgService.Cards.Painting;

/// <summary>Takes an outline in font units and gives it back as a path in pixels.</summary>
internal sealed class OutlineToPath(Affine toPixels) : IOutlineSink
{
    private readonly PathBuilder path = new();

    public void MoveTo(float x, float y)
    {
        var (px, py) = Pixel(x, y);
        path.MoveTo(px, py);
    }

    public void LineTo(float x, float y)
    {
        var (px, py) = Pixel(x, y);
        path.LineTo(px, py);
    }

    public void QuadraticTo(float cx, float cy, float x, float y)
    {
        var (px, py) = Pixel(x, y);
        var (pcx, pcy) = Pixel(cx, cy);
        path.QuadraticTo(pcx, pcy, px, py);
    }

    public void CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y)
    {
        var (px, py) = Pixel(x, y);
        var (p1x, p1y) = Pixel(c1x, c1y);
        var (p2x, p2y) = Pixel(c2x, c2y);
        path.CubicTo(p1x, p1y, p2x, p2y, px, py);
    }

    public void Close() => path.Close();

    public Raster.Path Build() => path.Build();

    private (float X, float Y) Pixel(float x, float y)
    {
        var (px, py) = toPixels.Map(x, y);
        return ((float)px, (float)py);
    }
}
