using OgService.Cards.Layout;
using OgService.Raster;

namespace OgService.Cards.Scenes;

/// <summary>Edges at whole pixels, and what lies inside of them.</summary>
internal static class BoxEdges
{
    /// <summary>Each edge to its nearest pixel, so that neighbours still meet; what is there at all keeps one pixel.</summary>
    public static Rect Snapped(Rect rect)
    {
        var (left, right) = Snap(rect.X, rect.Width);
        var (top, bottom) = Snap(rect.Y, rect.Height);
        return new Rect(left, top, right - left, bottom - top);

        static (float, float) Snap(float from, float length)
        {
            var first = MathF.Floor(from + 0.5f);
            var last = MathF.Floor(from + length + 0.5f);
            return (first, last == first && length > 0.25f ? first + 1 : last);
        }
    }

    public static Rect Inside(Rect rect, Edges edges) =>
        new(rect.X + edges.Left, rect.Y + edges.Top, Math.Max(0, rect.Width - edges.Horizontal), Math.Max(0, rect.Height - edges.Vertical));

    public static CornerRadii Inside(CornerRadii radii, Edges edges)
    {
        if (radii.Heights is null && edges.Top == edges.Left && edges.Top == edges.Right && edges.Top == edges.Bottom)
        {
            return new CornerRadii(
                Less(radii.TopLeft, edges.Top), Less(radii.TopRight, edges.Top), Less(radii.BottomRight, edges.Top), Less(radii.BottomLeft, edges.Top));
        }

        var heights = radii.Heights ?? new CornerHeights(radii.TopLeft, radii.TopRight, radii.BottomRight, radii.BottomLeft);
        return new CornerRadii(
            Less(radii.TopLeft, edges.Left), Less(radii.TopRight, edges.Right), Less(radii.BottomRight, edges.Right), Less(radii.BottomLeft, edges.Left))
        {
            Heights = new CornerHeights(
                Less(heights.TopLeft, edges.Top), Less(heights.TopRight, edges.Top), Less(heights.BottomRight, edges.Bottom), Less(heights.BottomLeft, edges.Bottom)),
        };
    }

    /// <summary>Around a box: sharp corners stay sharp.</summary>
    public static CornerRadii Outside(CornerRadii radii, float by)
    {
        return new CornerRadii(More(radii.TopLeft), More(radii.TopRight), More(radii.BottomRight), More(radii.BottomLeft))
        {
            Heights = radii.Heights is { } down ? new CornerHeights(More(down.TopLeft), More(down.TopRight), More(down.BottomRight), More(down.BottomLeft)) : null,
        };

        float More(float radius) => radius > 0 ? Math.Max(0, radius + by) : 0;
    }

    private static float Less(float radius, float by) => Math.Max(0, radius - by);
}
