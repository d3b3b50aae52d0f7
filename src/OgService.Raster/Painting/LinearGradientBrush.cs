namespace OgService.Raster.Painting;

internal sealed class LinearGradientBrush : GradientBrush
{
    private readonly double startX;
    private readonly double startY;
    private readonly double perX;
    private readonly double perY;
    private uint[] row = [];
    private int rowX;

    private LinearGradientBrush(GradientRamp ramp, double startX, double startY, double perX, double perY)
        : base(ramp) => (this.startX, this.startY, this.perX, this.perY) = (startX, startY, perX, perY);

    /// <summary>Null when the line has no length or no place.</summary>
    public static LinearGradientBrush? TryFrom(LinearGradientPaint paint)
    {
        double dx = (double)paint.End.X - paint.Start.X, dy = (double)paint.End.Y - paint.Start.Y;
        var square = (dx * dx) + (dy * dy);
        if (!(square > 0) || !double.IsFinite(square))
        {
            return null;
        }

        var ramp = GradientRamp.From(paint.Stops, Math.Sqrt(square), paint.Dither);
        var scale = ramp.Colors.Length / square;
        return new LinearGradientBrush(ramp, paint.Start.X, paint.Start.Y, dx * scale, dy * scale);
    }

    public override void FillRow(int x, int y, Span<uint> pixels)
    {
        var upright = perY == 0 && Ramp.Fine is null;
        if (upright && rowX == x && row.Length >= pixels.Length)
        {
            row.AsSpan(0, pixels.Length).CopyTo(pixels);
            return;
        }

        var place = ((x + 0.5 - startX) * perX) + ((y + 0.5 - startY) * perY);
        FillEvenly(x, y, pixels, Fixed(place), FixedStep(perX));
        if (upright)
        {
            // Every row is the same.
            (row, rowX) = (pixels.ToArray(), x);
        }
    }
}
