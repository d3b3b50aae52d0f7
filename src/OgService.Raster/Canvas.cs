using OgService.Imaging;
using OgService.Raster.Blending;
using OgService.Raster.Coverage;
using OgService.Raster.Geometry;
using OgService.Raster.Images;
using OgService.Raster.Painting;

namespace OgService.Raster;

/// <summary>Draws shapes over a picture, source-over, in 8-bit premultiplied sRGB. Not for use from several threads at once.</summary>
/// <remarks>Any number is safe: what is undefined, empty or outside draws nothing.</remarks>
public sealed partial class Canvas : IDisposable
{
    private readonly Surface surface;
    private Paint? lastPaint;
    private Brush? lastBrush;

    /// <param name="target">Stays the caller's; it must outlive the canvas.</param>
    public Canvas(PixelBuffer target)
    {
        ArgumentNullException.ThrowIfNull(target);
        Target = target;
        surface = new Surface(target);
    }

    public PixelBuffer Target { get; }

    /// <summary>What the overlaps in filled paths have cost so far, beyond their pixels: edges looked at, about 10 ns each. For callers with a budget.</summary>
    public long OverlapWork => surface.OverlapWork;

    /// <summary>Replaces every pixel, of the current layer when in a group, whatever the clips.</summary>
    public void Clear(Rgba color) => surface.Pixels.Pixels.Fill(PremultipliedRgba.From(color).Packed);

    /// <summary>Fills a rectangle, with anti-aliased edges where they fall between pixels.</summary>
    public void FillRectangle(Rect rect, Paint paint)
    {
        if (isMoved)
        {
            Fill(Path.Rectangle(rect), paint);
            return;
        }

        ShapePainter.Rectangle(surface, rect.X, rect.Y, (double)rect.X + rect.Width, (double)rect.Y + rect.Height, BrushOf(paint));
    }

    /// <summary>Radii that do not fit are scaled down together (CSS Backgrounds 3, 5.5).</summary>
    public void FillRoundedRectangle(Rect rect, CornerRadii radii, Paint paint)
    {
        var box = RoundedBox.From(rect, radii);
        if (box.IsRectangle)
        {
            FillRectangle(rect, paint);
        }
        else if (isMoved)
        {
            Fill(Path.RoundedRectangle(rect, radii), paint);
        }
        else if (SlicedMask.Of(box, null, surface.Bounds) is { } mask)
        {
            ShapePainter.Mask(surface, mask, BrushOf(paint));
        }
    }

    /// <summary>Fills between a rounded box and the same box with its sides moved inwards (a CSS border).</summary>
    /// <remarks>The inner radii are the outer ones less the widths beside them; negative widths count as 0.</remarks>
    public void FillBorder(Rect outer, CornerRadii radii, float top, float right, float bottom, float left, Paint paint)
    {
        var box = RoundedBox.From(outer, radii);
        var inner = box.Inset(Width(top), Width(right), Width(bottom), Width(left));
        if (inner == box)
        {
            return;
        }

        if (isMoved)
        {
            var ring = new PathBuilder();
            box.AppendTo(ring);
            if (!inner.IsEmpty)
            {
                inner.AppendTo(ring, reversed: true);
            }

            Fill(ring.Build(), paint);
        }
        else if (SlicedMask.Of(box, inner, surface.Bounds) is { } mask)
        {
            ShapePainter.Mask(surface, mask, BrushOf(paint));
        }

        static float Width(float width) => width > 0 ? Math.Min(width, 1e7f) : 0;
    }

    public void Fill(Path path, Paint paint, FillRule rule = FillRule.NonZero, EdgeSmoothing smoothing = EdgeSmoothing.Area)
    {
        ArgumentNullException.ThrowIfNull(path);
        ShapePainter.Path(surface, isMoved ? path.Transform(toPixels) : path, BrushOf(paint), rule, smoothing);
    }

    /// <summary>Fills a ready mask with its origin at whole pixels (<paramref name="x"/>, <paramref name="y"/>) of the picture: transforms move the paint, not the mask.</summary>
    public void FillMask(CoverageMask mask, int x, int y, Paint paint)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var brush = BrushOf(paint);
        var left = Math.Clamp((long)x + mask.Left, int.MinValue / 2, int.MaxValue / 2);
        var top = Math.Clamp((long)y + mask.Top, int.MinValue / 2, int.MaxValue / 2);
        var box = new PixelBox((int)left, (int)top, (int)left + mask.Width, (int)top + mask.Height);
        if (brush.Color is { } color && !surface.HasClips && surface.Bounds.Contains(box))
        {
            PixelBlend.SolidMask(
                surface.Pixels.Pixels, surface.Pixels.Width, box.Left - surface.OriginX, box.Top - surface.OriginY, mask, color);
            return;
        }

        var visible = box.Intersect(surface.Bounds);
        for (var row = visible.Top; row < visible.Bottom; row++)
        {
            surface.PaintRow(box.Left, row, mask.Row(row - box.Top), brush);
        }
    }

    /// <summary>Draws a part of a picture into a rectangle, resampled in linear light by a bicubic filter as wide as a
    /// source or a target pixel, whichever is larger. At the same size and at whole pixels it is copied exactly.</summary>
    /// <param name="source">In the picture's pixels; what lies outside the picture is left out, with its share of the destination.</param>
    public void DrawImage(PixelBuffer image, Rect source, Rect destination)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (isMoved)
        {
            DrawMoved(image, source, destination);
            return;
        }

        if (ImagePlacement.TryCreate(image, source, destination) is not { } placement)
        {
            return;
        }

        var visible = PixelBox.Around(placement.Left, placement.Top, placement.Right, placement.Bottom).Intersect(surface.Bounds);
        if (visible.IsEmpty)
        {
            return;
        }

        if (placement.CopyOffset is { } offset)
        {
            var copy = new ImageBrush(image, offset.X, offset.Y);
            ShapePainter.Rectangle(surface, visible.Left, visible.Top, visible.Right, visible.Bottom, copy);
            return;
        }

        using var resampled = ImageResampler.Resample(image, placement, visible);
        var brush = new ImageBrush(resampled, -visible.Left, -visible.Top);
        ShapePainter.Rectangle(surface, placement.Left, placement.Top, placement.Right, placement.Bottom, brush);
    }

    public void Dispose()
    {
        while (saved.TryPop(out var state))
        {
            state.Layer?.Dispose();
        }

        surface.Dispose();
    }

    // Text comes as many masks with one paint; a gradient's colours are worked out once.
    private Brush BrushOf(Paint paint)
    {
        ArgumentNullException.ThrowIfNull(paint);
        if (!ReferenceEquals(paint, lastPaint) || lastBrush is null)
        {
            lastBrush = Brush.From(paint, Math.Max(Target.Width, Target.Height), isMoved ? toPixels.Inverse() : PlaneMap.Identity);
            lastPaint = paint;
        }

        return lastBrush;
    }
}
