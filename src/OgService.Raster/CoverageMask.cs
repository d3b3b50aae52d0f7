namespace OgService.Raster;

/// <summary>How much of each pixel a shape covers, 0 to 255; the shape's pixels only. Kept for glyphs that are drawn often.</summary>
public sealed class CoverageMask
{
    internal CoverageMask(int left, int top, int width, int height, byte[] coverage)
    {
        Left = left;
        Top = top;
        Width = width;
        Height = height;
        Coverage = coverage;
    }

    /// <summary>The first column, relative to the shape's origin.</summary>
    public int Left { get; }

    public int Top { get; }

    /// <summary>0 for a shape that covers nothing.</summary>
    public int Width { get; }

    public int Height { get; }

    internal byte[] Coverage { get; }

    /// <summary>Bytes kept, for caches that count.</summary>
    public int SizeBytes => Coverage.Length + 64;

    /// <summary>Covers a path by exact area (never by samples).</summary>
    public static CoverageMask From(Path path, FillRule rule = FillRule.NonZero) => throw new NotImplementedException();
}
