namespace OgService.Raster.Coverage;

/// <summary>Finds the true area of a shape in one row of pixels when its figures overlap there.</summary>
/// <remarks>The row is cut into bands at every end and every crossing of its edges. Within a band edges do not cross, so from left to
/// right the winding number says which of them bound the shape; only those are added, and the result is exact. Rows
/// with very many edges are cut into 16 equal bands instead, sampled at their middles; beyond <see cref="MostEdgesInRow"/> the
/// row keeps its averages, cut off at full coverage.</remarks>
internal sealed class OverlapResolver
{
    private const int MostEdges = 1 << 16;
    private const int MostEdgesInRow = 1024;
    private const int MostExactEdges = 64;
    private const int MostExactCuts = 256;
    private const int SampledBands = 16;

    // Edges looked at, about; a second is some hundred million. A shape that needs more keeps its averages in the rows that are left.
    private const int MostWork = 20_000_000;

    private readonly List<Edge> edges = [];
    private readonly List<Edge> active = [];
    private readonly List<int> cuts = [];
    private readonly List<Piece> pieces = [];
    private int next;
    private int lastRow = -1;
    private bool sorted;

    /// <summary>Edges looked at so far, about.</summary>
    public int Work { get; private set; }

    public void Clear()
    {
        Work = 0;
        edges.Clear();
        active.Clear();
        (next, lastRow, sorted) = (0, -1, false);
    }

    public void Add(in Edge edge)
    {
        // One more than can be used, so that too many are known from just enough.
        if (edges.Count <= MostEdges)
        {
            edges.Add(edge);
        }
    }

    /// <summary>Rows must be asked for from the top down.</summary>
    public bool CanResolve(int row)
    {
        if (edges.Count > MostEdges || Work > MostWork)
        {
            return false;
        }

        if (!sorted)
        {
            edges.Sort(static (a, b) => a.TopY.CompareTo(b.TopY));
            sorted = true;
        }

        if (row < lastRow)
        {
            (next, _) = (0, 0);
            active.Clear();
        }

        lastRow = row;
        var upper = row * CoverageAccumulator.One;
        while (next < edges.Count && edges[next].TopY < upper + CoverageAccumulator.One)
        {
            active.Add(edges[next++]);
        }

        active.RemoveAll(edge => edge.BottomY <= upper);
        return active.Count <= MostEdgesInRow;
    }

    /// <summary>Adds the edges that bound the shape to a row of cells that holds only zeros.</summary>
    public void Resolve(int row, FillRule rule, Span<int> line)
    {
        var upper = row * CoverageAccumulator.One;
        var lower = upper + CoverageAccumulator.One;
        Work += active.Count * SampledBands;
        if (active.Count > MostExactEdges || !FindCuts(upper, lower))
        {
            Sample(upper, rule, line);
            return;
        }

        Work += active.Count * (active.Count + cuts.Count);
        for (var i = 1; i < cuts.Count; i++)
        {
            if (cuts[i] > cuts[i - 1])
            {
                AddBand(cuts[i - 1], cuts[i], rule, line);
            }
        }
    }

    // False when there are too many of them.
    private bool FindCuts(int upper, int lower)
    {
        cuts.Clear();
        cuts.Add(upper);
        cuts.Add(lower);
        for (var i = 0; i < active.Count; i++)
        {
            var a = active[i];
            AddCut(a.TopY, upper, lower);
            AddCut(a.BottomY, upper, lower);
            for (var j = 0; j < i; j++)
            {
                var b = active[j];
                var from = Math.Max(upper, Math.Max(a.TopY, b.TopY));
                var to = Math.Min(lower, Math.Min(a.BottomY, b.BottomY));
                if (from >= to)
                {
                    continue;
                }

                long before = a.XAt(from) - b.XAt(from);
                long after = a.XAt(to) - b.XAt(to);
                if ((before < 0 && after > 0) || (before > 0 && after < 0))
                {
                    AddCut(from + (int)(before * (to - from) / (before - after)), upper, lower);
                }
            }

            if (cuts.Count > MostExactCuts)
            {
                return false;
            }
        }

        cuts.Sort();
        return true;
    }

    private void AddCut(int y, int upper, int lower)
    {
        if (y > upper && y < lower)
        {
            cuts.Add(y);
        }
    }

    private void AddBand(int from, int to, FillRule rule, Span<int> line)
    {
        pieces.Clear();
        foreach (var edge in active)
        {
            if (edge.TopY <= from && edge.BottomY >= to)
            {
                pieces.Add(new Piece(edge.XAt(from), edge.XAt(to), edge.Sign));
            }
        }

        AddBounds(to - from, rule, line);
    }

    private void Sample(int upper, FillRule rule, Span<int> line)
    {
        const int Height = CoverageAccumulator.One / SampledBands;
        for (var band = 0; band < SampledBands; band++)
        {
            var y = upper + (band * Height) + (Height / 2);
            pieces.Clear();
            foreach (var edge in active)
            {
                if (edge.TopY <= y && edge.BottomY > y)
                {
                    var x = edge.XAt(y);
                    pieces.Add(new Piece(x, x, edge.Sign));
                }
            }

            AddBounds(Height, rule, line);
        }
    }

    private void AddBounds(int height, FillRule rule, Span<int> line)
    {
        pieces.Sort(static (a, b) => a.Order.CompareTo(b.Order));
        var winding = 0;
        foreach (var piece in pieces)
        {
            var wasInside = Inside(winding, rule);
            winding += piece.Sign;
            var isInside = Inside(winding, rule);
            if (isInside != wasInside)
            {
                var (low, high) = piece.From < piece.To ? (piece.From, piece.To) : (piece.To, piece.From);
                CoverageAccumulator.AddPiece(line, low, high, height, isInside ? 1 : -1);
            }
        }
    }

    private static bool Inside(int winding, FillRule rule) => rule == FillRule.NonZero ? winding != 0 : (winding & 1) != 0;

    private readonly record struct Piece(int From, int To, int Sign)
    {
        public long Order => (long)From + To;
    }
}
