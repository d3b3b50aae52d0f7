namespace OgService.Raster.Strokes;

/// <summary>Draws one side of a stroked curve: quadratic curves at half the width from it.</summary>
/// <remarks>
/// <para>A part of the curve becomes the quadratic curve that starts and ends beside it and leaves along it, if its middle is near enough to where the
/// side should be; otherwise the part is halved.</para>
/// <para>Where a curve turns within less than half the width, its inner side runs backwards and would cut a hole into what other parts cover. There
/// the side goes by way of the curve itself and shows the boxes beside short chords, which all run the same way.</para>
/// </remarks>
internal sealed class CurveOffset(double half, double tolerance, StrokeParts parts)
{
    private const int MostHalvings = 12;
    private const int MostFoldHalvings = 5;

    // How far before and behind a point without direction the curve is followed.
    private const double BesideCusp = 1.0 / 4096;

    private CurvePiece piece;
    private StrokeSide side = null!;
    private int sign;

    /// <summary>Where the curve turns on the spot, which leaves a disc; of the last curve drawn.</summary>
    public List<Vector2D> Cusps { get; } = [];

    private enum Fit
    {
        Straight,
        Curve,
        Halve,
    }

    /// <param name="toSide">1 for the left of the direction, −1 for the right.</param>
    public void Draw(in CurvePiece curve, int toSide, StrokeSide onto)
    {
        (piece, side, sign) = (curve, onto, toSide);
        Cusps.Clear();
        Span<double> inflections = stackalloc double[2];
        var count = FindInflections(inflections);
        var from = 0.0;
        for (var i = 0; i <= count; i++)
        {
            var to = i < count ? inflections[i] : 1;
            if (i < count && IsCusp(to))
            {
                if (to - BesideCusp > from)
                {
                    Draw(from, to - BesideCusp, MostHalvings);
                }

                Cusps.Add(piece.At(to));
                side.LineTo(piece.At(to));
                to = Math.Min(1, to + BesideCusp);
                side.LineTo(Beside(to));
            }
            else if (to > from)
            {
                Draw(from, to, MostHalvings);
            }

            from = to;
        }
    }

    private Vector2D Beside(double t) => Beside(piece.At(t), piece.DirectionAt(t));

    private Vector2D Beside(Vector2D place, Vector2D direction) => place - (direction.Turned * (half * sign));

    // Whether the side runs backwards: it is half the width further in than the centre of the curve.
    private bool IsBackward(double t)
    {
        var velocity = piece.VelocityAt(t);
        var square = velocity.LengthSquared;
        return (square * Math.Sqrt(square)) + (sign * half * Vector2D.Cross(velocity, piece.AccelerationAt(t))) < 0;
    }

    // Goes no deeper than the most halvings.
    private void Draw(double from, double to, int halvings)
    {
        var middle = (from + to) / 2;
        var backwards = (IsBackward(from) ? 1 : 0) + (IsBackward(middle) ? 1 : 0) + (IsBackward(to) ? 1 : 0);
        if (!parts.TryTake())
        {
            halvings = 0;
        }

        if (backwards > 0)
        {
            if (backwards == 3 || halvings <= MostHalvings - MostFoldHalvings)
            {
                Fold(from, to);
                return;
            }
        }
        else
        {
            var (start, end) = (piece.DirectionAt(from), piece.DirectionAt(to));
            var fit = FitBetween(from, to, start, end, out var control);
            if (fit == Fit.Halve && halvings == 0)
            {
                fit = Fit.Straight;
                if (Vector2D.Dot(start, end) < 0)
                {
                    Cusps.Add(piece.At(middle));
                }
            }

            if (fit != Fit.Halve)
            {
                var at = to >= 1 ? Beside(piece.P3, piece.EndDirection) : Beside(to);
                if (fit == Fit.Curve)
                {
                    side.CurveTo(control, at);
                }
                else
                {
                    side.LineTo(at);
                }

                return;
            }
        }

        Draw(from, middle, halvings - 1);
        Draw(middle, to, halvings - 1);
    }

    private void Fold(double from, double to)
    {
        var turn = Vector2D.Dot(piece.DirectionAt(from), piece.DirectionAt(to));
        var chords = turn > 0.98 ? 2 : turn > 0.7 ? 4 : 12;
        var (place, direction) = (piece.At(from), piece.DirectionAt(from));
        side.LineTo(place);
        if (!parts.TryTake(chords))
        {
            side.LineTo(piece.At(to));
            side.LineTo(Beside(to));
            return;
        }

        for (var i = 1; i <= chords; i++)
        {
            var next = piece.At(i == chords ? to : from + ((to - from) * i / chords));
            if ((next - place).Unit() is { } along)
            {
                AddWedge(place, direction, along);
                side.LineTo(Beside(place, along));
                side.LineTo(Beside(next, along));
                direction = along;
            }

            side.LineTo(next);
            place = next;
        }

        var end = piece.DirectionAt(to);
        AddWedge(place, direction, end);
        side.LineTo(Beside(place, end));
    }

    // From a corner: what lies between two boxes where they part, beyond the centre of the curve.
    private void AddWedge(Vector2D corner, Vector2D before, Vector2D after)
    {
        side.LineTo(Beside(corner, after));
        side.LineTo(Beside(corner, before));
        side.LineTo(corner);
    }

