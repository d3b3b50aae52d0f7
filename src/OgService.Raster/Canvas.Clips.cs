using OgService.Raster.Coverage;
using OgService.Raster.Geometry;
using OgService.Raster.Shadows;

namespace OgService.Raster;

/// <content>Clips, which nest with layers and transforms like brackets.</content>
public sealed partial class Canvas
{
    private readonly Stack<Saved> saved = [];

    private enum Bracket
    {
        Clip,
        Layer,
        Transform,
    }

    /// <summary>From here until the matching <see cref="PopClip"/> only what lies inside the box is drawn.</summary>
    public void PushClip(Rect rect, CornerRadii radii)
    {
        if (isMoved)
        {
            PushClip(Path.RoundedRectangle(rect, radii));
            return;
        }

        var shape = RoundedBox.From(rect, radii);
        saved.Push(Save(Bracket.Clip));
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
        else
        {
            ClipBy(SlicedMask.Of(shape, null, surface.Bounds));
        }
    }

    /// <summary>Likewise, inside any shape.</summary>
    public void PushClip(Path path, FillRule rule = FillRule.NonZero)
    {
        ArgumentNullException.ThrowIfNull(path);
        saved.Push(Save(Bracket.Clip));
        ClipBy(PathMask.Of(isMoved ? path.Transform(toPixels) : path, rule, surface.Bounds));
    }

    /// <exception cref="InvalidOperationException">The last thing pushed is not a clip.</exception>
    public void PopClip() => Restore(Pop(Bracket.Clip));

    private void ClipBy(SlicedMask? mask)
    {
        if (mask is null)
        {
            surface.Bounds = default;
            return;
        }

        surface.Bounds = surface.Bounds.Intersect(mask.Bounds);
        surface.Clips.Add(mask);
    }

    private Saved Save(Bracket bracket) => new(
        bracket, toPixels, surface.Pixels, surface.OriginX, surface.OriginY, surface.Bounds, surface.Clips.Count, surface.WaitingClips);

    private Saved Pop(Bracket bracket)
    {
        if (!saved.TryPeek(out var state) || state.Bracket != bracket)
        {
            throw new InvalidOperationException($"The last thing pushed is not a {bracket.ToString().ToLowerInvariant()}.");
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
        SetTransform(state.Transform);
    }

    /// <summary>What to go back to.</summary>
    private sealed record Saved(
        Bracket Bracket,
        PlaneMap Transform,
        Imaging.PixelBuffer Pixels,
        int OriginX,
        int OriginY,
        PixelBox Bounds,
        int Clips,
        int WaitingClips)
    {
        /// <summary>Null for what needs no layer, or draws nothing.</summary>
        public Imaging.PixelBuffer? Layer { get; init; }

        /// <summary>The layer's pixels on the canvas.</summary>
        public PixelBox Region { get; init; }

        public LayerStyle? Style { get; init; }

        public byte Opacity { get; init; }
    }
}
