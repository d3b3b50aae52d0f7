using OgService.Imaging;
using OgService.Raster;
using OgService.Svg.Geometry;
using OgService.Svg.Scenes;

namespace OgService.Svg.Painting;

/// <content>Clip paths and masks: pictures of their own, whose alpha the layer is multiplied by.</content>
internal sealed partial class ScenePainter
{
    private static readonly Paint Black = Raster.Paint.Solid(new Rgba(0, 0, 0));

    /// <summary>The rectangle along the axes that a clip path is, as drawing programs like to write them; null for any other.</summary>
    private Box? RectangleOf(SceneClip clip, in Affine inner)
    {
        var by = inner * clip.Content.Transform;
        var node = clip.Content.Children is [var only] ? only : null;
        while (node is SceneGroup { Clip: null, Children: [var one] } group)
        {
            by *= group.Transform;
            node = one;
        }

        if (clip.Outer is not null || clip.Content.Clip is not null || !by.KeepsAxes || node is not SceneShape { SmoothEdges: true } shape)
        {
            return null;
        }

        return shape.Outline.IsRectangle && shape.Outline.Bounds!.Value.Transform(by) is var box && IsClean(box) ? box : null;
    }

    private void KeepInside(Layer layer, Box window, in Affine inner)
    {
        var mask = budget.Create(layer.Pixels.Width, layer.Pixels.Height);
        using (var canvas = new Canvas(mask))
        {
            canvas.Fill(Outline.Rectangle(window).ToPath(inner), Black, FillRule.NonZero, smoothing);
        }

        Compositing.KeepInside(layer.Pixels, mask, 0, 0);
        budget.Release(mask);
    }

    private void KeepInside(Layer layer, SceneClip clip, in Affine inner)
    {
        var pixels = budget.Create(layer.Pixels.Width, layer.Pixels.Height);
        try
        {
            using var mask = new Layer(pixels);
            Paint(clip.Content, mask, inner);
            if (clip.Outer is { } outer)
            {
                KeepInside(mask, outer, inner);
            }

            Compositing.KeepInside(layer.Pixels, pixels, 0, 0);
        }
        finally
        {
            budget.Release(pixels);
        }
    }

    private void KeepInside(Layer layer, SceneMask mask, in Affine inner)
    {
        var pixels = budget.Create(layer.Pixels.Width, layer.Pixels.Height);
        try
        {
            using var shown = new Layer(pixels);
            Paint(mask.Content, shown, inner);
            KeepInside(shown, mask.Region, inner);
            if (!mask.IsAlpha)
            {
                Compositing.LuminanceToAlpha(pixels, mask.InLinearLight);
            }

            if (mask.Outer is { } outer)
            {
                KeepInside(shown, outer, inner);
            }

            Compositing.KeepInside(layer.Pixels, pixels, 0, 0);
        }
        finally
        {
            budget.Release(pixels);
        }
    }
}
