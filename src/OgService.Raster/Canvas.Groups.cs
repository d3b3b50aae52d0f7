using OgService.Imaging;
using OgService.Raster.Coverage;
using OgService.Raster.Geometry;
using OgService.Raster.Images;

namespace OgService.Raster;

/// <content>Clips and groups, which nest like brackets.</content>
public sealed partial class Canvas
{
    private readonly Stack<Saved> saved = [];

    /// <summary>From here until the matching <see cref="PopClip"/> only what lies inside the box is drawn.</summary>
    public void PushClip(Rect rect, CornerRadii radii)
    {
        var shape = RoundedBox.From(rect, radii);
        saved.Push(Save(isClip: true, layer: null, opacity: 255));
        if (shape.IsEmpty)
        {
            surface.Bounds = default;
            return;
        }

        var whole = shape.IsRectangle
            && float.IsInteger(shape.Left) && float.IsInteger(shape.Top) && float.IsInteger(shape.Right) && float.IsInteger(shape.Bottom);
        if (whole)
        {
            surface.Bounds = surface.Bounds.Intersect(PixelBox.Around(shape.Left, shape.Top, shape.Right, shape.Bottom));
        }
        else if (SlicedMask.Of(shape, null, surface.Bounds) is { } mask)
        {
            surface.Bounds = surface.Bounds.Intersect(mask.Bounds);
            surface.Clips.Add(mask);
        }
        else
        {
            surface.Bounds = default;
        }
    }

    /// <exception cref="InvalidOperationException">The last thing pushed is not a clip.</exception>
    public void PopClip() => Restore(Pop(isClip: true));

    /// <summary>What is drawn until the matching <see cref="PopOpacity"/> goes onto the picture as one, at this opacity (0 to 1).</summary>
    /// <param name="opacity">In steps of 1/255; undefined counts as 0.</param>
    public void PushOpacity(float opacity)
    {
        var level = opacity > 0 ? (byte)((Math.Min(opacity, 1) * 255) + 0.5f) : (byte)0;
        if (level == 255)
        {
            // Source-over groups at full opacity make no difference.
            saved.Push(Save(isClip: false, layer: null, opacity: 255));
            return;
        }

        var bounds = surface.Bounds;
        if (level == 0 || bounds.IsEmpty)
        {
            saved.Push(Save(isClip: false, layer: null, opacity: 0));
            surface.Bounds = default;
            return;
        }

        var layer = PixelBuffer.Create(bounds.Width, bounds.Height);
        saved.Push(Save(isClip: false, layer, level));
        surface.Pixels = layer;
        (surface.OriginX, surface.OriginY) = (bounds.Left, bounds.Top);

        // The clips so far cut the group as a whole; cutting its parts too would thin their edges twice.
        surface.WaitingClips = surface.Clips.Count;
    }

    /// <exception cref="InvalidOperationException">The last thing pushed is not an opacity.</exception>
    public void PopOpacity()
    {
        var state = Pop(isClip: false);
        Restore(state);
        if (state.Layer is not { } layer)
        {
            return;
        }

        var brush = new ImageBrush(layer, -state.Bounds.Left, -state.Bounds.Top);
        for (var y = state.Bounds.Top; y < state.Bounds.Bottom; y++)
        {
            surface.PaintSpan(state.Bounds.Left, y, state.Bounds.Right, state.Opacity, brush);
        }

        layer.Dispose();
    }

    private Saved Save(bool isClip, PixelBuffer? layer, byte opacity) => new(
        isClip, layer, opacity, surface.Pixels, surface.OriginX, surface.OriginY, surface.Bounds, surface.Clips.Count, surface.WaitingClips);

    private Saved Pop(bool isClip)
    {
        if (!saved.TryPeek(out var state) || state.IsClip != isClip)
        {
            throw new InvalidOperationException(isClip
                ? "PopClip needs a clip as the last thing pushed."
                : "PopOpacity needs an opacity as the last thing pushed.");
        }

        return saved.Pop();
    }

    private void Restore(Saved state)
    {
        surface.Pixels = state.Pixels;
        (surface.OriginX, surface.OriginY) = (state.OriginX, state.OriginY);
        surface.Bounds = state.Bounds;
        surface.Clips.RemoveRange(state.Clips, surface.Clips.Count - state.Clips);
        surface.WaitingClips = state.WaitingClips;
    }

    /// <summary>What to go back to.</summary>
    private readonly record struct Saved(
        bool IsClip,
        PixelBuffer? Layer,
        byte Opacity,
        PixelBuffer Pixels,
        int OriginX,
        int OriginY,
        PixelBox Bounds,
        int Clips,
        int WaitingClips);
}
