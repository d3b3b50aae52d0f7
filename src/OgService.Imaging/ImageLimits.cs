namespace OgService.Imaging;

/// <summary>Ceilings for pictures that come from outside (docs/limits.md).</summary>
public sealed record ImageLimits
{
    public static ImageLimits Default { get; } = new();

    /// <summary>Pixels a side.</summary>
    public int MaxSide { get; init; } = 16_384;

    /// <summary>Pixels in all, checked from the header before anything is allocated.</summary>
    public long MaxPixels { get; init; } = 40_000_000;

    /// <summary>Bytes a decoder may hold at once for one picture, its pixels included. Enough for the largest picture in any format we read.</summary>
    public long MaxMemory { get; init; } = 640L * 1024 * 1024;

    // A PixelBuffer never has longer sides, whatever the limits say.
    private const int LongestSide = 16_384;

    /// <exception cref="ImageFormatException">The picture is larger.</exception>
    internal void Check(long width, long height, long offset)
    {
        if (width > Math.Min(MaxSide, LongestSide) || height > Math.Min(MaxSide, LongestSide) || width * height > MaxPixels)
        {
            throw new ImageFormatException($"{width}x{height} is more than the limits allow", offset);
        }
    }

    /// <summary>Called with all that is going to be held, before it is allocated.</summary>
    /// <exception cref="ImageFormatException">It would be more than <see cref="MaxMemory"/>.</exception>
    internal void CheckMemory(long bytes, long offset = 0)
    {
        if (bytes > MaxMemory)
        {
            throw new ImageFormatException($"decoding would take {bytes} bytes, more than the limits allow", offset);
        }
    }
}
