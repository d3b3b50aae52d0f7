using OgService.Raster;

namespace OgService.Cards.Scenes;

/// <summary>How far what is painted reaches: never less than it does.</summary>
internal static class InkBounds
{
    // Letters of a text reach less far than this from their line's box, in sizes of the text; ornate capitals and stacked marks too.
    private const float LetterReach = 1.5f;

    // A blur is seen three standard deviations far, each half of the blur radius.
    private const float BlurReach = 1.6f;

    private static readonly Rect Everywhere = new(-1e6f, -1e6f, 2e6f, 2e6f);

    /// <param name="from">Items from there to the end of the list, whose beginnings and ends match.</param>
    public static Rect Of(IReadOnlyList<SceneItem> items, int from) => Of(items, from, items.Count);

    /// <param name="to">Behind the last item; beginnings and ends in between match.</param>
    public static Rect Of(IReadOnlyList<SceneItem> items, int from, int to)
    {
        var open = new Stack<(SceneItem Start, Rect Outer)>();
        Rect ink = default;
        for (var i = from; i < to; i++)
        {
            switch (items[i])
            {
                case LayerItem or ClipItem or ClipPathItem or TransformItem:
                    open.Push((items[i], ink));
                    ink = default;
                    break;
                case EndLayerItem or EndClipItem or EndClipPathItem or EndTransformItem:
                    var (start, outer) = open.Pop();
                    ink = Union(outer, Closed(start, ink));
                    break;
                default:
                    ink = Union(ink, Of(items[i]));
                    break;
            }
        }

        return ink;
    }

    private static Rect Closed(SceneItem start, Rect ink) => start switch
    {
        // What lies in a mask adds nothing.
        LayerItem { Style.Mode: CompositeMode.DestinationIn } => default,
        LayerItem { Style: var style } => IsEmpty(ink) ? ink : ink.Inflate((float)style.ReachPx),
        ClipItem clip => Intersection(ink, clip.Rect),
        ClipPathItem clip => Intersection(ink, clip.Path.Bounds.Inflate(1)),
        TransformItem transform => IsEmpty(ink) ? ink : transform.Map.Around(ink).Inflate(1),
        _ => ink,
    };

    private static Rect Of(SceneItem item) => item switch
    {
        FillItem fill => fill.Rect,
        TileItem tile => tile.Area,
        PictureItem picture => picture.Rect,
        PatternItem pattern => pattern.Rect,
        BorderItem border => border.Rect,
        ShapeItem shape => shape.Path.Bounds.Inflate(1),
        BackdropItem backdrop => backdrop.Rect,
        InnerShadowItem shadow => shadow.Rect,
        ShadowItem shadow => Moved(shadow.Rect.Inflate(Math.Max(0, shadow.SpreadPx) + (shadow.BlurPx * BlurReach) + 2), shadow.X, shadow.Y),
        ScrimItem scrim => scrim.Rect.Inflate((scrim.BlurPx * BlurReach) + 2),
        TextItem text => Of(text),
        _ => Everywhere,
    };

    private static Rect Of(TextItem text)
    {
        var reach = text.Paragraph.SizePx * LetterReach;
        Rect ink = default;
        foreach (var line in text.Paragraph.Lines)
        {
            var size = Math.Max(reach, line.Runs.Count == 0 ? 0 : line.Runs.Max(run => run.SizePx) * LetterReach);
            var left = Math.Min(line.X, line.Runs.Count == 0 ? line.X : line.Runs.Min(run => run.X));
            var right = Math.Max(line.X + line.WidthPx, line.Runs.Count == 0 ? line.X : line.Runs.Max(run => run.X + run.WidthPx));
            ink = Union(ink, new Rect(text.X + left - size, text.Y + line.BaselineY - (2 * size), right - left + (2 * size), 3 * size));
        }

        foreach (var bar in text.Bars)
        {
            ink = Union(ink, bar.Rect);
        }

        var plain = ink;
        foreach (var look in text.Looks)
        {
            ink = Union(ink, plain.Inflate(look.StrokePx));
            foreach (var shadow in look.Shadows)
            {
                ink = Union(ink, Moved(plain.Inflate(look.StrokePx + (shadow.BlurPx * BlurReach) + 2), shadow.X, shadow.Y));
            }
        }

        return ink;
    }

    private static Rect Moved(Rect rect, float x, float y) => rect with { X = rect.X + x, Y = rect.Y + y };

    private static bool IsEmpty(Rect rect) => !(rect is { Width: > 0, Height: > 0 });

    private static Rect Union(Rect a, Rect b)
    {
        if (IsEmpty(a) || IsEmpty(b))
        {
            return IsEmpty(a) ? b : a;
        }

        var (left, top) = (Math.Min(a.X, b.X), Math.Min(a.Y, b.Y));
        return new Rect(left, top, Math.Max(a.Right, b.Right) - left, Math.Max(a.Bottom, b.Bottom) - top);
    }

    private static Rect Intersection(Rect a, Rect b)
    {
        var (left, top) = (Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
        return new Rect(left, top, Math.Min(a.Right, b.Right) - left, Math.Min(a.Bottom, b.Bottom) - top);
    }
}
