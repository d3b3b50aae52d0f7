using OgService.Raster.Coverage;
using OgService.Raster.Geometry;
using OgService.Raster.Strokes;

namespace OgService.Raster.Shadows;

/// <summary>What any path covers of a region, sharp or blurred: for clips and for shadows that are turned.</summary>
internal static class PathMask
{
    private const double LargestSigma = 500;

    /// <summary>Null when nothing of the region is covered.</summary>
    public static SlicedMask? Of(Path path, FillRule rule, PixelBox region)
    {
        var box = PixelBox.Around(path.Bounds).Intersect(region);
        return path.IsEmpty || box.IsEmpty ? null : Masked(box, Cover(path, rule, box));
    }

    /// <param name="sigma">Standard deviation in pixels; beyond 500 is cut off.</param>
    public static SlicedMask? Blurred(Path path, double sigma, PixelBox region)
    {
        sigma = Math.Min(sigma, LargestSigma);
        var reach = (int)Math.Ceiling(sigma * NormalDistribution.Reach);
        var box = PixelBox.Around(path.Bounds).Inflate(reach).Intersect(region.Inflate(reach));
        if (path.IsEmpty || box.IsEmpty || box.Intersect(region).IsEmpty)
        {
            return null;
        }

        var coverage = Cover(path, FillRule.NonZero, box);
        if (sigma > 0)
        {
            MaskBlur.Blur(coverage, box.Width, box.Height, box.Width, sigma);
        }

        return Masked(box, coverage);
    }

    private static byte[] Cover(Path path, FillRule rule, PixelBox box)
    {
        var coverage = new byte[checked(box.Width * box.Height)];
        var accumulator = CoverageAccumulator.For(box.Left, box.Top, box.Width, box.Height);
        CurveFlattener.Flatten(path, ref accumulator);
        for (var y = 0; y < box.Height; y++)
        {
            accumulator.ReadRow(y, rule, coverage.AsSpan(y * box.Width, box.Width));
        }

        accumulator.Release();
        return coverage;
    }

    private static SlicedMask Masked(PixelBox box, byte[] coverage) =>
        new(new SliceAxis(box.Left, box.Width, 0, 0), new SliceAxis(box.Top, box.Height, 0, 0), coverage);
}
