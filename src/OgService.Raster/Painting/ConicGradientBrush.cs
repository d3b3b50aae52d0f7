namespace OgService.Raster.Painting;

internal sealed class ConicGradientBrush : GradientBrush
{
    private readonly ConicGradientPaint paint;
    private readonly GradientLine line;
    private readonly PlaneMap toPaint;

    private ConicGradientBrush(GradientRamp ramp, ConicGradientPaint paint, GradientLine line, PlaneMap toPaint)
        : base(ramp, paint.Repeats) => (this.paint, this.line, this.toPaint) = (paint, line, toPaint);

    /// <summary>Null when the centre or the start is undefined.</summary>
    public static ConicGradientBrush? TryFrom(ConicGradientPaint paint, GradientLine line, int spanPx, in PlaneMap toPaint)
    {
        if (!float.IsFinite(paint.Center.X) || !float.IsFinite(paint.Center.Y) || !float.IsFinite(paint.StartTurn))
        {
            return null;
        }

        return new ConicGradientBrush(GradientRamp.From(paint, line, 3.0 * spanPx), paint, line, toPaint);
    }

    public override void FillRow(int x, int y, Span<uint> pixels)
    {
        var count = Ramp.Colors.Length / line.Length;
        for (var i = 0; i < pixels.Length; i++)
        {
            var (px, py) = toPaint.Map(x + i + 0.5, y + 0.5);
            var turn = Turn.Of(px - paint.Center.X, py - paint.Center.Y) - paint.StartTurn;
            turn -= Math.Floor(turn);
            pixels[i] = At((long)Math.Floor((turn - line.First) * count), x + i, y);
        }
    }
}
