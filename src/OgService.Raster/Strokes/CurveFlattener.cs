using System.Numerics;
using OgService.Raster.Geometry;

namespace OgService.Raster.Strokes;

/// <summary>Takes the straight edges of a shape, in pixels.</summary>
internal interface ILineSink
{
    /// <summary>Beyond it edges matter only by the heights they pass.</summary>
    PixelBox Region { get; }

    void Line(double x0, double y0, double x1, double y1);
}

/// <summary>Turns a path into straight edges, figures closed. Curves are cut into equal parameter steps, as many as keep the
/// chords within the tolerance by the bound |f''|·h²/8; only + − × ÷ and square roots, so the edges are the same everywhere.</summary>
internal static class CurveFlattener
{
    /// <summary>Largest distance between a curve and its chords, in pixels; two levels of coverage at most.</summary>
    public const double Tolerance = 1.0 / 128;

    // Reached only by curves more than ten thousand pixels out of straight.
    private const int MaxSteps = 1024;

    /// <param name="coarse">As few chords as renderers with sampled edges draw.</param>
    public static void Flatten<TSink>(Path path, ref TSink sink, bool coarse = false)
        where TSink : ILineSink
    {
        var points = path.Points;
        var next = 0;
        Vector2 start = default;
        Vector2 at = default;
        foreach (var verb in path.Verbs)
        {
            switch (verb)
            {
                case PathVerb.Move:
                    sink.Line(at.X, at.Y, start.X, start.Y);
                    start = at = points[next++];
                    break;
                case PathVerb.Line:
                    var end = points[next++];
                    sink.Line(at.X, at.Y, end.X, end.Y);
                    at = end;
                    break;
                case PathVerb.Quadratic:
                    var (control, to) = (points[next], points[next + 1]);
                    if (IsBeyond(sink.Region, Vector2.Min(Vector2.Min(at, control), to), Vector2.Max(Vector2.Max(at, control), to)))
                    {
                        sink.Line(at.X, at.Y, to.X, to.Y);
                    }
                    else if (coarse)
                    {
                        CoarseCurves.Quadratic(CurvePiece.Quadratic(CurvePiece.From(at), CurvePiece.From(control), CurvePiece.From(to)), ref sink);
                    }
                    else
                    {
                        Quadratic(at, control, to, ref sink);
                    }

                    at = to;
                    next += 2;
                    break;
                case PathVerb.Cubic:
                    var (p1, p2, p3) = (points[next], points[next + 1], points[next + 2]);
                    if (IsBeyond(sink.Region, Vector2.Min(Vector2.Min(at, p1), Vector2.Min(p2, p3)), Vector2.Max(Vector2.Max(at, p1), Vector2.Max(p2, p3))))
                    {
                        sink.Line(at.X, at.Y, p3.X, p3.Y);
                    }
                    else if (coarse)
                    {
                        CoarseCurves.Cubic(CurvePiece.Cubic(CurvePiece.From(at), CurvePiece.From(p1), CurvePiece.From(p2), CurvePiece.From(p3)), ref sink);
                    }
                    else
                    {
                        Cubic(at, p1, p2, p3, ref sink);
                    }

                    at = p3;
                    next += 3;
                    break;
                default:
                    sink.Line(at.X, at.Y, start.X, start.Y);
                    at = start;
                    break;
            }
        }

        sink.Line(at.X, at.Y, start.X, start.Y);
    }

    // A curve that is all above, below, left or right of the region counts there as its chord does.
    private static bool IsBeyond(PixelBox region, Vector2 least, Vector2 most) =>
        least.X >= region.Right || most.X <= region.Left || least.Y >= region.Bottom || most.Y <= region.Top;

    private static void Quadratic<TSink>(Vector2 p0, Vector2 p1, Vector2 p2, ref TSink sink)
        where TSink : ILineSink
    {
        // f(t) = p0 + t·b + t²·a
        double ax = (double)p0.X - (2.0 * p1.X) + p2.X, ay = (double)p0.Y - (2.0 * p1.Y) + p2.Y;
        double bx = 2.0 * ((double)p1.X - p0.X), by = 2.0 * ((double)p1.Y - p0.Y);
        var steps = Steps(Math.Sqrt((ax * ax) + (ay * ay)) / 4);
        double x = p0.X, y = p0.Y;
        for (var i = 1; i < steps; i++)
        {
            var t = (double)i / steps;
            var nx = p0.X + (t * (bx + (t * ax)));
            var ny = p0.Y + (t * (by + (t * ay)));
            sink.Line(x, y, nx, ny);
            (x, y) = (nx, ny);
        }

        sink.Line(x, y, p2.X, p2.Y);
    }

    private static void Cubic<TSink>(Vector2 p0, Vector2 p1, Vector2 p2, Vector2 p3, ref TSink sink)
        where TSink : ILineSink
    {
        double ux = (double)p0.X - (2.0 * p1.X) + p2.X, uy = (double)p0.Y - (2.0 * p1.Y) + p2.Y;
        double vx = (double)p1.X - (2.0 * p2.X) + p3.X, vy = (double)p1.Y - (2.0 * p2.Y) + p3.Y;
        var steps = Steps(0.75 * Math.Sqrt(Math.Max((ux * ux) + (uy * uy), (vx * vx) + (vy * vy))));

        // f(t) = p0 + t·c + t²·b + t³·a
        double cx = 3.0 * ((double)p1.X - p0.X), cy = 3.0 * ((double)p1.Y - p0.Y);
        double bx = 3.0 * ux, by = 3.0 * uy;
        double ax = vx - ux, ay = vy - uy;
        double x = p0.X, y = p0.Y;
        for (var i = 1; i < steps; i++)
        {
            var t = (double)i / steps;
            var nx = p0.X + (t * (cx + (t * (bx + (t * ax)))));
            var ny = p0.Y + (t * (cy + (t * (by + (t * ay)))));
            sink.Line(x, y, nx, ny);
            (x, y) = (nx, ny);
        }

        sink.Line(x, y, p3.X, p3.Y);
    }

    /// <param name="deviation">How far the whole curve may lie from one chord, in pixels; falls with the square of the steps.</param>
    private static int Steps(double deviation)
    {
        var steps = Math.Sqrt(deviation / Tolerance);
        return steps < MaxSteps ? (int)Math.Ceiling(steps) : MaxSteps;
    }
}
