using OgService.Raster.Blending;
using OgService.Raster.Coverage;
using OgService.Raster.Geometry;
using OgService.Raster.Strokes;

namespace OgService.Raster.Painting;

/// <summary>Shapes as rows on a surface.</summary>
internal static class ShapePainter
{
    /// <summary>A rectangle; the coverage of its edges is the product of what is covered across and down.</summary>
    public static void Rectangle(Surface surface, double left, double top, double right, double bottom, Brush brush)
    {
        var bounds = surface.Bounds;
        var across = CoveredRange.Within(left, right, bounds.Left, bounds.Right);
        var down = CoveredRange.Within(top, bottom, bounds.Top, bounds.Bottom);
        if (across.IsEmpty || down.IsEmpty || bounds.IsEmpty)
        {
            return;
        }

        for (var y = down.Start; y < down.End; y++)
        {
            var share = down.At(y);
            var level = Level(share);
            surface.PaintSpan(across.FullStart, y, across.FullEnd, level, brush);
            if (across.Start < across.FullStart)
            {
                surface.PaintSpan(across.Start, y, across.Start + 1, Level(across.First * share), brush);
            }

            if (across.End > across.FullEnd)
            {
                surface.PaintSpan(across.End - 1, y, across.End, Level(across.Last * share), brush);
            }
        }
    }

    public static void Path(Surface surface, Path path, Brush brush, FillRule rule, EdgeSmoothing smoothing)
    {
        var region = PixelBox.Around(path.Bounds).Intersect(surface.Bounds);
        if (path.IsEmpty || region.IsEmpty)
        {
            return;
        }

        if (smoothing == EdgeSmoothing.Grid)
        {
            PathByGrid(surface, path, region, brush, rule);
            return;
        }

        var accumulator = CoverageAccumulator.For(region.Left, region.Top, region.Width, region.Height);
        CurveFlattener.Flatten(path, ref accumulator);
        var coverage = surface.CoverageRow[..region.Width];
        for (var y = 0; y < region.Height; y++)
        {
            var (start, end) = accumulator.ReadRow(y, rule, coverage);
            if (smoothing == EdgeSmoothing.None)
            {
                Harden(coverage[start..end]);
            }

            surface.PaintRow(region.Left + start, region.Top + y, coverage[start..end], brush);
        }

        surface.OverlapWork += accumulator.OverlapWork;
        accumulator.Release();
    }

    private static void PathByGrid(Surface surface, Path path, PixelBox region, Brush brush, FillRule rule)
    {
        var grid = new GridCoverage(region.Left, region.Top, region.Width, region.Height);
        CurveFlattener.Flatten(path, ref grid, coarse: true);
        var coverage = surface.CoverageRow[..region.Width];
        for (var y = 0; y < region.Height; y++)
        {
            grid.ReadRow(y, rule, coverage);
            surface.PaintRow(region.Left, region.Top + y, coverage, brush);
        }
    }

    public static void Mask(Surface surface, SlicedMask mask, Brush brush)
    {
        var bounds = mask.Bounds.Intersect(surface.Bounds);
        var columns = mask.Columns;
        for (var y = bounds.Top; y < bounds.Bottom; y++)
        {
            var row = mask.RowAt(y);
            var (from, to) = mask.FullAt(y);
            if (from >= to)
            {
                (from, to) = (columns.Start + columns.Lead, columns.End - columns.Trail);
            }

            var before = from - columns.Start;
            var after = columns.End - to;
            surface.PaintRow(columns.Start, y, row[..before], brush);
            if (from < to)
            {
                surface.PaintSpan(from, y, to, row[columns.IndexOf(from)..][0], brush);
            }

            surface.PaintRow(to, y, row[(row.Length - after)..], brush);
        }
    }

    /// <summary>Paints a mask where another one does not cover.</summary>
    public static void MaskOutside(Surface surface, SlicedMask mask, SlicedMask except, Brush brush)
    {
        var bounds = mask.Bounds.Intersect(surface.Bounds);
        for (var y = bounds.Top; y < bounds.Bottom; y++)
        {
            var (from, to) = except.FullAt(y);
            if (from >= to)
            {
                (from, to) = (bounds.Right, bounds.Right);
            }

            PartOutside(surface, mask, except, bounds.Left, Math.Min(from, bounds.Right), y, brush);
            PartOutside(surface, mask, except, Math.Max(to, bounds.Left), bounds.Right, y, brush);
        }
    }

    private static void PartOutside(Surface surface, SlicedMask mask, SlicedMask except, int x, int end, int y, Brush brush)
    {
        if (x >= end)
        {
            return;
        }

        var coverage = surface.CoverageRow[..(end - x)];
        mask.CopyRow(x, y, coverage);
        if (y >= except.Rows.Start && y < except.Rows.End)
        {
            Span<byte> part = stackalloc byte[256];
            var from = Math.Max(x, except.Columns.Start);
            var to = Math.Min(end, except.Columns.End);
            for (var at = from; at < to; at += part.Length)
            {
                var length = Math.Min(part.Length, to - at);
                except.CopyRow(at, y, part[..length]);
                CoverageBlend.MultiplyInverse(coverage.Slice(at - x, length), part[..length]);
            }
        }

        surface.PaintRow(x, y, coverage, brush);
    }

    private static void Harden(Span<byte> coverage)
    {
        foreach (ref var level in coverage)
        {
            level = (byte)(level >= 128 ? 255 : 0);
        }
    }

    private static byte Level(double share) => (byte)((share * 255) + 0.5);
}
