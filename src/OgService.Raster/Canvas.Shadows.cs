using System.Numerics;
using OgService.Imaging;
using OgService.Raster.Coverage;
using OgService.Raster.Geometry;
using OgService.Raster.Painting;
using OgService.Raster.Shadows;

namespace OgService.Raster;

/// <content>Shadows of boxes.</content>
public sealed partial class Canvas
{
    private const float FarthestShadow = 1e6f;
    private const float LargestBlur = 1_000;

    /// <summary>The soft shadow of a rounded box (CSS Backgrounds 3, 7.1): outside the box's own shape only.</summary>
    /// <remarks>From a blur of 2 px on within two levels of 255 of the true Gaussian; below that within six. Under a transform within 3 %.</remarks>
    /// <param name="blurPx">CSS blur radius: twice the standard deviation; 0 to 1,000, beyond is cut off.</param>
    /// <param name="spreadPx">How much larger than the box its shadow is on every side; may be negative.</param>
    /// <param name="clipToOutside">False paints it under the box too.</param>
    public void DrawShadow(Rect box, CornerRadii radii, Vector2 offset, float blurPx, float spreadPx, Rgba color, bool clipToOutside = true)
    {
        var shape = RoundedBox.From(box, radii);
        if (shape.IsEmpty || color.A == 0 || !float.IsFinite(offset.X) || !float.IsFinite(offset.Y)
            || Cast(shape.Spread(Spread(spreadPx)), offset, blurPx) is not { } shadow)
        {
            return;
        }

        var brush = new SolidBrush(PremultipliedRgba.From(color).Packed);
        if (clipToOutside && MaskOf(shape) is { } own)
        {
            ShapePainter.MaskOutside(surface, shadow, own, brush);
        }
        else
        {
            ShapePainter.Mask(surface, shadow, brush);
        }
    }

    /// <summary>The shadow that the surroundings of a rounded box cast into it (CSS Backgrounds 3, 7.1, <c>inset</c>).</summary>
    /// <param name="box">Inside its border.</param>
    /// <param name="spreadPx">How far the shadow reaches in on every side before it is blurred; may be negative.</param>
    public void DrawInnerShadow(Rect box, CornerRadii radii, Vector2 offset, float blurPx, float spreadPx, Rgba color)
    {
        var shape = RoundedBox.From(box, radii);
        if (shape.IsEmpty || color.A == 0 || !float.IsFinite(offset.X) || !float.IsFinite(offset.Y) || MaskOf(shape) is not { } own)
        {
            return;
        }

        var brush = new SolidBrush(PremultipliedRgba.From(color).Packed);
        if (shape.Spread(-Spread(spreadPx)) is { IsEmpty: false } hole && Cast(hole, offset, blurPx) is { } light)
        {
            ShapePainter.MaskOutside(surface, own, light, brush);
        }
        else
        {
            ShapePainter.Mask(surface, own, brush);
        }
    }

    private static float Spread(float spreadPx) => float.IsFinite(spreadPx) ? Math.Clamp(spreadPx, -FarthestShadow, FarthestShadow) : 0;

    // Null when nothing of it can be seen.
    private SlicedMask? Cast(RoundedBox shape, Vector2 offset, float blurPx)
    {
        var blur = blurPx > 0 ? Math.Min(blurPx, LargestBlur) : 0;
        var cast = shape.MoveBy(Math.Clamp(offset.X, -FarthestShadow, FarthestShadow), Math.Clamp(offset.Y, -FarthestShadow, FarthestShadow));
        return isMoved
            ? PathMask.Blurred(PathOf(cast).Transform(toPixels), blur / 2 * Math.Min(toPixels.Scale, 100), surface.Bounds)
            : ShadowMasks.Of(cast, blur, surface.Bounds);
    }

    private SlicedMask? MaskOf(RoundedBox shape) => isMoved
        ? PathMask.Of(PathOf(shape).Transform(toPixels), FillRule.NonZero, surface.Bounds)
        : SlicedMask.Of(shape, null, surface.Bounds);

    private static Path PathOf(RoundedBox shape)
    {
        var path = new PathBuilder();
        if (!shape.IsEmpty)
        {
            shape.AppendTo(path);
        }

        return path.Build();
    }
}
