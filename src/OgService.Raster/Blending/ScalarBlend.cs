namespace OgService.Raster.Blending;

/// <summary>The rule of <see cref="PixelBlend"/> for one pixel, in plain arithmetic.</summary>
internal static class ScalarBlend
{
    public static uint Over(uint target, uint source, uint coverage)
    {
        var rest = 255 - Divide((source >> 24) * coverage);
        return Channel(target, source, coverage, rest, 0)
            | Channel(target, source, coverage, rest, 8)
            | Channel(target, source, coverage, rest, 16)
            | Channel(target, source, coverage, rest, 24);
    }

    /// <summary>round(x / 255), exact for every x up to 65,152.</summary>
    public static uint Divide(uint x)
    {
        x += 128;
        return (x + (x >> 8)) >> 8;
    }

    private static uint Channel(uint target, uint source, uint coverage, uint rest, int shift) =>
        Divide((((source >> shift) & 255) * coverage) + (((target >> shift) & 255) * rest)) << shift;
}
