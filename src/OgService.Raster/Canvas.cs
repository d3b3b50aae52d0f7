using System.Numerics;
using OgService.Imaging;

namespace OgService.Raster;

/// <summary>Draws shapes over a picture, source-over, in 8-bit premultiplied sRGB. Not for use from several threads at once.</summary>
public sealed class Canvas : IDisposable
{
    public Canvas(PixelBuffer target) => Target = target;

    public PixelBuffer Target { get; }

    /// <summary>Replaces every pixel.</summary>
    public void Clear(Rgba color) => throw new NotImplementedException();

    /// <summary>Fills a rectangle, with anti-aliased edges where they fall between pixels.</summary>
    public void FillRectangle(Rect rect, Paint paint) => throw new NotImplementedException();

    public void FillRoundedRectangle(Rect rect, CornerRadii radii, Paint paint) => throw new NotImplementedException();

    /// <summary>Fills between a rounded box and the same box with its sides moved inwards (a CSS border).</summary>
    public void FillBorder(Rect outer, CornerRadii radii, float top, float right, float bottom, float left, Paint paint) => throw new NotImplementedException();

    public void Fill(Path path, Paint paint, FillRule rule = FillRule.NonZero) => throw new NotImplementedException();

    /// <summary>Fills a ready mask with its origin at whole pixels (<paramref name="x"/>, <paramref name="y"/>).</summary>
    public void FillMask(CoverageMask mask, int x, int y, Paint paint) => throw new NotImplementedException();

    /// <summary>The soft shadow of a rounded box (CSS Backgrounds 3, 7.1): outside the box's own shape only.</summary>
    /// <param name="blurPx">CSS blur radius: twice the standard deviation.</param>
    /// <param name="clipToOutside">False paints it under the box too.</param>
    public void DrawShadow(Rect box, CornerRadii radii, Vector2 offset, float blurPx, float spreadPx, Rgba color, bool clipToOutside = true) => throw new NotImplementedException();

    /// <summary>From here until the matching <see cref="PopClip"/> only what lies inside the box is drawn.</summary>
    public void PushClip(Rect rect, CornerRadii radii) => throw new NotImplementedException();

    public void PopClip() => throw new NotImplementedException();

    /// <summary>What is drawn until the matching <see cref="PopOpacity"/> goes onto the picture as one, at this opacity (0 to 1).</summary>
    public void PushOpacity(float opacity) => throw new NotImplementedException();

    public void PopOpacity() => throw new NotImplementedException();

    /// <summary>Draws a picture into a rectangle, resampled.</summary>
    public void DrawImage(PixelBuffer image, Rect source, Rect destination) => throw new NotImplementedException();

    public void Dispose()
    {
    }
}
