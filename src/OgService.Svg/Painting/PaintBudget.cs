using OgService.Imaging;

namespace OgService.Svg.Painting;

/// <summary>Counts pixels: those that exist at one time, and those gone over in all.</summary>
internal sealed class PaintBudget(SvgLimits limits, CancellationToken cancellation)
{
    private long live;
    private long painted;

    public CancellationToken Cancellation => cancellation;

    /// <summary>What one embedded picture may be.</summary>
    public ImageLimits ForPictures => limits.Images with { MaxPixels = Math.Min(limits.Images.MaxPixels, limits.MaxLivePixels - live) };

    /// <summary>A transparent picture. Give it back with <see cref="Release"/>.</summary>
    public PixelBuffer Create(int width, int height)
    {
        var pixels = (long)width * height;
        if (live + pixels > limits.MaxLivePixels)
        {
            throw new SvgException($"more than {limits.MaxLivePixels} pixels would be needed at one time");
        }

        // Clearing, joining and giving back.
        Count(4 * pixels);
        live += pixels;
        return PixelBuffer.Create(width, height);
    }

    public void Release(PixelBuffer buffer)
    {
        live -= (long)buffer.Width * buffer.Height;
        buffer.Dispose();
    }

    /// <summary>Says that so many pixels will be gone over; looks whether anybody still waits.</summary>
    public void Count(long pixels)
    {
        cancellation.ThrowIfCancellationRequested();
        painted += pixels;
        if (painted > limits.MaxPaintedPixels)
        {
            throw new SvgException("the picture would take too long to draw");
        }
    }
}
