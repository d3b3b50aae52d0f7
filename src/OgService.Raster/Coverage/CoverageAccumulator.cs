using OgService.Raster.Geometry;
using OgService.Raster.Strokes;

namespace OgService.Raster.Coverage;

/// <summary>Turns edges into how much of each pixel a shape covers, by exact area.</summary>
/// <remarks>
/// <para>Every edge adds to each cell it crosses the signed area between itself and the cell's right side, and what is left of its
/// height to the next cell; the running sum along a row is then the winding number averaged over each pixel (the method of the
/// font rasterisers that keep "area" and "cover"). All sums are integers in 1/65,536, so a closed shape sums to exactly
/// nothing outside itself and the order of its edges does not matter.</para>
/// <para>The average tells the covered area only where figures do not overlap. A row whose averages leave the range from 0 to 1
/// holds an overlap and is done again by <see cref="OverlapResolver"/>, which finds the true area under the fill rule.</para>
/// </remarks>
internal sealed class CoverageAccumulator : ILineSink
{
    /// <summary>A whole pixel, as a length and as an area.</summary>
    public const int One = 1 << 16;

    // What rounding in the cells of one row can add up to, far below one level of coverage (257).
    private const int Slack = 64;

    private const int LargestKeptCells = 1 << 21;

    [ThreadStatic]
    private static CoverageAccumulator? spare;

    private readonly OverlapResolver resolver = new();
    private int[] cells = [];
    private int[] rowStart = [];
    private int[] rowEnd = [];
    private int left;
    private int top;
    private int stride;

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>What overlaps have cost so far, in edges looked at, about.</summary>
    public int OverlapWork => resolver.Work;

    public PixelBox Region => new(left, top, left + Width, top + Height);

    /// <summary>For a region of the picture; edges outside count as far as they matter inside. Give it back with <see cref="Release"/>.</summary>
    /// <param name="width">In pixels, at most 16,384.</param>
    public static CoverageAccumulator For(int left, int top, int width, int height)
    {
        var accumulator = spare ?? new CoverageAccumulator();
        spare = null;
        accumulator.Prepare(left, top, width, height);
        return accumulator;
    }

    /// <summary>Every row must have been read before.</summary>
    public void Release()
    {
        if (cells.Length <= LargestKeptCells)
        {
            spare = this;
        }
    }

    public void Line(double x0, double y0, double x1, double y1)
    {
        var sign = 1;
        if (y0 > y1)
        {
            (x0, y0, x1, y1) = (x1, y1, x0, y0);
            sign = -1;
        }

        y0 -= top;
        y1 -= top;
        if (!(y1 > 0 && y0 < Height))
        {
            return;
        }

        x0 -= left;
        x1 -= left;
        var slope = (x1 - x0) / (y1 - y0);
        var (fromX, fromY, toX, toY) = (x0, y0, x1, y1);
        if (y0 < 0)
        {
            fromX = x0 - (y0 * slope);
            fromY = 0;
        }

        if (y1 > Height)
        {
            toX = x0 + ((Height - y0) * slope);
            toY = Height;
        }

        var ya = Fixed(fromY);
        var yb = Fixed(toY);
        if (ya < yb)
        {
            ClipSides(fromX, ya, toX, yb, sign);
        }
    }

    /// <summary>Writes the coverage of a row and forgets the row. Outside the returned range nothing is covered and nothing is written.</summary>
    /// <param name="coverage">At least <see cref="Width"/> long.</param>
    public (int Start, int End) ReadRow(int row, FillRule rule, Span<byte> coverage)
    {
        var start = rowStart[row];
        var end = Math.Min(rowEnd[row], Width);
        if (start >= end)
        {
            Forget(row);
            return (0, 0);
        }

        var line = cells.AsSpan(row * stride, stride);
        var (least, most) = Sum(line[start..end], coverage[start..end], rule);
        var clean = least >= -Slack ? most <= One + Slack : least >= -One - Slack && most <= Slack;
        if (!clean && resolver.CanResolve(row))
        {
            line[start..(rowEnd[row] + 1)].Clear();
            resolver.Resolve(row, rule, line);
            Sum(line[start..end], coverage[start..end], rule);
        }

        Forget(row);
        return (start, end);
    }

    private void Prepare(int newLeft, int newTop, int width, int height)
    {
        (left, top, Width, Height, stride) = (newLeft, newTop, width, height, width + 2);
        var needed = checked(stride * height);
        if (cells.Length < needed)
        {
            cells = new int[needed];
        }

        if (rowStart.Length < height)
        {
            rowStart = new int[height];
            rowEnd = new int[height];
        }

        rowStart.AsSpan(0, height).Fill(int.MaxValue);
        rowEnd.AsSpan(0, height).Clear();
        resolver.Clear();
    }

