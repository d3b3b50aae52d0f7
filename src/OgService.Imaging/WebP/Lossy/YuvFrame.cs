namespace OgService.Imaging.WebP.Lossy;

/// <summary>A frame as VP8 has it: luma, and chroma of half its size.</summary>
internal sealed class YuvFrame : IDisposable
{
    public YuvFrame(int width, int height)
    {
        Width = width;
        Height = height;
        BlocksAcross = (width + 15) >> 4;
        BlocksDown = (height + 15) >> 4;
        Y = new YuvPlane(16 * BlocksAcross, 16 * BlocksDown);
        U = new YuvPlane(8 * BlocksAcross, 8 * BlocksDown);
        V = new YuvPlane(8 * BlocksAcross, 8 * BlocksDown);
    }

    /// <summary>In pixels, of the picture; the planes go on to whole macroblocks.</summary>
    public int Width { get; }

    public int Height { get; }

    /// <summary>Macroblocks.</summary>
    public int BlocksAcross { get; }

    public int BlocksDown { get; }

    public YuvPlane Y { get; }

    public YuvPlane U { get; }

    public YuvPlane V { get; }

    public void Dispose()
    {
        Y.Dispose();
        U.Dispose();
        V.Dispose();
    }
}
