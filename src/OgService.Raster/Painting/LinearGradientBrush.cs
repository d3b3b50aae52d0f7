namespace OgService.Raster.Painting;

internal sealed class LinearGradientBrush : GradientBrush
{
    private readonly double start;
    private readonly double perX;
    private readonly double perY;
    private uint[] row = [];
    private int rowX;

    private LinearGradientBrush(GradientRamp ramp, bool repeats, double start, double perX, double perY)
        : base(ramp, repeats) => (this.start, this.perX, this.perY) = (start, perX, perY);

    /// <summary>Null when the line has no length or no place.</summary>
    public static LinearGradientBrush? TryFrom(LinearGradientPaint paint, GradientLine line, in PlaneMap toPaint)
    {
        double dx = (double)paint.End.X - paint.Start.X, dy = (double)paint.End.Y - paint.Start.Y;
        var square = (dx * dx) + (dy * dy);
        if (!(square > 0) || !double.IsFinite(square))
        {
            return null;
        }

        // A place is a sum of shares of x and y, and stays so through any map.
        var ramp = GradientRamp.From(paint, line, Math.Sqrt(square) * line.Length / toPaint.Scale);
        var scale = ramp.Colors.Length / (square * line.Length);
        var (overX, overY) = (dx * scale, dy * scale);
        var perX = (toPaint.Xx * overX) + (toPaint.Yx * overY);
        var perY = (toPaint.Xy * overX) + (toPaint.Yy * overY);
        var start = ((toPaint.Dx - paint.Start.X) * overX) + ((toPaint.Dy - paint.Start.Y) * overY) - (line.First * ramp.Colors.Length / line.Length);
        return new LinearGradientBrush(ramp, paint.Repeats, start, perX, perY);
    }

    public override void FillRow(int x, int y, Span<uint> pixels)
    {
        var upright = perY == 0 && Ramp.Fine is null;
        if (upright && rowX == x && row.Length >= pixels.Length)
        {
            row.AsSpan(0, pixels.Length).CopyTo(pixels);
            return;
        }

        var place = start + ((x + 0.5) * perX) + ((y + 0.5) * perY);
        FillEvenly(x, y, pixels, Fixed(place), FixedStep(perX));
        if (upright)
        {
            // Every row is the same.
            (row, rowX) = (pixels.ToArray(), x);
        }
    }
}
