using OgService.Imaging;
using OgService.Raster.Filters;

namespace OgService.Raster;

/// <summary>A change of whole pictures (Filter Effects 1, 6), in sRGB levels as CSS wants it.</summary>
public abstract record PixelFilter
{
    /// <summary>How far a pixel's colour gets, in pixels.</summary>
    internal virtual double Reach => 0;

    /// <summary>The same for a picture so many times larger.</summary>
    internal virtual PixelFilter Scaled(double scale) => this;

    internal abstract void Apply(PixelBuffer pixels, FilterEdge edge = FilterEdge.Transparent);
}

/// <summary>A Gaussian blur, within 3 % of the true one.</summary>
/// <param name="SigmaPx">Its standard deviation, 0 to 500; more is cut off.</param>
public sealed record BlurFilter(double SigmaPx) : PixelFilter
{
    internal override double Reach => PixelBlur.ReachOf(SigmaPx);

    internal override PixelFilter Scaled(double scale) => scale == 1 ? this : new BlurFilter(SigmaPx * scale);

    internal override void Apply(PixelBuffer pixels, FilterEdge edge) => PixelBlur.Blur(pixels, SigmaPx, edge);
}
