namespace OgService.Raster.Geometry;

/// <summary>Cuts figures into dashes.</summary>
internal static class Dashes
{
    // A pattern finer than this over a long figure is a grey line; it is drawn whole instead.
    private const int MostDashes = 20_000;

    public static List<Polyline> Cut(List<Polyline> figures, StrokeStyle style)
    {
        var pattern = Pattern(style.Dashes);
        if (pattern.Length == 0)
        {
            return figures;
        }

        var total = figures.Sum(Length);
        if (!(total / pattern.Sum() * pattern.Length < MostDashes))
        {
            return figures;
        }

        var cut = new List<Polyline>();
        foreach (var figure in figures)
        {
            CutOne(figure, pattern, float.IsFinite(style.DashOffset) ? style.DashOffset : 0, cut);
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

    private static void CutOne(Polyline figure, double[] pattern, double offset, List<Polyline> cut)
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
        var points = figure.Points;
        var dash = new Polyline();
        var first = cut.Count;
        var beginsInDash = at % 2 == 0;
        if (beginsInDash)
        {
            Start(points[0].X, points[0].Y);
        }

        var pieces = figure.IsClosed ? points.Count : points.Count - 1;
        for (var i = 0; i < pieces; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Count]);
            var (dx, dy) = (b.X - a.X, b.Y - a.Y);
            var length = Math.Sqrt((dx * dx) + (dy * dy));
            var done = 0.0;
            while (length - done > left)
            {
                done += left;
                var (x, y) = (a.X + (dx * done / length), a.Y + (dy * done / length));
                if (at % 2 == 0)
                {
                    dash.Add(x, y, isCorner: true);
                }

                at = (at + 1) % pattern.Length;
                left = pattern[at];
                if (at % 2 == 0)
                {
                    Start(x, y);
                }
            }

            left -= length - done;
            if (at % 2 == 0)
            {
                dash.Add(b.X, b.Y, b.IsCorner);
            }
        }

        // A dash over the place where a closed figure began is one dash.
        if (figure.IsClosed && beginsInDash && at % 2 == 0 && cut.Count - first > 1)
        {
            foreach (var point in cut[first].Points)
            {
                dash.Add(point.X, point.Y, point.IsCorner);
            }

            cut.RemoveAt(first);
        }

        void Start(double x, double y)
        {
            dash = new Polyline();
            dash.Add(x, y, isCorner: true);
            cut.Add(dash);
        }
    }

    private static double Length(Polyline figure)
    {
        var sum = 0.0;
        for (var i = figure.IsClosed ? 0 : 1; i < figure.Points.Count; i++)
        {
            var (a, b) = (figure.Points[i == 0 ? ^1 : i - 1], figure.Points[i]);
            sum += Math.Sqrt(((b.X - a.X) * (b.X - a.X)) + ((b.Y - a.Y) * (b.Y - a.Y)));
        }

        return sum;
    }
}
