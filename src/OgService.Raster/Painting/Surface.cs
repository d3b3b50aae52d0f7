using System.Buffers;
using OgService.Imaging;
using OgService.Raster.Blending;
using OgService.Raster.Coverage;
using OgService.Raster.Geometry;

namespace OgService.Raster.Painting;

/// <summary>Where rows of coverage go: a picture, its place, and what of it may be painted.</summary>
internal sealed class Surface : IDisposable
{
    private byte[] coverageRow;
    private byte[] clipRow;
    private uint[] colorRow;

    public Surface(PixelBuffer pixels)
    {
        Pixels = pixels;
        Bounds = new PixelBox(0, 0, pixels.Width, pixels.Height);
        coverageRow = ArrayPool<byte>.Shared.Rent(pixels.Width);
        clipRow = ArrayPool<byte>.Shared.Rent(pixels.Width);
        colorRow = ArrayPool<uint>.Shared.Rent(pixels.Width);
    }

    /// <summary>The picture painted on now: the canvas's own or a layer.</summary>
    public PixelBuffer Pixels { get; set; }

    /// <summary>Where the picture's first pixel lies on the canvas.</summary>
    public int OriginX { get; set; }

    public int OriginY { get; set; }

    /// <summary>What may be painted, in canvas pixels; always within the picture.</summary>
    public PixelBox Bounds { get; set; }

    /// <summary>Shapes that cut what is painted; all at once.</summary>
    public List<SlicedMask> Clips { get; } = [];

    /// <summary>How many of the first clips wait until the layer painted on now is put down.</summary>
    public int WaitingClips { get; set; }

    public bool HasClips => Clips.Count > WaitingClips;

    /// <summary>A row to build coverage in, as long as the picture is wide; used up by the next call.</summary>
    public Span<byte> CoverageRow => coverageRow;

    /// <summary>For a layer that is wider than the picture.</summary>
    public void MakeRoom(int width)
    {
        if (width > Math.Min(Math.Min(coverageRow.Length, clipRow.Length), colorRow.Length))
        {
            Dispose();
            coverageRow = ArrayPool<byte>.Shared.Rent(width);
            clipRow = ArrayPool<byte>.Shared.Rent(width);
            colorRow = ArrayPool<uint>.Shared.Rent(width);
        }
    }

    /// <summary>Joins pixels in another mode than source-over: clips and coverage weaken the source first.</summary>
    public void CompositeSpan(int x, int y, int end, byte coverage, Brush brush, CompositeMode mode)
    {
        x = Math.Max(x, Bounds.Left);
        end = Math.Min(end, Bounds.Right);
        if (x >= end || y < Bounds.Top || y >= Bounds.Bottom)
        {
            return;
        }

        var source = colorRow.AsSpan(0, end - x);
        brush.FillRow(x, y, source);
        if (HasClips || coverage < 255)
        {
            var covered = clipRow.AsSpan(0, source.Length);
            covered.Fill(coverage);
            CutByClips(x, y, covered);
            PixelBlend.Fade(source, covered);
        }

        Composite.Row(Row(x, y, source.Length), source, mode);
    }

    /// <summary>What overlaps in the paths so far have cost, in edges looked at, about.</summary>
    public long OverlapWork { get; set; }

    /// <summary>Paints pixels that are all covered alike.</summary>
    public void PaintSpan(int x, int y, int end, byte coverage, Brush brush)
    {
        x = Math.Max(x, Bounds.Left);
        end = Math.Min(end, Bounds.Right);
        if (x >= end || y < Bounds.Top || y >= Bounds.Bottom)
        {
            return;
        }

        if (!HasClips)
        {
            BlendSpan(x, y, end, coverage, brush);
            return;
        }

        var (from, to) = (x, end);
        for (var i = WaitingClips; i < Clips.Count; i++)
        {
            var (start, stop) = Clips[i].FullAt(y);
            (from, to) = (Math.Max(from, start), Math.Min(to, stop));
        }

        if (from >= to)
        {
            BlendClippedSpan(x, y, end, coverage, brush);
            return;
        }

        BlendClippedSpan(x, y, from, coverage, brush);
        BlendSpan(from, y, to, coverage, brush);
        BlendClippedSpan(to, y, end, coverage, brush);
    }

    /// <summary>Paints pixels each with its own coverage.</summary>
    public void PaintRow(int x, int y, ReadOnlySpan<byte> coverage, Brush brush)
    {
        var from = Math.Max(x, Bounds.Left);
        var to = Math.Min(x + coverage.Length, Bounds.Right);
        if (from >= to || y < Bounds.Top || y >= Bounds.Bottom)
        {
            return;
        }

        coverage = coverage[(from - x)..(to - x)];
        if (HasClips)
        {
            var clipped = clipRow.AsSpan(0, coverage.Length);
            coverage.CopyTo(clipped);
            BlendClipped(from, y, clipped, brush);
            return;
        }

        BlendRow(from, y, coverage, brush);
    }

    public Span<uint> Row(int x, int y, int length) => Pixels.Row(y - OriginY).Slice(x - OriginX, length);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(coverageRow);
        ArrayPool<byte>.Shared.Return(clipRow);
        ArrayPool<uint>.Shared.Return(colorRow);
    }

    private void BlendClippedSpan(int x, int y, int end, byte coverage, Brush brush)
    {
        if (x < end)
        {
            var row = clipRow.AsSpan(0, end - x);
            row.Fill(coverage);
            BlendClipped(x, y, row, brush);
        }
    }

    private void BlendClipped(int x, int y, Span<byte> coverage, Brush brush)
    {
        CutByClips(x, y, coverage);
        BlendRow(x, y, coverage, brush);
    }

    private void CutByClips(int x, int y, Span<byte> coverage)
    {
        Span<byte> part = stackalloc byte[256];
        for (var i = WaitingClips; i < Clips.Count; i++)
        {
            for (var at = 0; at < coverage.Length; at += part.Length)
            {
                var length = Math.Min(part.Length, coverage.Length - at);
                Clips[i].CopyRow(x + at, y, part[..length]);
                CoverageBlend.Multiply(coverage.Slice(at, length), part[..length]);
            }
        }
    }

    private void BlendSpan(int x, int y, int end, byte coverage, Brush brush)
    {
        var target = Row(x, y, end - x);
        if (brush.Color is { } color)
        {
            PixelBlend.Solid(target, color, coverage);
        }
        else if (coverage == 255 && brush.IsOpaque)
        {
            brush.FillRow(x, y, target);
        }
        else if (coverage != 0)
        {
            var colors = colorRow.AsSpan(0, target.Length);
            brush.FillRow(x, y, colors);
            PixelBlend.Pixels(target, colors, coverage);
        }
    }

    private void BlendRow(int x, int y, ReadOnlySpan<byte> coverage, Brush brush)
    {
        if (brush.Color is { } color)
        {
            PixelBlend.Solid(Row(x, y, coverage.Length), coverage, color);
            return;
        }

        var first = coverage.IndexOfAnyExcept((byte)0);
        if (first < 0)
        {
            return;
        }

        coverage = coverage[first..(coverage.LastIndexOfAnyExcept((byte)0) + 1)];
        var colors = colorRow.AsSpan(0, coverage.Length);
        brush.FillRow(x + first, y, colors);
        PixelBlend.Pixels(Row(x + first, y, coverage.Length), colors, coverage);
    }
}
