namespace OgService.Raster.Strokes;

/// <summary>One side of a stroke, from the start of its figure to the end: lines and quadratic curves.</summary>
internal sealed class StrokeSide(StrokeParts parts)
{
    private readonly List<(Vector2D Control, Vector2D End, bool IsLine)> steps = [];

    public int Count => steps.Count;

    public Vector2D Start { get; private set; }

    public Vector2D End { get; private set; }

    public void Begin(Vector2D at)
    {
        steps.Clear();
        (Start, End) = (at, at);
    }

    public void LineTo(Vector2D to)
    {
        steps.Add((to, to, true));
        End = to;
    }

    public void CurveTo(Vector2D control, Vector2D to)
    {
        steps.Add((control, to, false));
        End = to;
    }

    /// <summary>An arc of less than half a circle.</summary>
    /// <param name="from">From the centre to where it starts, as <paramref name="to"/> to where it ends: of one length.</param>
    public void ArcTo(Vector2D centre, Vector2D from, Vector2D to, double tolerance)
    {
        if (Vector2D.Dot(from, to) < 0)
        {
            var quarter = Vector2D.Cross(from, to) > 0 ? from.Turned : -from.Turned;
            ShortArcTo(centre, from, quarter, tolerance);
            from = quarter;
        }

        ShortArcTo(centre, from, to, tolerance);
    }

    /// <summary>Adds the side to a path: its steps after its start.</summary>
    public void Forward(PathBuilder path)
    {
        foreach (var (control, end, isLine) in steps)
        {
            Add(path, control, end, isLine);
        }
    }

    /// <summary>Adds the side to a path from its end back: its steps after its end.</summary>
    public void Backward(PathBuilder path)
    {
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            Add(path, steps[i].Control, i == 0 ? Start : steps[i - 1].End, steps[i].IsLine);
        }
    }

    private static void Add(PathBuilder path, Vector2D control, Vector2D end, bool isLine) => _ = isLine
        ? path.LineTo((float)end.X, (float)end.Y)
        : path.QuadraticTo((float)control.X, (float)control.Y, (float)end.X, (float)end.Y);

    // At most a quarter. One quadratic curve is off by r·(1 − c)² ÷ 2c, where c is the cosine of half its angle.
    private void ShortArcTo(Vector2D centre, Vector2D from, Vector2D to, double tolerance)
    {
        var square = from.LengthSquared;
        var cosine = Math.Sqrt(Math.Max(0.5, (1 + (Vector2D.Dot(from, to) / square)) / 2));
        var error = Math.Sqrt(square) * (1 - cosine) * (1 - cosine) / (2 * cosine);
        var halvings = 0;
        for (; error > tolerance && halvings < 5 && parts.TryTake(1 << halvings); halvings++)
        {
            error /= 4;
        }

        Halve(from, to, halvings);

        void Halve(Vector2D a, Vector2D b, int left)
        {
            var sum = a + b;
            if (left > 0)
            {
                var middle = sum * Math.Sqrt(square / sum.LengthSquared);
                Halve(a, middle, left - 1);
                Halve(middle, b, left - 1);
                return;
            }

            CurveTo(centre + (sum * (square / (square + Vector2D.Dot(a, b)))), centre + b);
        }
    }
}
