using OgService.Imaging;
using OgService.Raster.Filters;
using OgService.Raster.Geometry;
using OgService.Raster.Images;

namespace OgService.Raster;

/// <content>Layers: what is drawn on one goes onto the picture as a whole.</content>
public sealed partial class Canvas
{
    /// <summary>What is drawn until the matching <see cref="PopLayer"/> goes onto the picture as one.</summary>
    public void PushLayer(LayerStyle style)
    {
        ArgumentNullException.ThrowIfNull(style);
        var level = style.Opacity > 0 ? (byte)((Math.Min(style.Opacity, 1) * 255) + 0.5f) : (byte)0;
        var state = Save(Bracket.Layer) with { Style = style, Opacity = level };
        if (level == 255 && style is { Mode: CompositeMode.SourceOver, Filters.Count: 0, IsIsolated: false })
        {
            // Source-over groups at full opacity make no difference.
            saved.Push(state);
            return;
        }

        // Nothing can be seen of nothing, unless what is below shall be kept only where the layer is.
        var region = RegionOf(style);
        if (region.IsEmpty || (level == 0 && style.Mode is CompositeMode.SourceOver))
        {
            saved.Push(state);
            surface.Bounds = default;
            return;
        }

        var layer = PixelBuffer.Create(region.Width, region.Height);
        saved.Push(state with { Layer = layer, Region = region });
        surface.Pixels = layer;
        (surface.OriginX, surface.OriginY) = (region.Left, region.Top);
        surface.Bounds = region;
        surface.MakeRoom(region.Width);

        // The clips so far cut the group as a whole; cutting its parts too would thin their edges twice.
        surface.WaitingClips = surface.Clips.Count;
    }

    /// <exception cref="InvalidOperationException">The last thing pushed is not a layer.</exception>
    public void PopLayer()
    {
        var state = Pop(Bracket.Layer);
        Restore(state);
        if (state is not { Layer: { } layer, Style: { } style, Region: var region })
        {
            return;
        }

        foreach (var filter in style.Filters)
        {
            filter.Scaled(toPixels.Scale).Apply(layer);
        }

        var box = region.Intersect(surface.Bounds);
        var brush = new ImageBrush(layer, -region.Left, -region.Top);
        for (var y = box.Top; y < box.Bottom; y++)
        {
            if (style.Mode == CompositeMode.SourceOver)
            {
                surface.PaintSpan(box.Left, y, box.Right, state.Opacity, brush);
            }
            else
            {
                surface.CompositeSpan(box.Left, y, box.Right, state.Opacity, brush, style.Mode);
            }
        }

        layer.Dispose();
    }

    /// <summary>A layer of an opacity.</summary>
    /// <param name="opacity">0 to 1, in steps of 1/255; undefined counts as 0.</param>
    public void PushOpacity(float opacity) => PushLayer(new LayerStyle { Opacity = opacity });

    /// <exception cref="InvalidOperationException">The last thing pushed is not a layer.</exception>
    public void PopOpacity() => PopLayer();

    /// <summary>Filters what was drawn so far behind a rounded box, as through glass (Filter Effects 2, <c>backdrop-filter</c>). Beyond the box the filters see
    /// what is in it mirrored, so that what is just outside does not shine in.</summary>
    /// <param name="opacity">Of the filtered picture over the plain one, 0 to 1.</param>
    public void FilterBackdrop(Rect rect, CornerRadii radii, IReadOnlyList<PixelFilter> filters, float opacity = 1)
    {
        ArgumentNullException.ThrowIfNull(filters);
        var place = isMoved ? toPixels.Around(rect) : rect;
        var box = PixelBox.Around(place).Intersect(surface.Bounds);
        if (box.IsEmpty || !(opacity > 0))
        {
            return;
        }

        using var behind = PixelBuffer.CreateUninitialized(box.Width, box.Height);
        for (var y = box.Top; y < box.Bottom; y++)
        {
            surface.Row(box.Left, y, box.Width).CopyTo(behind.Row(y - box.Top));
        }

        foreach (var filter in filters)
        {
            filter.Scaled(toPixels.Scale).Apply(behind, FilterEdge.Mirror);
        }

        // Pixel on pixel, whatever the transform.
        var map = PlaneMap.Move(-box.Left, -box.Top);
        var paint = new MappedImagePaint(behind, isMoved ? map.After(toPixels) : map, ImageFilter.Nearest, Repeats: false, Math.Min(opacity, 1));
        FillRoundedRectangle(rect, radii, paint);
        (lastPaint, lastBrush) = (null, null);
    }

    // What of the layer is needed: what will be seen, and what filters carry there.
    private PixelBox RegionOf(LayerStyle style)
    {
        var reach = 0.0;
        foreach (var filter in style.Filters)
        {
            reach += filter.Scaled(toPixels.Scale).Reach;
        }

        var by = (int)Math.Min(Math.Ceiling(reach), 4_096);
        var seen = surface.Bounds.IsEmpty ? default : surface.Bounds.Inflate(by);
        return style.Bounds is { } bounds ? PixelBox.Around(isMoved ? toPixels.Around(bounds) : bounds).Inflate(by).Intersect(seen) : seen;
    }
}
