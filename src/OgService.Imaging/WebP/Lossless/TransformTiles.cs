namespace OgService.Imaging.WebP.Lossless;

/// <summary>Squares of 2^bits pixels a side that share a setting.</summary>
internal static class TransformTiles
{
    /// <summary>How many cover so many pixels.</summary>
    public static int Count(int pixels, int bits) => (pixels + (1 << bits) - 1) >> bits;
}
