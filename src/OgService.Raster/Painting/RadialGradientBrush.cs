using System.Numerics;

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
        // Single precision and square roots are exact alike on every machine, so whole vectors and the rest give the same.
        var perX = Ramp.Colors.Length / paint.Radius.X;
        var perY = Ramp.Colors.Length / paint.Radius.Y;
        var v = (float)(y + 0.5 - paint.Center.Y) * perY;
        var square = v * v;
        var shift = 0.5f - paint.Center.X;
        var most = (float)(Ramp.Colors.Length - 1);
        Span<float> places = stackalloc float[Vector<float>.Count];
        for (var i = 0; i < pixels.Length; i += places.Length)
        {
            // Whole numbers first: their sum is exact whatever the length of a vector.
            var u = (new Vector<float>(x + i) + Vector<float>.Indices + new Vector<float>(shift)) * perX;
            Vector.Min(Vector.SquareRoot((u * u) + new Vector<float>(square)), new Vector<float>(most)).CopyTo(places);
            var count = Math.Min(places.Length, pixels.Length - i);
            for (var j = 0; j < count; j++)
            {
                pixels[i + j] = At((long)places[j], x + i + j, y);
            }
        }
    }
}
