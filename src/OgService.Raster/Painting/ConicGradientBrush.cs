namespace OgService.Raster.Painting;

internal sealed class ConicGradientBrush : GradientBrush
{
    private readonly ConicGradientPaint paint;

    private ConicGradientBrush(GradientRamp ramp, ConicGradientPaint paint)
        : base(ramp) => this.paint = paint;

    /// <summary>Null when the centre or the start is undefined.</summary>
    public static ConicGradientBrush? TryFrom(ConicGradientPaint paint, int spanPx)
    {
        if (!float.IsFinite(paint.Center.X) || !float.IsFinite(paint.Center.Y) || !float.IsFinite(paint.StartTurn))
        {
            return null;
        }

        return new ConicGradientBrush(GradientRamp.From(paint.Stops, 3.0 * spanPx, paint.Dither), paint);
    }

    public override void FillRow(int x, int y, Span<uint> pixels)
    {
        var count = Ramp.Colors.Length;
        var dy = y + 0.5 - paint.Center.Y;
        for (var i = 0; i < pixels.Length; i++)
        {
            var turn = Turn.Of(x + i + 0.5 - paint.Center.X, dy) - paint.StartTurn;
            turn -= Math.Floor(turn);
            pixels[i] = At((long)(turn * count), x + i, y);
        }
    }
}
