using OgService.Raster;
using RasterPath = OgService.Raster.Path;

namespace OgService.Svg.Geometry;

/// <summary>Arcs of ellipses as cubic curves, without angles: an arc is halved by the sum of its end vectors until each piece is short, and a
/// piece's control points follow from its cosine by square roots.</summary>
internal static class EllipseArc
{
    // The cosine of just over 45°: such a piece is off by less than a millionth of the radius.
    private const double ShortEnough = 0.7;

    /// <summary>A whole ellipse, from its rightmost point clockwise (y grows downwards).</summary>
    public static void AddEllipse(OutlineBuilder outline, double cx, double cy, double rx, double ry)
    {
        var frame = new Affine(rx, 0, 0, ry, cx, cy);
        outline.MoveTo(cx + rx, cy);
        AddQuarter(outline, frame, 1, 0, 0, 1);
        AddQuarter(outline, frame, 0, 1, -1, 0);
        AddQuarter(outline, frame, -1, 0, 0, -1);
        AddQuarter(outline, frame, 0, -1, 1, 0);
        outline.Close();
    }

    /// <summary>A whole ellipse as coarse as some renderers draw it, to be compared with them: one curve for each quarter.</summary>
    public static RasterPath Coarse(Box box, in Affine by)
    {
        var frame = by * new Affine(box.Width / 2, 0, 0, box.Height / 2, (box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);
        var handle = Handle(0);
        var outline = new OutlineBuilder();
        var (x, y) = (1.0, 0.0);
        outline.MoveTo(x, y);
        for (var i = 0; i < 4; i++)
        {
            var (toX, toY) = (-y, x);
            outline.CubicTo(x + (handle * toX), y + (handle * toY), toX + (handle * x), toY + (handle * y), toX, toY);
            (x, y) = (toX, toY);
        }

        outline.Close();
        return outline.Build().ToPath(frame);
    }

    /// <summary>From the outline's place along the unit circle of a frame, between two of its points at most half a circle apart.</summary>
    public static void AddQuarter(OutlineBuilder outline, in Affine frame, double fromX, double fromY, double toX, double toY) =>
        Add(outline, frame, fromX, fromY, toX, toY, clockwise: (fromX * toY) - (fromY * toX) >= 0);

    /// <summary>SVG's arc command (SVG 2, 9.3.8 and B.2) from the outline's place.</summary>
    public static void AddTo(OutlineBuilder outline, double rx, double ry, double degrees, bool large, bool sweep, double x, double y)
    {
        var (x0, y0) = (outline.X, outline.Y);
        if (x0 == x && y0 == y)
        {
            return;
        }

        (rx, ry) = (Math.Abs(rx), Math.Abs(ry));
        if (rx == 0 || ry == 0)
        {
            outline.LineTo(x, y);
            return;
        }

        // In the frame of the ellipse, where it is the unit circle.
        var (sine, cosine) = ExactAngle.SineCosine(degrees);
        var (dx, dy) = ((x0 - x) / 2, (y0 - y) / 2);
        var (px, py) = (((cosine * dx) + (sine * dy)) / rx, ((cosine * dy) - (sine * dx)) / ry);
        var square = (px * px) + (py * py);
        if (square > 1)
        {
            var stretch = Math.Sqrt(square);
            (rx, ry, px, py) = (rx * stretch, ry * stretch, px / stretch, py / stretch);
            square = 1;
        }

        // The centre lies beside the middle of the chord; B.2.4, step 2.
        var aside = square > 0 ? Math.Sqrt(Math.Max(0, (1 - square) / square)) : 0;
        if (large == sweep)
        {
            aside = -aside;
        }

        var (ux, uy) = (aside * py, -aside * px);
        var (mx, my) = ((x0 + x) / 2, (y0 + y) / 2);
        var frame = new Affine(cosine * rx, sine * rx, -sine * ry, cosine * ry, 0, 0);
        var (ex, ey) = frame.Apply(ux, uy);
        frame = frame with { E = mx + ex, F = my + ey };
        var (sx, sy) = (px - ux, py - uy);
        var (tx, ty) = (-px - ux, -py - uy);
        if (!double.IsFinite(frame.E + frame.F + sx + sy + tx + ty))
        {
            outline.LineTo(x, y);
            return;
        }

        Add(outline, frame, sx, sy, tx, ty, sweep, x, y);
    }

    // The last piece ends at (endX, endY) itself when given, so that rounding leaves no gap.
    private static void Add(
        OutlineBuilder outline, in Affine frame, double fromX, double fromY, double toX, double toY, bool clockwise, double? endX = null, double? endY = null)
    {
        Span<(double X, double Y)> points = stackalloc (double X, double Y)[9];
        Span<(double X, double Y)> finer = stackalloc (double X, double Y)[9];
        (points[0], points[1]) = ((fromX, fromY), (toX, toY));
        var count = 1;
        for (var halving = 0; halving < 3; halving++)
        {
            var cosine = (points[0].X * points[1].X) + (points[0].Y * points[1].Y);
            var turn = (points[0].X * points[1].Y) - (points[0].Y * points[1].X);
            if (cosine > ShortEnough && (halving > 0 || turn >= 0 == clockwise))
            {
                break;
            }

            for (var i = 0; i < count; i++)
            {
                finer[2 * i] = points[i];
                finer[(2 * i) + 1] = Middle(points[i], points[i + 1], clockwise);
            }

            finer[2 * count] = points[count];
            count *= 2;
            finer[..(count + 1)].CopyTo(points);
        }

        for (var i = 0; i < count; i++)
        {
            var (a, b) = (points[i], points[i + 1]);
            var handle = Handle((a.X * b.X) + (a.Y * b.Y)) * (clockwise ? 1 : -1);
            var (x1, y1) = frame.Apply(a.X - (handle * a.Y), a.Y + (handle * a.X));
            var (x2, y2) = frame.Apply(b.X + (handle * b.Y), b.Y - (handle * b.X));
            var (x, y) = i == count - 1 && endX is { } lastX && endY is { } lastY ? (lastX, lastY) : frame.Apply(b.X, b.Y);
            outline.CubicTo(x1, y1, x2, y2, x, y, isArcPart: i > 0);
        }
    }

    private static (double X, double Y) Middle((double X, double Y) a, (double X, double Y) b, bool clockwise)
    {
        var sign = clockwise ? 1.0 : -1.0;
        var (x, y) = (a.X + b.X, a.Y + b.Y);
        var length = Math.Sqrt((x * x) + (y * y));
        if (length < 1e-7)
        {
            // Half a circle: a quarter turn from its start.
            return (-a.Y * sign, a.X * sign);
        }

        // More than half a circle: the middle lies on the other side.
        if (((a.X * b.Y) - (a.Y * b.X)) * sign < 0)
        {
            length = -length;
        }

        return (x / length, y / length);
    }

    // 4/3 · tan(angle / 4), by halving the angle of the cosine twice.
    private static double Handle(double cosine)
    {
        var half = Math.Sqrt(Math.Max(0, (1 - cosine) / (1 + cosine)));
        return 4.0 / 3 * half / (1 + Math.Sqrt(1 + (half * half)));
    }
}
