namespace OgService.Raster.Strokes;

/// <summary>The length of a curve along it, from chords that are halved until the curve is near them.</summary>
internal sealed class CurveLength(double tolerance)
{
    private const int MostHalvings = 8;

    private readonly List<(double Length, double T)> marks = [];
    private int next;

    public double Total => marks.Count == 0 ? 0 : marks[^1].Length;

    public void Measure(in CurvePiece piece)
    {
        marks.Clear();
        next = 0;
        if (piece.IsLine)
        {
            marks.Add(((piece.P3 - piece.P0).Length, 1));
            return;
        }

        Measure(piece, 0, 1, piece.P0, piece.P3, MostHalvings);
    }

    /// <summary>The parameter at a length, which must not be less than the one asked for before.</summary>
    public double ParameterAt(double length)
    {
        while (next < marks.Count - 1 && marks[next].Length < length)
        {
            next++;
        }

        var (fromLength, fromT) = next == 0 ? (0, 0) : marks[next - 1];
        var (toLength, toT) = marks[next];
        return toLength > fromLength ? fromT + ((toT - fromT) * Math.Clamp((length - fromLength) / (toLength - fromLength), 0, 1)) : toT;
    }

    // Goes no deeper than the most halvings.
    private void Measure(in CurvePiece whole, double from, double to, Vector2D start, Vector2D end, int halvings)
    {
        if (halvings > 0 && IsFar(whole.Part(from, to)))
        {
            var middle = (from + to) / 2;
            var at = whole.At(middle);
            Measure(whole, from, middle, start, at, halvings - 1);
            Measure(whole, middle, to, at, end, halvings - 1);
            return;
        }

        marks.Add((Total + (end - start).Length, to));
    }

    // A quadratic curve is as far from its chord as its middle; of a cubic one the control points are looked at.
    private bool IsFar(in CurvePiece part)
    {
        if (part.IsQuadratic)
        {
            return IsFar(part.At(0.5), Vector2D.Between(part.P0, part.P3, 0.5));
        }

        return IsFar(part.P1, Vector2D.Between(part.P0, part.P3, 1.0 / 3)) || IsFar(part.P2, Vector2D.Between(part.P0, part.P3, 2.0 / 3));
    }

    private bool IsFar(Vector2D a, Vector2D b) => Math.Max(Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y)) > tolerance;
}