    // Whether the curve stops there: it goes on the way it came.
    private bool IsCusp(double t)
    {
        var size = (piece.P1 - piece.P0).LengthSquared + (piece.P2 - piece.P1).LengthSquared + (piece.P3 - piece.P2).LengthSquared;
        return piece.VelocityAt(t).LengthSquared < 1e-6 * size;
    }

    private Fit FitBetween(double from, double to, Vector2D startDirection, Vector2D endDirection, out Vector2D control)
    {
        control = default;
        var (start, end) = (Beside(piece.At(from), startDirection), Beside(piece.At(to), endDirection));
        var turn = Vector2D.Cross(startDirection, endDirection);
        if (turn == 0)
        {
            return Vector2D.Dot(startDirection, endDirection) > 0 ? Fit.Straight : Fit.Halve;
        }

        var back = start - end;
        var (fromStart, fromEnd) = (Vector2D.Cross(endDirection, back), Vector2D.Cross(startDirection, back));
        if (fromStart >= 0 == fromEnd >= 0)
        {
            // The tangents meet beyond the ends: straight, or bent both ways. The crosses are the ends' distances from the tangents.
            return Vector2D.Dot(startDirection, endDirection) > 0 && Math.Max(Math.Abs(fromStart), Math.Abs(fromEnd)) <= tolerance ? Fit.Straight : Fit.Halve;
        }

        control = start + (startDirection * (fromStart / turn));
        if (Vector2D.Dot(start - control, end - control) > 0)
        {
            return Fit.Halve;
        }

        return IsNear(start, control, end, (from + to) / 2) ? Fit.Curve : Fit.Halve;
    }

    // Measured at the curve's middle, straight across it. The further from its own middle the quadratic curve is met there, the less it may be off.
    private bool IsNear(Vector2D start, Vector2D control, Vector2D end, double middle)
    {
        var direction = piece.DirectionAt(middle);
        var place = Beside(piece.At(middle), direction);
        if ((((start + (control * 2) + end) * 0.25) - place).LengthSquared <= tolerance * tolerance)
        {
            return true;
        }

        // Where it lies on the line across: a·t² + b·t + c = 0, of lengths along the direction.
        var (c, half1, last) = (Vector2D.Dot(start - place, direction), Vector2D.Dot(control - start, direction), Vector2D.Dot(end - place, direction));
        var (a, b) = (last - c - (2 * half1), 2 * half1);
        var t = Root(a, b, c);
        if (t is not (> 0 and < 1))
        {
            return false;
        }

        var u = 1 - t;
        var met = (start * (u * u)) + (control * (2 * u * t)) + (end * (t * t));
        var allowed = tolerance * (1 - (2 * Math.Abs(t - 0.5)));
        return (met - place).LengthSquared <= allowed * allowed;
    }

    // The only root between 0 and 1, else NaN.
    private static double Root(double a, double b, double c)
    {
        var square = (b * b) - (4 * a * c);
        if (!(square >= 0))
        {
            return double.NaN;
        }

        var q = -0.5 * (b + (b < 0 ? -Math.Sqrt(square) : Math.Sqrt(square)));
        var (one, other) = (a == 0 ? double.NaN : q / a, q == 0 ? double.NaN : c / q);
        var (isOne, isOther) = (one is > 0 and < 1, other is > 0 and < 1);
        return isOne == isOther ? double.NaN : isOne ? one : other;
    }

    // Where velocity and acceleration are parallel: cross(velocity, acceleration) is quadratic in t for a cubic curve.
    private int FindInflections(Span<double> at)
    {
        var a = piece.P1 - piece.P0;
        var b = piece.P2 - (piece.P1 * 2) + piece.P0;
        var c = piece.P3 + ((piece.P1 - piece.P2) * 3) - piece.P0;
        var (square, linear, constant) = (Vector2D.Cross(b, c), Vector2D.Cross(a, c), Vector2D.Cross(a, b));
        var scale = Math.Max(Math.Abs(linear), Math.Abs(constant));
        if (piece.IsQuadratic || Math.Abs(square) <= 1e-9 * scale)
        {
            var single = piece.IsQuadratic ? double.NaN : -constant / linear;
            at[0] = single;
            return single is > 0 and < 1 ? 1 : 0;
        }

        var inner = (linear * linear) - (4 * square * constant);
        if (Math.Abs(inner) <= 1e-6 * linear * linear)
        {
            // Both in one place: a cusp, or none that is to be seen.
            at[0] = -linear / (2 * square);
            return at[0] is > 0 and < 1 && IsCusp(at[0]) ? 1 : 0;
        }

        if (!(inner > 0))
        {
            return 0;
        }

        var root = Math.Sqrt(inner);
        var (low, high) = ((-linear - root) / (2 * square), (-linear + root) / (2 * square));
        if (low > high)
        {
            (low, high) = (high, low);
        }

        var count = 0;
        foreach (var t in (ReadOnlySpan<double>)[low, high])
        {
            if (t is > 0 and < 1)
            {
                at[count++] = t;
            }
        }

        return count;
    }
}
