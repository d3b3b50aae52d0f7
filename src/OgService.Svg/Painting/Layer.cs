using OgService.Imaging;
using OgService.Raster;

namespace OgService.Svg.Painting;

/// <summary>Pixels that are painted on, and what may be painted of them.</summary>
internal sealed class Layer(PixelBuffer pixels) : IDisposable
{
    public PixelBuffer Pixels { get; } = pixels;

    public Canvas Canvas { get; } = new(pixels);

    public PixelRegion Whole => new(0, 0, Pixels.Width, Pixels.Height);

    public void Dispose() => Canvas.Dispose();
}
