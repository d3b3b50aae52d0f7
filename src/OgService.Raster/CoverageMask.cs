using OgService.Raster.Coverage;
using OgService.Raster.Geometry;
using OgService.Raster.Strokes;

namespace OgService.Raster;

/// <summary>How much of each pixel a shape covers, 0 to 255; the shape's pixels only. Kept for glyphs that are drawn often.</summary>
/// <remarks>Immutable: may be used from several threads at once.</remarks>
public sealed class CoverageMask
{
    /// <summary>How far from its origin a mask reaches, in pixels; what lies beyond is left out (draw it with <see cref="Canvas.Fill"/>).</summary>
    public const int Reach = 1024;

    /// <summary>Rows are padded with zeros to a multiple of this, so that blending needs no remainders.</summary>
    internal const int Padding = 8;

    private static readonly CoverageMask Nothing = new(0, 0, 0, 0, []);

    internal CoverageMask(int left, int top, int width, int height, byte[] coverage)
    {
        Left = left;
        Top = top;
        Width = width;
        Height = height;
        Stride = Padded(width);
        Coverage = coverage;
    }

    /// <summary>The first column, relative to the shape's origin.</summary>
    public int Left { get; }

    public int Top { get; }

    /// <summary>0 for a shape that covers nothing.</summary>
    public int Width { get; }

    public int Height { get; }

    /// <summary>Bytes kept, for caches that count.</summary>
    public int SizeBytes => Coverage.Length + 64;

    /// <summary>From one row of <see cref="Coverage"/> to the next.</summary>
    internal int Stride { get; }

    internal byte[] Coverage { get; }

    internal ReadOnlySpan<byte> Row(int row) => Coverage.AsSpan(row * Stride, Width);

    /// <summary>Covers a path by exact area (never by samples).</summary>
    public static CoverageMask From(Path path, FillRule rule = FillRule.NonZero)
    {
        ArgumentNullException.ThrowIfNull(path);
        var region = PixelBox.Around(path.Bounds).Intersect(new PixelBox(-Reach, -Reach, Reach, Reach));
        if (path.IsEmpty || region.IsEmpty)
        {
            return Nothing;
        }

        var accumulator = CoverageAccumulator.For(region.Left, region.Top, region.Width, region.Height);
        CurveFlattener.Flatten(path, ref accumulator);
        var all = new byte[region.Width * region.Height];
        var used = default(PixelBox);
        for (var y = 0; y < region.Height; y++)
        {
            var row = all.AsSpan(y * region.Width, region.Width);
            accumulator.ReadRow(y, rule, row);
            var first = row.IndexOfAnyExcept((byte)0);
            if (first >= 0)
            {
                used = used.Union(new PixelBox(first, y, row.LastIndexOfAnyExcept((byte)0) + 1, y + 1));
            }
        }

        accumulator.Release();
        return used.IsEmpty ? Nothing : Trim(all, region, used);
    }

    /// <summary>The same mask with fewer grades of coverage, evenly spaced; nothing and all stay exact. Text drawn so needs fewer colours, which
    /// keeps a picture within a palette.</summary>
    /// <param name="levels">2 to 256.</param>
    public CoverageMask WithLevels(int levels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(levels, 256);
        var coverage = new byte[Coverage.Length];
        var last = levels - 1;
        for (var i = 0; i < coverage.Length; i++)
        {
            var level = ((Coverage[i] * last) + 127) / 255;
            coverage[i] = (byte)(((level * 255) + (last / 2)) / last);
        }

        return new CoverageMask(Left, Top, Width, Height, coverage);
    }

    private static CoverageMask Trim(byte[] all, PixelBox region, PixelBox used)
    {
        var stride = Padded(used.Width);
        var coverage = new byte[stride * used.Height];
        for (var y = 0; y < used.Height; y++)
        {
            all.AsSpan(((used.Top + y) * region.Width) + used.Left, used.Width).CopyTo(coverage.AsSpan(y * stride));
        }

        return new CoverageMask(region.Left + used.Left, region.Top + used.Top, used.Width, used.Height, coverage);
    }

    internal static int Padded(int width) => (width + Padding - 1) / Padding * Padding;
}
