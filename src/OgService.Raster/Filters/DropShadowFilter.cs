using OgService.Imaging;
using OgService.Raster.Blending;
using OgService.Raster.Filters;

namespace OgService.Raster;

/// <summary>Puts a blurred copy in one colour under the picture (Filter Effects 1, 6.4).</summary>
/// <param name="X">How far to the right, in pixels; drawn at whole ones.</param>
/// <param name="SigmaPx">Standard deviation of its blur.</param>
public sealed record DropShadowFilter(double X, double Y, double SigmaPx, Rgba Color) : PixelFilter
{
    // No card is larger.
    private const double Farthest = 4_096;

    internal override double Reach => PixelBlur.ReachOf(SigmaPx) + Math.Max(Math.Abs(Offset(X)), Math.Abs(Offset(Y)));

    internal override PixelFilter Scaled(double scale) => scale == 1 ? this : this with { X = X * scale, Y = Y * scale, SigmaPx = SigmaPx * scale };

    internal override void Apply(PixelBuffer pixels, FilterEdge edge)
    {
        var color = PremultipliedRgba.From(Color).Packed;
        using var shadow = PixelBuffer.CreateUninitialized(pixels.Width, pixels.Height);
        var from = pixels.Pixels;
        var to = shadow.Pixels;
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = ScalarBlend.Over(0, color, from[i] >> 24);
        }

        PixelBlur.Blur(shadow, SigmaPx, edge);
        var (dx, dy) = (Offset(X), Offset(Y));
        for (var y = Math.Max(0, dy); y < Math.Min(pixels.Height, pixels.Height + dy); y++)
        {
            var (left, right) = (Math.Max(0, dx), Math.Min(pixels.Width, pixels.Width + dx));
            if (left < right)
            {
                Composite.Row(pixels.Row(y)[left..right], shadow.Row(y - dy)[(left - dx)..(right - dx)], CompositeMode.DestinationOver);
            }
        }
    }

    private static int Offset(double length) => double.IsNaN(length) ? 0 : (int)Math.Floor(Math.Clamp(length, -Farthest, Farthest) + 0.5);
}
