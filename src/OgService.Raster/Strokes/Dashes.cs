namespace OgService.Raster.Strokes;

/// <summary>Cuts figures into dashes.</summary>
internal static class Dashes
{
    // A pattern finer than this over a long figure is a grey line; it is drawn whole instead.
    private const int MostDashes = 20_000;

    public static IEnumerable<StrokeFigure> Cut(IEnumerable<StrokeFigure> figures, StrokeStyle style, double tolerance)
    {
        var pattern = Pattern(style.Dashes);
        if (pattern.Length == 0)
        {
            return figures;
        }

        var length = new CurveLength(tolerance);
        var total = 0.0;
        foreach (var figure in figures)
        {
            foreach (var piece in figure.Pieces)
            {
                length.Measure(piece);
                total += length.Total;
            }
        }

        if (!(total / pattern.Sum() * pattern.Length < MostDashes))
        {
            return figures;
        }

        var cut = new List<StrokeFigure>();
        foreach (var figure in figures)
        {
            CutOne(figure, pattern, float.IsFinite(style.DashOffset) ? style.DashOffset : 0, length, cut);
        }

        return cut;
    }

    private static double[] Pattern(IReadOnlyList<float> dashes)
    {
        if (dashes.Any(length => !(length >= 0 && float.IsFinite(length))) || !(dashes.Sum() > 0))
        {
            return [];
        }

        var once = dashes.Select(length => (double)length);
        return [.. dashes.Count % 2 == 0 ? once : once.Concat(once)];
    }

    private static void CutOne(StrokeFigure figure, double[] pattern, double offset, CurveLength length, List<StrokeFigure> cut)
    {
        var sum = pattern.Sum();
        var left = offset - (Math.Floor(offset / sum) * sum);
        var at = 0;
        while (left >= pattern[at] && left > 0)
        {
            left -= pattern[at];
            at = (at + 1) % pattern.Length;
        }

        left = pattern[at] - left;
        var first = cut.Count;
        var beginsInDash = at % 2 == 0;
        var dash = new List<CurvePiece>();
        if (beginsInDash)
        {
            cut.Add(new StrokeFigure(figure.Start, dash, isClosed: false));
        }

        foreach (var piece in figure.Pieces)
        {
            length.Measure(piece);
            var (done, from) = (0.0, 0.0);
            while (length.Total - done > left)
            {
                done += left;
                var to = length.ParameterAt(done);
                if (at % 2 == 0)
                {
                    Add(dash, piece.Part(from, to));
                }

                at = (at + 1) % pattern.Length;
                left = pattern[at];
                from = to;
                if (at % 2 == 0)
                {
                    dash = [];
                    cut.Add(new StrokeFigure(piece.At(to), dash, isClosed: false) { Direction = piece.DirectionAt(to) });
                }
            }

            left -= length.Total - done;
            if (at % 2 == 0)
            {
                Add(dash, piece.Part(from, 1));
            }
        }

        // A dash over the place where a closed figure began is one dash.
        if (figure.IsClosed && beginsInDash && at % 2 == 0 && cut.Count - first > 1)
        {
            dash.AddRange(cut[first].Pieces);
            cut.RemoveAt(first);
        }
    }

    private static void Add(List<CurvePiece> dash, in CurvePiece piece)
    {
        if (!piece.IsPoint)
        {
            dash.Add(piece);
        }
    }
}
