namespace OgService.Imaging;

/// <summary>Ceilings for pictures that come from outside (docs/limits.md).</summary>
public sealed record ImageLimits
{
    public static ImageLimits Default { get; } = new();

    /// <summary>Pixels a side.</summary>
    public int MaxSide { get; init; } = 16_384;

    /// <summary>Pixels in all, checked from the header before anything is allocated.</summary>
    public long MaxPixels { get; init; } = 40_000_000;
}
