namespace OgService.Raster.Painting;

/// <summary>Finds each pixel's place on a gradient through the gradient's own plane, in double precision by + − × ÷ √ alone.</summary>
internal sealed class MappedGradientBrush : Brush
{
    private readonly MappedGradientPaint paint;
    private readonly uint[] colors;
    private readonly double first;
    private readonly double length;

    private MappedGradientBrush(MappedGradientPaint paint, uint[] colors, double first, double length) =>
        (this.paint, this.colors, this.first, this.length) = (paint, colors, first, length);

    // Two circles leave pixels without a colour, and nobody needs to know of the others.
    public override bool IsOpaque => false;

    public static Brush From(MappedGradientPaint paint, int spanPx)
    {
        if (paint.Stops.Count == 0)
        {
            return new SolidBrush(0);
        }

        // The ramp runs from the first stop to the last, wherever they are.
        var (first, last) = (paint.Stops[0].Offset, paint.Stops[^1].Offset);
        var length = (double)last - first;
        if (length > 0 && double.IsFinite(length))
        {
            var stops = paint.Stops.Select(stop => stop with { Offset = (float)((stop.Offset - (double)first) / length) }).ToArray();
            return new MappedGradientBrush(paint, GradientRamp.From(stops, spanPx, fine: false, straight: true).Colors, first, length);
        }

        // All at one place: a hard edge there when the ends go on, and no pattern that could repeat; one stop alone is a colour.
        if (paint.Stops.Count == 1)
        {
            return new SolidBrush(GradientRamp.From([paint.Stops[0]], 1, fine: false, straight: true).Colors[0]);
        }

        var ends = (GradientStop[])[paint.Stops[0] with { Offset = 0.5f }, paint.Stops[^1] with { Offset = 0.5f }];
        return paint.Extend == GradientExtend.Pad && float.IsFinite(first)
            ? new MappedGradientBrush(paint, GradientRamp.From(ends, 1, fine: false, straight: true).Colors, first - 0.5, 1)
            : new SolidBrush(0);
    }

    public override void FillRow(int x, int y, Span<uint> pixels)
    {
        switch (paint)
        {
            case MappedLinearPaint line:
                Along(line, x, y, pixels);
                break;
            case MappedCirclesPaint circles:
                Between(circles, x, y, pixels);
                break;
            case MappedSweepPaint sweep:
                for (var i = 0; i < pixels.Length; i++)
                {
                    var (px, py) = OnPlane(x + i, y);
                    pixels[i] = ColorAt(Around(sweep, px, py));
                }

                break;
            default:
                pixels.Clear();
                break;
        }
    }

    private (double X, double Y) OnPlane(int x, int y)
    {
        var map = paint.Map;
        var (u, v) = (x + 0.5, y + 0.5);
        return ((map.Xx * u) + (map.Xy * v) + map.Dx, (map.Yx * u) + (map.Yy * v) + map.Dy);
    }

    private void Along(MappedLinearPaint line, int x, int y, Span<uint> pixels)
    {
        var (dx, dy) = (line.EndX - line.StartX, line.EndY - line.StartY);
        var square = (dx * dx) + (dy * dy);
        for (var i = 0; i < pixels.Length; i++)
        {
            var (px, py) = OnPlane(x + i, y);
            pixels[i] = ColorAt(square > 0 ? (((px - line.StartX) * dx) + ((py - line.StartY) * dy)) / square : 1);
        }
    }

    // The circle of place t has its centre at start + t · (end − start) and its radius likewise; of the circles through the point the one
    // farthest along counts, and only with a radius of at least 0.
    private void Between(MappedCirclesPaint circles, int x, int y, Span<uint> pixels)
    {
        var (startRadius, growth) = (circles.StartRadius, circles.EndRadius - circles.StartRadius);
        var (cx, cy) = (circles.EndX - circles.StartX, circles.EndY - circles.StartY);
        var a = (cx * cx) + (cy * cy) - (growth * growth);
        for (var i = 0; i < pixels.Length; i++)
        {
            var (planeX, planeY) = OnPlane(x + i, y);
            var (px, py) = (planeX - circles.StartX, planeY - circles.StartY);
            var b = (px * cx) + (py * cy) + (startRadius * growth);
            var c = (px * px) + (py * py) - (startRadius * startRadius);
            pixels[i] = ColorAt(FarthestCircle(a, b, c, startRadius, growth));
        }
    }

    private static double FarthestCircle(double a, double b, double c, double startRadius, double growth)
    {
        if (a == 0)
        {
            var only = c / (2 * b);
            return startRadius + (only * growth) >= 0 ? only : double.NaN;
        }

        var root = (b * b) - (a * c);
        if (!(root >= 0))
        {
            return double.NaN;
        }

        root = Math.Sqrt(root);
        var (far, near) = a > 0 ? ((b + root) / a, (b - root) / a) : ((b - root) / a, (b + root) / a);
        return startRadius + (far * growth) >= 0 ? far
            : startRadius + (near * growth) >= 0 ? near
            : double.NaN;
    }

    private static double Around(MappedSweepPaint sweep, double x, double y)
    {
        // Turn counts clockwise from upwards with y downwards: turned so, its zero is the x axis and it grows towards y.
        var turn = Turn.Of(y - sweep.CenterY, sweep.CenterX - x);
        var range = sweep.EndTurn - sweep.StartTurn;
        return range != 0 ? (turn - sweep.StartTurn) / range
            : sweep.Extend != GradientExtend.Pad ? double.NaN
            : turn < sweep.StartTurn ? double.NegativeInfinity : double.PositiveInfinity;
    }

    private uint ColorAt(double place)
    {
        var t = (place - first) / length;
        if (double.IsNaN(t))
        {
            return 0;
        }

        switch (paint.Extend)
        {
            case GradientExtend.Repeat:
                t -= Math.Floor(t);
                break;
            case GradientExtend.Reflect:
                t = Math.Abs(t - (2 * Math.Floor((t + 1) / 2)));
                break;
        }

        // What is infinite has no place in a repeated pattern.
        return double.IsNaN(t) ? 0 : colors[(int)Math.Clamp(Math.Floor(t * colors.Length), 0, colors.Length - 1)];
    }
}
