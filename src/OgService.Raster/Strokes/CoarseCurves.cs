using System.Numerics;

namespace OgService.Raster.Strokes;

/// <summary>Cuts curves into as few chords as the renderers that sample edges four by four do, so that their pictures can be compared with: a curve is cut where it
/// turns up or down, then into 2 to 64 equal steps of its parameter, four times as many whenever it is sixteen times as bent.</summary>
internal static class CoarseCurves
{
    // Distances are counted in 1/256 pixel.
    private const double Grain = 256;

    public static void Quadratic<TSink>(in CurvePiece piece, ref TSink sink)
        where TSink : ILineSink
    {
        var control = ((piece.P1 + piece.P2) * 3 - piece.P0 - piece.P3) * 0.25;
        var bend = piece.P0.Y - (2 * control.Y) + piece.P3.Y;
        var turn = bend == 0 ? double.NaN : (piece.P0.Y - control.Y) / bend;
        if (turn is > 0 and < 1)
        {
            Steps(piece.Part(0, turn), QuadraticShift(piece.Part(0, turn)), ref sink);
            Steps(piece.Part(turn, 1), QuadraticShift(piece.Part(turn, 1)), ref sink);
        }
        else
        {
            Steps(piece, QuadraticShift(piece), ref sink);
        }
    }

    public static void Cubic<TSink>(in CurvePiece piece, ref TSink sink)
        where TSink : ILineSink
    {
        if (piece.IsQuadratic)
        {
            Quadratic(piece, ref sink);
            return;
        }

        Span<double> turns = stackalloc double[2];
        var count = Turns(piece.P0.Y, piece.P1.Y, piece.P2.Y, piece.P3.Y, turns);
        var from = 0.0;
        for (var i = 0; i <= count; i++)
        {
            var to = i < count ? turns[i] : 1;
            var part = from == 0 && to == 1 ? piece : piece.Part(from, to);
            Steps(part, CubicShift(part), ref sink);
            from = to;
        }
    }

    private static void Steps<TSink>(in CurvePiece part, int shift, ref TSink sink)
        where TSink : ILineSink
    {
        var steps = 1 << shift;
        var at = part.P0;
        for (var i = 1; i <= steps; i++)
        {
            var next = i == steps ? part.P3 : part.At((double)i / steps);
            sink.Line(at.X, at.Y, next.X, next.Y);
            at = next;
        }
    }

    private static int QuadraticShift(in CurvePiece part)
    {
        var control = ((part.P1 + part.P2) * 3 - part.P0 - part.P3) * 0.25;
        var off = ((control * 2) - part.P0 - part.P3) * 0.25;
        return Math.Clamp(Shift(Math.Abs(off.X), Math.Abs(off.Y)), 1, 6);
    }

    // How far the control points are from the curve at its thirds.
    private static int CubicShift(in CurvePiece part)
    {
        var one = part.At(1.0 / 3) - part.P1;
        var two = part.At(2.0 / 3) - part.P2;
        return Math.Min(6, 1 + Shift(Math.Max(Math.Abs(one.X), Math.Abs(two.X)), Math.Max(Math.Abs(one.Y), Math.Abs(two.Y))));
    }

    private static int Shift(double x, double y)
    {
        var distance = Math.Min(1e9, (Math.Max(x, y) + (Math.Min(x, y) / 2)) * Grain);
        return (32 - BitOperations.LeadingZeroCount((uint)(distance + 16) >> 5)) / 2;
    }

    private static int Turns(double p0, double p1, double p2, double p3, Span<double> turns)
    {
        // The derivative over 3: a·t² + 2·b·t + c.
        var (a, b, c) = (p3 - p0 + (3 * (p1 - p2)), p0 - (2 * p1) + p2, p1 - p0);
        var inner = (b * b) - (a * c);
        if (!(inner > 0))
        {
            return 0;
        }

        var q = b < 0 ? -b + Math.Sqrt(inner) : -b - Math.Sqrt(inner);
        var (one, other) = (a == 0 ? double.NaN : q / a, q == 0 ? double.NaN : c / q);
        if (one > other)
        {
            (one, other) = (other, one);
        }

        var count = 0;
        if (one is > 0 and < 1)
        {
            turns[count++] = one;
        }

        if (other is > 0 and < 1 && other != one)
        {
            turns[count++] = other;
        }

        return count;
    }
}
