using System.Numerics;

namespace OgService.Raster.Painting;

internal sealed class RadialGradientBrush : GradientBrush
{
    private readonly PlaneMap toRamp;
    private readonly float shift;

    private RadialGradientBrush(GradientRamp ramp, bool repeats, PlaneMap toRamp, float shift)
        : base(ramp, repeats) => (this.toRamp, this.shift) = (toRamp, shift);

    /// <summary>Null when the ellipse has no area or no place.</summary>
    public static RadialGradientBrush? TryFrom(RadialGradientPaint paint, GradientLine line, in PlaneMap toPaint)
    {
        var (radius, center) = (paint.Radius, paint.Center);
        if (!(radius.X > 0 && radius.Y > 0) || !float.IsFinite(center.X) || !float.IsFinite(center.Y))
        {
            return null;
        }

        // On its plane the ramp's length is that of the stretch it holds.
        var ramp = GradientRamp.From(paint, line, Math.Max(radius.X, radius.Y) * line.Length / toPaint.Scale);
        var (perX, perY) = (ramp.Colors.Length / (radius.X * line.Length), ramp.Colors.Length / (radius.Y * line.Length));
        var toRamp = new PlaneMap(perX, 0, 0, perY, -center.X * perX, -center.Y * perY).After(toPaint);
        return new RadialGradientBrush(ramp, paint.Repeats, toRamp, (float)(line.First * ramp.Colors.Length / line.Length));
    }

    public override void FillRow(int x, int y, Span<uint> pixels)
    {
        // Single precision and square roots are exact alike on every machine, so whole vectors and the rest give the same.
        var (startX, startY) = toRamp.Map(x + 0.5, y + 0.5);
        var (u0, v0, perX, perY) = ((float)startX, (float)startY, (float)toRamp.Xx, (float)toRamp.Yx);

        // Far beyond any ramp, and still a whole number.
        var most = new Vector<float>(1 << 24);
        Span<float> places = stackalloc float[Vector<float>.Count];
        for (var i = 0; i < pixels.Length; i += places.Length)
        {
            // Whole numbers first: their sum is exact whatever the length of a vector.
            var along = new Vector<float>(i) + Vector<float>.Indices;
            var u = (along * perX) + new Vector<float>(u0);
            var v = (along * perY) + new Vector<float>(v0);
            Vector.Min(Vector.SquareRoot((u * u) + (v * v)) - new Vector<float>(shift), most).CopyTo(places);
            var count = Math.Min(places.Length, pixels.Length - i);
            for (var j = 0; j < count; j++)
            {
                pixels[i + j] = At((long)MathF.Floor(places[j]), x + i + j, y);
            }
        }
    }
}
