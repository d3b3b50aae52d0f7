using OgService.Raster;
using OgService.Svg.Geometry;
using OgService.Svg.Scenes;

namespace OgService.Svg.Painting;

/// <summary>A box that nothing of a node is painted outside of: strokes counted in, a little too large.</summary>
internal static class PaintedBounds
{
    /// <param name="by">From the node's user space to pixels.</param>
    public static Box? Of(SceneNode node, in Affine by)
    {
        switch (node)
        {
            case SceneGroup group:
                var inner = by * group.Transform;
                Box? all = null;
                foreach (var child in group.Children)
                {
                    all = Box.Join(all, Of(child, inner));
                }

                return all is { } box && group.Window is { } window ? box.Intersect(window.Transform(inner)) : all;
            case SceneShape { Outline.Bounds: { } bounds } shape when shape.Fill is not null || shape.Stroke is not null:
                return shape.Stroke is { } stroke ? bounds.Inflate(Reach(stroke.Style)).Transform(by) : bounds.Transform(by);
            case SceneImage image:
                return image.Place.Transform(by);
            default:
                return null;
        }
    }

    // How far from its middle a stroke reaches: corners of square caps, tips of miters.
    private static double Reach(StrokeStyle style)
    {
        var tip = style.Join is LineJoin.Miter or LineJoin.MiterClip ? Math.Max(1.5, style.MiterLimit) : 1.5;
        return style.Width / 2.0 * tip;
    }
}
