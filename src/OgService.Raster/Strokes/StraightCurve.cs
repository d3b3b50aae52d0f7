namespace OgService.Raster.Strokes;

/// <summary>Finds curves that run on a line, perhaps to and fro.</summary>
internal static class StraightCurve
{
    /// <param name="turns">At least two long; where it turns back, in order.</param>
    /// <param name="count">How many turns there are.</param>
    /// <returns>Whether all points of the curve lie on one line, up to the tolerance.</returns>
    public static bool TryTurns(in CurvePiece piece, double tolerance, Span<double> turns, out int count)
    {
        count = 0;
        ReadOnlySpan<Vector2D> points = [piece.P0, piece.P1, piece.P2, piece.P3];
        var (origin, along) = (piece.P0, default(Vector2D));
        foreach (var a in points)
        {
            foreach (var b in points)
            {
                if ((b - a).LengthSquared > along.LengthSquared)
                {
                    (origin, along) = (a, b - a);
                }
            }
        }

        if (along.Unit() is not { } axis)
        {
            return false;
        }

        foreach (var point in points)
        {
            if (Math.Abs(Vector2D.Cross(axis, point - origin)) > Math.Min(tolerance, 1e-3 * along.Length))
            {
                return false;
            }
        }

        // The velocity along the axis over 3: a·t² + 2·b·t + c.
        var (p0, p1) = (Vector2D.Dot(axis, piece.P0), Vector2D.Dot(axis, piece.P1));
        var (p2, p3) = (Vector2D.Dot(axis, piece.P2), Vector2D.Dot(axis, piece.P3));
        var (square, linear, constant) = (p3 - p0 + (3 * (p1 - p2)), p0 - (2 * p1) + p2, p1 - p0);
        var inner = (linear * linear) - (square * constant);
        if (!(inner > 0))
        {
            return true;
        }

        var q = linear < 0 ? -linear + Math.Sqrt(inner) : -linear - Math.Sqrt(inner);
        var (one, other) = (square == 0 ? double.NaN : q / square, q == 0 ? double.NaN : constant / q);
        if (one > other)
        {
            (one, other) = (other, one);
        }

        if (one is > 1e-6 and < 1 - 1e-6)
        {
            turns[count++] = one;
        }

        if (other is > 1e-6 and < 1 - 1e-6)
        {
            turns[count++] = other;
        }

        return true;
    }
}
