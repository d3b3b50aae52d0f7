using OgService.Cards.Scenes;
using OgService.Raster;

namespace OgService.Cards.Painting;

/// <summary>Whether two items paint the same pixels. Says no when in doubt: paragraphs, pictures and paths are compared by identity, since those that do
/// not change come from caches.</summary>
internal static class SameItems
{
    /// <summary>Whether two units of scenes are alike, item by item.</summary>
    public static bool Are(IReadOnlyList<SceneItem> ones, SceneUnit one, IReadOnlyList<SceneItem> others, SceneUnit other)
    {
        if (one.End - one.Start != other.End - other.Start)
        {
            return false;
        }

        for (var i = 0; i < one.End - one.Start; i++)
        {
            if (!Are(ones[one.Start + i], others[other.Start + i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Are(SceneItem one, SceneItem other) => (one, other) switch
    {
        (FillItem a, FillItem b) => a.Rect == b.Rect && a.Radii == b.Radii && Are(a.Paint, b.Paint),
        (TileItem a, TileItem b) => Are(a.Paint, b.Paint) && a with { Paint = null } == b with { Paint = null },
        (PatternItem a, PatternItem b) => a.Rect == b.Rect && a.Radii == b.Radii && a.Pattern.Colors.SequenceEqual(b.Pattern.Colors)
            && a.Pattern with { Colors = [] } == b.Pattern with { Colors = [] },
        (LayerItem a, LayerItem b) => a.Style.Filters.SequenceEqual(b.Style.Filters) && a.Style with { Filters = [] } == b.Style with { Filters = [] },
        (InnerShadowItem a, InnerShadowItem b) => a == b,
        (TextItem a, TextItem b) => ReferenceEquals(a.Paragraph, b.Paragraph) && Are(a.Looks, b.Looks) && a.Bars.Count == 0 && b.Bars.Count == 0
            && (a.X, a.Y, a.Color) == (b.X, b.Y, b.Color),

        // Identity decides about paths: records hold them, and have no equality of their own.
        _ => one.Equals(other),
    };

    private static bool Are(IReadOnlyList<TextLook> ones, IReadOnlyList<TextLook> others)
    {
        if (ones.Count != others.Count)
        {
            return false;
        }

        for (var i = 0; i < ones.Count; i++)
        {
            var (one, other) = (ones[i], others[i]);
            if (!Are(one.Fill, other.Fill) || !one.Shadows.SequenceEqual(other.Shadows)
                || (one.Color, one.StrokePx, one.StrokeColor) != (other.Color, other.StrokePx, other.StrokeColor))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Are(Paint? one, Paint? other) => (one, other) switch
    {
        (GradientPaint a, GradientPaint b) => a.Stops.SequenceEqual(b.Stops) && a with { Stops = [] } == b with { Stops = [] },
        (MappedGradientPaint a, MappedGradientPaint b) => a.Stops.SequenceEqual(b.Stops) && a with { Stops = [] } == b with { Stops = [] },
        _ => Equals(one, other),
    };
}
