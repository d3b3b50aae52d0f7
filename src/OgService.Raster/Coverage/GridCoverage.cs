using OgService.Raster.Geometry;
using OgService.Raster.Strokes;

namespace OgService.Raster.Coverage;

/// <summary>How much of each pixel a shape covers, by four lines a pixel row, each cut into quarters of pixels: a line's crossings with the edges, rounded to
/// quarters, are the ends of its spans. Only edges that a row crosses are looked at for it.</summary>
internal sealed class GridCoverage(int left, int top, int width, int height) : ILineSink
{
    private const int Parts = 4;

    private readonly List<GridEdge> edges = [];
    private readonly List<GridEdge> active = [];
    private readonly List<(int X, int Sign)> crossings = [];
    private readonly int[] sums = new int[width];
    private int next;

    public PixelBox Region { get; } = new(left, top, left + width, top + height);

    public void Line(double x0, double y0, double x1, double y1)
    {
        var sign = 1;
        if (y0 > y1)
        {
            (x0, y0, x1, y1) = (x1, y1, x0, y0);
            sign = -1;
        }

        // The lines from first up to last cross the edge, at their middles.
        var first = LineFrom(y0);
        var last = LineFrom(y1);
        if (first < last)
        {
            var slope = (x1 - x0) / (y1 - y0);
            edges.Add(new GridEdge(first, last, (x0 - left) * Parts, slope, (y0 - top) * Parts, sign));
        }
    }

    /// <summary>Rows are read from the top, each once.</summary>
    public void ReadRow(int row, FillRule rule, Span<byte> coverage)
    {
        if (row == 0)
        {
            edges.Sort(static (a, b) => a.First.CompareTo(b.First));
        }

        var line = row * Parts;
        while (next < edges.Count && edges[next].First < line + Parts)
        {
            active.Add(edges[next++]);
        }

        active.RemoveAll(edge => edge.Last <= line);
        Array.Clear(sums);
        for (var i = 0; i < Parts; i++)
        {
            AddLine(line + i, rule);
        }

        for (var x = 0; x < width; x++)
        {
            coverage[x] = (byte)Math.Min(255, sums[x] * 16);
        }
    }

    private int LineFrom(double y) => (int)Math.Clamp(Math.Floor(((y - top) * Parts) + 0.5), 0, Parts * height);

    private void AddLine(int line, FillRule rule)
    {
        crossings.Clear();
        foreach (var edge in active)
        {
            if (edge.First <= line && edge.Last > line)
            {
                var x = edge.X + ((line + 0.5 - edge.Y) * edge.Slope);
                crossings.Add(((int)Math.Clamp(Math.Floor(x + 0.5), 0, Parts * width), edge.Sign));
            }
        }

        crossings.Sort(static (a, b) => a.X.CompareTo(b.X));
        var winding = 0;
        var start = 0;
        foreach (var (x, sign) in crossings)
        {
            var wasInside = IsInside(winding, rule);
            winding += sign;
            var isInside = IsInside(winding, rule);
            if (!wasInside && isInside)
            {
                start = x;
            }
            else if (wasInside && !isInside)
            {
                AddSpan(start, x);
            }
        }
    }

    private void AddSpan(int from, int to)
    {
        var (first, last) = (from / Parts, to / Parts);
        if (first == last)
        {
            if (to > from)
            {
                sums[first] += to - from;
            }

            return;
        }

        sums[first] += Parts - (from % Parts);
        for (var x = first + 1; x < last; x++)
        {
            sums[x] += Parts;
        }

        if (to % Parts > 0)
        {
            sums[last] += to % Parts;
        }
    }

    private static bool IsInside(int winding, FillRule rule) => rule == FillRule.NonZero ? winding != 0 : (winding & 1) != 0;

    /// <param name="First">The first line it crosses, and <paramref name="Last"/> the first it does not.</param>
    /// <param name="X">Of its upper end, in quarters, as <paramref name="Y"/>.</param>
    private readonly record struct GridEdge(int First, int Last, double X, double Slope, double Y, int Sign);
}
