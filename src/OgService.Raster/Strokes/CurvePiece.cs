using System.Numerics;

namespace OgService.Raster.Strokes;

/// <summary>A line, or a cubic curve by its four points; quadratic curves are kept as cubic ones, which have the same parameter.</summary>
internal readonly record struct CurvePiece(Vector2D P0, Vector2D P1, Vector2D P2, Vector2D P3, bool IsLine)
{
    public static CurvePiece Line(Vector2D from, Vector2D to) => new(from, Vector2D.Between(from, to, 1.0 / 3), Vector2D.Between(from, to, 2.0 / 3), to, IsLine: true);

    public static CurvePiece Quadratic(Vector2D from, Vector2D control, Vector2D to) =>
        new(from, Vector2D.Between(from, control, 2.0 / 3), Vector2D.Between(to, control, 2.0 / 3), to, IsLine: false);

    public static CurvePiece Cubic(Vector2D p0, Vector2D p1, Vector2D p2, Vector2D p3) => new(p0, p1, p2, p3, IsLine: false);

    public bool IsPoint => P0 == P1 && P1 == P2 && P2 == P3;

    /// <summary>Whether it is a quadratic curve, up to what single precision keeps of it.</summary>
    public bool IsQuadratic
    {
        get
        {
            var third = P3 - (P2 * 3) + (P1 * 3) - P0;
            return third.LengthSquared <= 1e-10 * Math.Max(1, P0.LengthSquared + P3.LengthSquared + (P3 - P0).LengthSquared);
        }
    }

    /// <summary>Where it starts to, as a unit; for a point along x.</summary>
    public Vector2D StartDirection => (P1 - P0).Unit() ?? (P2 - P0).Unit() ?? (P3 - P0).Unit() ?? new Vector2D(1, 0);

    public Vector2D EndDirection => (P3 - P2).Unit() ?? (P3 - P1).Unit() ?? (P3 - P0).Unit() ?? new Vector2D(1, 0);

    public static Vector2D From(Vector2 point) => new(point.X, point.Y);

    public Vector2D At(double t)
    {
        if (IsLine)
        {
            return Vector2D.Between(P0, P3, t);
        }

        var u = 1 - t;
        return (P0 * (u * u * u)) + (P1 * (3 * u * u * t)) + (P2 * (3 * u * t * t)) + (P3 * (t * t * t));
    }

    /// <summary>The first derivative.</summary>
    public Vector2D VelocityAt(double t)
    {
        var u = 1 - t;
        return ((P1 - P0) * (3 * u * u)) + ((P2 - P1) * (6 * u * t)) + ((P3 - P2) * (3 * t * t));
    }

    /// <summary>The second derivative.</summary>
    public Vector2D AccelerationAt(double t) => ((P2 - (P1 * 2) + P0) * (6 * (1 - t))) + ((P3 - (P2 * 2) + P1) * (6 * t));

    public Vector2D DirectionAt(double t)
    {
        if (t <= 0)
        {
            return StartDirection;
        }

        return t >= 1 ? EndDirection : VelocityAt(t).Unit() ?? (At(Math.Min(1, t + 1e-4)) - At(Math.Max(0, t - 1e-4))).Unit() ?? StartDirection;
    }

    /// <summary>The part between two parameters.</summary>
    public CurvePiece Part(double from, double to)
    {
        if (IsLine)
        {
            return Line(At(from), At(to));
        }

        var (start, end) = (from <= 0 ? P0 : At(from), to >= 1 ? P3 : At(to));
        var third = (to - from) / 3;
        return Cubic(start, start + (VelocityAt(from) * third), end - (VelocityAt(to) * third), end);
    }
}
