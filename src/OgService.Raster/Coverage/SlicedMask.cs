using OgService.Raster.Geometry;
using OgService.Raster.Strokes;

namespace OgService.Raster.Coverage;

/// <summary>The coverage of a large shape whose middle rows and columns are all alike: only the corners are kept. For rounded
/// boxes, their borders, their clips and their shadows.</summary>
internal sealed class SlicedMask
{
    private readonly byte[] tile;
    private readonly int[] fullStart;
    private readonly int[] fullEnd;

    /// <param name="tile">Coverage of the kept positions, row after row.</param>
    public SlicedMask(SliceAxis columns, SliceAxis rows, byte[] tile)
    {
        Columns = columns;
        Rows = rows;
        this.tile = tile;
        fullStart = new int[rows.Kept];
        fullEnd = new int[rows.Kept];
        for (var i = 0; i < rows.Kept; i++)
        {
            (fullStart[i], fullEnd[i]) = FullRange(TileRow(i));
        }
    }

    public SliceAxis Columns { get; }

    public SliceAxis Rows { get; }

    public int SizeBytes => tile.Length + (8 * fullStart.Length) + 128;

    public PixelBox Bounds => new(Columns.Start, Rows.Start, Columns.End, Rows.End);

    /// <summary>The same coverage elsewhere.</summary>
    public SlicedMask MoveBy(int x, int y) => new(Columns with { Start = Columns.Start + x }, Rows with { Start = Rows.Start + y }, this);

    /// <summary>The same corners around another middle.</summary>
    public SlicedMask With(SliceAxis columns, SliceAxis rows) => new(columns, rows, this);

    private SlicedMask(SliceAxis columns, SliceAxis rows, SlicedMask other)
    {
        Columns = columns;
        Rows = rows;
        tile = other.tile;
        fullStart = other.fullStart;
        fullEnd = other.fullEnd;
    }

    /// <summary>Covers what lies inside the outer box and not inside the inner one.</summary>
    /// <param name="inner">Null or empty for the whole outer box.</param>
    /// <param name="region">The mask need not reach beyond it.</param>
    /// <returns>Null when nothing of the region is covered.</returns>
    public static SlicedMask? Of(RoundedBox outer, RoundedBox? inner, PixelBox region)
    {
        var bounds = PixelBox.Around(outer.Left, outer.Top, outer.Right, outer.Bottom);
        var visible = bounds.Intersect(region);
        if (outer.IsEmpty || visible.IsEmpty)
        {
            return null;
        }

        var hole = inner is { IsEmpty: false } box ? box : (RoundedBox?)null;
        var columns = SliceAxis.Between(
            bounds.Left,
            Inner(Math.Max(outer.Left + outer.LeftReach, hole?.Left + hole?.LeftReach ?? outer.Left), up: true, bounds.Left, bounds.Right),
            Inner(Math.Min(outer.Right - outer.RightReach, hole?.Right - hole?.RightReach ?? outer.Right), up: false, bounds.Left, bounds.Right),
            bounds.Right);
        var rows = SliceAxis.Between(
            bounds.Top,
            Inner(Math.Max(outer.Top + outer.TopReach, hole?.Top + hole?.TopReach ?? outer.Top), up: true, bounds.Top, bounds.Bottom),
            Inner(Math.Min(outer.Bottom - outer.BottomReach, hole?.Bottom - hole?.BottomReach ?? outer.Bottom), up: false, bounds.Top, bounds.Bottom),
            bounds.Bottom);
        if ((long)columns.Kept * rows.Kept > Math.Max(4096L, (long)visible.Width * visible.Height))
        {
            // Corners larger than what can be seen of them: keep what can be seen, pixel by pixel.
            columns = new SliceAxis(visible.Left, visible.Width, 0, 0);
            rows = new SliceAxis(visible.Top, visible.Height, 0, 0);
        }

        var path = new PathBuilder();
        Shorten(outer, columns, rows).AppendTo(path);
        if (hole is { } cut)
        {
            Shorten(cut, columns, rows).AppendTo(path, reversed: true);
        }

        return new SlicedMask(columns, rows, Cover(path.Build(), columns.Kept, rows.Kept));
    }