    private void Forget(int row)
    {
        if (rowStart[row] <= rowEnd[row])
        {
            cells.AsSpan((row * stride) + rowStart[row], rowEnd[row] - rowStart[row] + 1).Clear();
        }
    }

    private static int Fixed(double value) => (int)((value * One) + 0.5);

    // What lies left of the region covers all of it, as a vertical edge at its left side would. What lies right of it
    // covers nothing, but must be known to balance the row: it goes into the two cells kept beyond the region.
    private void ClipSides(double xa, int ya, double xb, int yb, int sign)
    {
        if (xa < 0 || xb < 0)
        {
            var y = xa < 0 && xb < 0 ? (xa < xb ? yb : ya) : Crossing(0, xa, ya, xb, yb);
            if (xa < xb)
            {
                Walk(0, ya, 0, y, sign);
                (xa, ya) = (0, y);
            }
            else
            {
                Walk(0, y, 0, yb, sign);
                (xb, yb) = (0, y);
            }
        }

        if (xa > Width || xb > Width)
        {
            var y = xa > Width && xb > Width ? (xa > xb ? yb : ya) : Crossing(Width, xa, ya, xb, yb);
            if (xa > xb)
            {
                Walk(Width, ya, Width, y, sign);
                (xa, ya) = (Width, y);
            }
            else
            {
                Walk(Width, y, Width, yb, sign);
                (xb, yb) = (Width, y);
            }
        }

        Walk(xa, ya, xb, yb, sign);
    }

    private static int Crossing(double x, double xa, int ya, double xb, int yb) =>
        Math.Clamp((int)(ya + ((x - xa) / (xb - xa) * (yb - ya)) + 0.5), ya, yb);

    private void Walk(double fromX, int ya, double toX, int yb, int sign)
    {
        if (ya >= yb)
        {
            return;
        }

        var xa = Fixed(fromX);
        var xb = Fixed(toX);
        var edge = new Edge(xa, ya, xb, yb, sign);
        resolver.Add(edge);
        var row = ya / One;
        var x = xa;
        var y = ya;
        while (y < yb)
        {
            var nextY = Math.Min((row + 1) * One, yb);
            var nextX = nextY == yb ? xb : edge.XAt(nextY);
            var line = cells.AsSpan(row * stride, stride);
            var (low, high) = x < nextX ? (x, nextX) : (nextX, x);
            rowStart[row] = Math.Min(rowStart[row], low / One);
            rowEnd[row] = Math.Max(rowEnd[row], (high / One) + 1);
            AddPiece(line, low, high, nextY - y, sign);
            (x, y) = (nextX, nextY);
            row++;
        }
    }

    /// <summary>Adds a piece of an edge within one row.</summary>
    /// <param name="low">The x of its left end; the piece may lean either way, the areas are the same.</param>
    internal static void AddPiece(Span<int> line, int low, int high, int height, int sign)
    {
        var cell = low / One;
        var lastCell = high / One;
        if (cell == lastCell)
        {
            Add(line, cell, height, (low % One) + (high % One), sign);
            return;
        }

        var heightPerX = (double)height / (high - low);
        var from = low % One;
        var done = 0;
        for (; cell < lastCell; cell++)
        {
            var reached = (int)((heightPerX * (((cell + 1) * One) - low)) + 0.5);
            Add(line, cell, reached - done, from + One, sign);
            done = reached;
            from = 0;
        }

        Add(line, cell, height - done, high % One, sign);
    }

    // twiceX: the sum of the x of both ends within the cell, so that height · twiceX / 2 is the area left of the piece.
    private static void Add(Span<int> line, int cell, int height, int twiceX, int sign)
    {
        var area = (int)(((long)height * twiceX) >> 17);
        line[cell] += sign * (height - area);
        line[cell + 1] += sign * area;
    }

    private static (int Least, int Most) Sum(ReadOnlySpan<int> line, Span<byte> coverage, FillRule rule)
    {
        coverage = coverage[..line.Length];
        var (sum, least, most) = (0, 0, 0);
        byte level = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != 0)
            {
                sum += line[i];
                least = Math.Min(least, sum);
                most = Math.Max(most, sum);
                level = rule == FillRule.NonZero ? NonZeroLevel(sum) : EvenOddLevel(sum);
            }
            else if (i + 8 < line.Length && line[i + 4] == 0)
            {
                var run = line[i..].IndexOfAnyExcept(0);
                run = run < 0 ? line.Length - i : run;
                coverage.Slice(i, run).Fill(level);
                i += run - 1;
                continue;
            }

            coverage[i] = level;
        }

        return (least, most);
    }

    private static byte NonZeroLevel(int sum) => Level(Math.Min(Math.Abs((long)sum), One));

    private static byte EvenOddLevel(int sum)
    {
        var folded = sum & ((2 * One) - 1);
        return Level(folded > One ? (2 * One) - folded : folded);
    }

    private static byte Level(long area) => (byte)(((area * 255) + (One / 2)) / One);
}
