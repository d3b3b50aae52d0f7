using OgService.Imaging;
using OgService.Raster.Painting;

namespace OgService.Raster.Images;

/// <summary>A picture's own pixels, moved by whole pixels. Only asked for pixels the picture has.</summary>
internal sealed class ImageBrush(PixelBuffer image, int offsetX, int offsetY) : Brush
{
    public override bool IsOpaque => false;

    public override void FillRow(int x, int y, Span<uint> pixels) => image.Row(y + offsetY).Slice(x + offsetX, pixels.Length).CopyTo(pixels);
}
