using OgService.Imaging;

namespace OgService.Raster;

/// <summary>The three components of a colour, in the order of its space's name. A hue that is not a number is missing: mixed, it takes the other's.</summary>
public readonly record struct ColorParts(double A, double B, double C)
{
    /// <summary>In sRGB, 0 to 1.</summary>
    public static ColorParts Of(Rgba color) => new(color.R / 255.0, color.G / 255.0, color.B / 255.0);
}
