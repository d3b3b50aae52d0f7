using OgService.Imaging;

namespace OgService.Raster;

/// <summary>How pixels between those of a picture are found.</summary>
public enum ImageFilter
{
    /// <summary>The nearest one.</summary>
    Nearest,

    /// <summary>The cubic of Mitchell and Netravali over 4×4 neighbours, in sRGB; meant for enlarging and turning, it does not average when reducing.</summary>
    Smooth,
}

/// <summary>A picture in a plane of its own, which may lie stretched, turned or slanted under the one painted on. One plane unit is one of the picture's pixels.</summary>
/// <param name="Image">Stays the caller's and must outlive the painting.</param>
/// <param name="Repeats">Whether the picture is repeated in both directions; else its outermost pixels go on without end.</param>
/// <param name="Opacity">0 to 1, in steps of 1/255.</param>
public sealed record MappedImagePaint(PixelBuffer Image, PlaneMap Map, ImageFilter Filter, bool Repeats, double Opacity = 1) : Paint;
