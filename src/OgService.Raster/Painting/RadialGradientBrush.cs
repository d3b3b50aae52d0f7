namespace OgService.Raster.Painting;

internal sealed class RadialGradientBrush : GradientBrush
{
    private readonly RadialGradientPaint paint;

    private RadialGradientBrush(GradientRamp ramp, RadialGradientPaint paint)
        : base(ramp) => this.paint = paint;

    /// <summary>Null when the ellipse has no area or no place.</summary>
    public static RadialGradientBrush? TryFrom(RadialGradientPaint paint)
    {
        var (radius, center) = (paint.Radius, paint.Center);
        if (!(radius.X > 0 && radius.Y > 0) || !float.IsFinite(center.X) || !float.IsFinite(center.Y))
        {
            return null;
        }

        return new RadialGradientBrush(GradientRamp.From(paint.Stops, Math.Max(radius.X, radius.Y), paint.Dither), paint);
    }

    public override void FillRow(int x, int y, Span<uint> pixels)
    {
        double count = Ramp.Colors.Length;
        var perX = count / paint.Radius.X;
        var v = (y + 0.5 - paint.Center.Y) * (count / paint.Radius.Y);
        var square = v * v;
        for (var i = 0; i < pixels.Length; i++)
        {
            var u = (x + i + 0.5 - paint.Center.X) * perX;
            pixels[i] = At((long)Math.Min(Math.Sqrt((u * u) + square), 1e9), x + i, y);
        }
    }
}
