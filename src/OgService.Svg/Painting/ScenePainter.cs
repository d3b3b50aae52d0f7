using OgService.Imaging;
using OgService.Raster;
using OgService.Svg.Geometry;
using OgService.Svg.Scenes;

namespace OgService.Svg.Painting;

/// <summary>Paints scenes: shapes straight onto the picture, what is clipped by a shape, masked, see-through or blended as a whole by way of
/// layers. Goes as deep as the scene nests, which was bounded when it was built.</summary>
internal sealed partial class ScenePainter(PaintBudget budget, EdgeSmoothing smoothing)
{
    /// <param name="by">From the node's user space to the layer's pixels.</param>
    public void Paint(SceneNode node, Layer layer, in Affine by)
    {
        switch (node)
        {
            case SceneGroup group:
                PaintGroup(group, layer, by * group.Transform);
                break;
            case SceneShape shape:
                PaintShape(shape, layer, by, 1);
                break;
            case SceneImage image:
                PaintImage(image, layer, by);
                break;
        }
    }

    private void PaintChildren(SceneGroup group, Layer layer, in Affine inner)
    {
        foreach (var child in group.Children)
        {
            Paint(child, layer, inner);
        }
    }

    private void PaintGroup(SceneGroup group, Layer layer, in Affine inner)
    {
        if (group.Opacity <= 0 || group.Children.Count == 0)
        {
            return;
        }

        var rectangle = group.Clip is { } clip ? RectangleOf(clip, inner) : null;
        var isWhole = group is { Mask: null, Blend: CompositeMode.SourceOver, IsIsolated: false } && (group.Clip is null || rectangle is not null)
            && (group.Window is not { } frame || (inner.KeepsAxes && IsClean(frame.Transform(inner))));

        // What is clipped is a group of its own to the blend modes inside (Compositing 1, 3.2).
        isWhole &= (group.Window is null && rectangle is null) || !group.HasBlending;
        if (isWhole && group.Opacity < 1 && group.Children is [SceneShape { Stroke: null } only] && group.Window is null && rectangle is null)
        {
            PaintShape(only, layer, inner, group.Opacity);
            return;
        }

        if (!isWhole || group.Opacity < 1)
        {
            PaintAsLayer(group, layer, inner);
            return;
        }

        var pushed = 0;
        foreach (var window in (ReadOnlySpan<Box?>)[group.Window?.Transform(inner), rectangle])
        {
            if (window is { } box)
            {
                layer.Canvas.PushClip(box.ToRect(), default);
                pushed++;
            }
        }

        PaintChildren(group, layer, inner);
        for (; pushed > 0; pushed--)
        {
            layer.Canvas.PopClip();
        }
    }

    // Windows and rectangles are cut by area, whose edges differ from sampled ones between pixels.
    private bool IsClean(Box box) => smoothing == EdgeSmoothing.Area
        || (Math.Round(box.Left) == box.Left && Math.Round(box.Top) == box.Top && Math.Round(box.Right) == box.Right && Math.Round(box.Bottom) == box.Bottom);

    private void PaintAsLayer(SceneGroup group, Layer below, in Affine inner)
    {
        var unplaced = new SceneGroup(Affine.Identity) { Window = group.Window };
        unplaced.Children.AddRange(group.Children);
        if (PaintedBounds.Of(unplaced, inner) is not { } bounds)
        {
            return;
        }

        var region = below.Whole.Within(bounds);
        if (group.Mask is { } shown)
        {
            region = region.Within(shown.Region.Transform(inner));
        }

        if (region.IsEmpty)
        {
            return;
        }

        var pixels = budget.Create(region.Width, region.Height);
        try
        {
            using var layer = new Layer(pixels);
            var moved = Affine.Translate(-region.Left, -region.Top) * inner;
            PaintChildren(group, layer, moved);
            if (group.Window is { } window)
            {
                KeepInside(layer, window, moved);
            }

            if (group.Clip is { } clip)
            {
                KeepInside(layer, clip, moved);
            }

            if (group.Mask is { } mask)
            {
                KeepInside(layer, mask, moved);
            }

            if (group.Blend != CompositeMode.SourceOver)
            {
                budget.Count(40 * region.Area);
            }

            PutOnto(below, pixels, region, group);
        }
        finally
        {
            budget.Release(pixels);
        }
    }

    // Through the canvas, which knows of windows, where nothing but opacity is asked for.
    private static void PutOnto(Layer below, PixelBuffer pixels, PixelRegion region, SceneGroup group)
    {
        if (group.Blend != CompositeMode.SourceOver)
        {
            Compositing.Put(below.Pixels, pixels, region.Left, region.Top, group.Blend, group.Opacity);
            return;
        }

        var map = new PlaneMap(1, 0, 0, 1, -region.Left, -region.Top);
        below.Canvas.FillRectangle(
            new Rect(region.Left, region.Top, region.Width, region.Height),
            new MappedImagePaint(pixels, map, ImageFilter.Nearest, Repeats: false, group.Opacity));
    }
}
