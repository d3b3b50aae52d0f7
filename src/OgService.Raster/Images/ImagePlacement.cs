using OgService.Imaging;

namespace OgService.Raster.Images;

/// <summary>Which part of a picture goes where: both parts positive, and the source within the picture.</summary>
internal readonly record struct ImagePlacement(
    double SourceLeft, double SourceTop, double SourceRight, double SourceBottom, double Left, double Top, double Right, double Bottom)
{
    /// <summary>Source pixels for one of the destination's.</summary>
    public double ScaleX => (SourceRight - SourceLeft) / (Right - Left);

    public double ScaleY => (SourceBottom - SourceTop) / (Bottom - Top);

    /// <summary>What to add to a destination pixel's place to find the same pixel in the source; null unless pixels fall on pixels.</summary>
    public (int X, int Y)? CopyOffset => Left == Math.Floor(Left) && Top == Math.Floor(Top) && Right == Math.Floor(Right) && Bottom == Math.Floor(Bottom)
        && SourceLeft == Math.Floor(SourceLeft) && SourceTop == Math.Floor(SourceTop) && SourceRight - SourceLeft == Right - Left
        && SourceBottom - SourceTop == Bottom - Top
        && Math.Abs(Left) < 1e9 && Math.Abs(Top) < 1e9
        ? ((int)(SourceLeft - Left), (int)(SourceTop - Top))
        : null;

    /// <summary>Null when nothing is to be drawn.</summary>
    public static ImagePlacement? TryCreate(PixelBuffer image, Rect source, Rect destination)
    {
        if (!IsProper(source) || !IsProper(destination))
        {
            return null;
        }

        double perX = (double)destination.Width / source.Width, perY = (double)destination.Height / source.Height;
        var left = Math.Max(0.0, source.X);
        var top = Math.Max(0.0, source.Y);
        var right = Math.Min(image.Width, (double)source.X + source.Width);
        var bottom = Math.Min(image.Height, (double)source.Y + source.Height);
        if (left >= right || top >= bottom)
        {
            return null;
        }

        var placement = new ImagePlacement(
            left,
            top,
            right,
            bottom,
            destination.X + ((left - source.X) * perX),
            destination.Y + ((top - source.Y) * perY),
            destination.X + ((right - source.X) * perX),
            destination.Y + ((bottom - source.Y) * perY));
        return placement.Left < placement.Right && placement.Top < placement.Bottom ? placement : null;
    }

    private static bool IsProper(Rect rect) => rect.Width > 0 && rect.Height > 0
        && float.IsFinite(rect.X) && float.IsFinite(rect.Y) && float.IsFinite(rect.Width) && float.IsFinite(rect.Height);
}