    /// <summary>The kept coverage of a row: lead, one for the middle if there is one, trail.</summary>
    public ReadOnlySpan<byte> RowAt(int y) => TileRow(Rows.IndexOf(y));

    /// <summary>Where a row is covered fully, from the middle outwards; empty when it is not so in the middle.</summary>
    public (int Start, int End) FullAt(int y)
    {
        if (y < Rows.Start || y >= Rows.End)
        {
            return (0, 0);
        }

        var row = Rows.IndexOf(y);
        var (start, end) = (fullStart[row], fullEnd[row]);
        if (start >= end)
        {
            return (0, 0);
        }

        return (Columns.Start + start + (start > Columns.Lead ? Columns.Saved : 0), Columns.Start + end + (end > Columns.Lead ? Columns.Saved : 0));
    }

    /// <summary>Writes the coverage from a place on; 0 outside the mask.</summary>
    public void CopyRow(int x, int y, Span<byte> coverage)
    {
        if (y < Rows.Start || y >= Rows.End)
        {
            coverage.Clear();
            return;
        }

        var row = RowAt(y);
        var lead = Columns.Start + Columns.Lead;
        var trail = lead + Columns.Middle;
        coverage[..Count(x, Columns.Start, coverage.Length)].Clear();
        Copy(row[..Columns.Lead], Columns.Start, x, coverage);
        if (Columns.Middle > 0)
        {
            var from = Count(x, lead, coverage.Length);
            var to = Count(x, trail, coverage.Length);
            coverage[from..to].Fill(row[Columns.Lead]);
            Copy(row[(Columns.Lead + 1)..], trail, x, coverage);
        }

        coverage[Count(x, Columns.End, coverage.Length)..].Clear();
    }

    private static int Count(int x, int upTo, int length) => Math.Clamp(upTo - x, 0, length);

    private static void Copy(ReadOnlySpan<byte> part, int start, int x, Span<byte> coverage)
    {
        var from = Math.Max(start, x);
        var to = Math.Min(start + part.Length, x + coverage.Length);
        if (from < to)
        {
            part[(from - start)..(to - start)].CopyTo(coverage[(from - x)..]);
        }
    }

    private static int Inner(float side, bool up, int least, int most) =>
        Math.Clamp((int)(up ? Math.Ceiling(side) : Math.Floor(side)), least, most);

    internal static RoundedBox Shorten(RoundedBox box, SliceAxis columns, SliceAxis rows) => box with
    {
        Left = box.Left - columns.Start,
        Top = box.Top - rows.Start,
        Right = box.Right - columns.Start - columns.Saved,
        Bottom = box.Bottom - rows.Start - rows.Saved,
    };

    private static byte[] Cover(Path path, int width, int height)
    {
        var tile = new byte[width * height];
        var accumulator = CoverageAccumulator.For(0, 0, width, height);
        CurveFlattener.Flatten(path, ref accumulator);
        for (var y = 0; y < height; y++)
        {
            accumulator.ReadRow(y, FillRule.NonZero, tile.AsSpan(y * width, width));
        }

        accumulator.Release();
        return tile;
    }

    private ReadOnlySpan<byte> TileRow(int index) => tile.AsSpan(index * Columns.Kept, Columns.Kept);

    private (int Start, int End) FullRange(ReadOnlySpan<byte> row)
    {
        var centre = Columns.Middle > 0 ? Columns.Lead : row.Length / 2;
        if (row.IsEmpty || row[centre] != 255)
        {
            return (0, 0);
        }

        var before = row[..centre].LastIndexOfAnyExcept((byte)255) + 1;
        var after = row[centre..].IndexOfAnyExcept((byte)255);
        return (before, after < 0 ? row.Length : centre + after);
    }
}
