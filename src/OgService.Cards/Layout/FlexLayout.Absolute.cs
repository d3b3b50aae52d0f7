using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

// Absolutely positioned boxes: CSS 2, 10.3.7 and 10.6.4, with the static position of CSS Flexbox 1, 4.1.
internal sealed partial class FlexLayout
{
    private void PlaceAbsolutes(LayoutBox root)
    {
        var positioned = new Dictionary<LayoutBox, LayoutBox>();
        FindContainers(root, root, positioned);

        // Placing one may find more inside it; they come later in the list.
        for (var i = 0; i < absolutes.Count; i++)
        {
            var (box, parent) = absolutes[i];
            PlaceAbsolute(box, parent, positioned.GetValueOrDefault(box, root));
        }
    }

    // The containing block is the nearest box around that is positioned, or the card.
    private static void FindContainers(LayoutBox box, LayoutBox container, Dictionary<LayoutBox, LayoutBox> found)
    {
        var inner = box.Style.Position != Position.Static ? box : container;
        foreach (var child in box.Children)
        {
            if (child.Style.Position == Position.Absolute)
            {
                found[child] = inner;
            }

            FindContainers(child, inner, found);
        }
    }

    private void PlaceAbsolute(LayoutBox box, LayoutBox parent, LayoutBox container)
    {
        var border = container.Border;
        var (left, top) = (container.X + border.Left, container.Y + border.Top);
        var (width, height) = (Math.Max(0, container.Width - border.Horizontal), Math.Max(0, container.Height - border.Vertical));
        var style = box.Style;
        var margin = Edges.Resolve(style.Margin, width);
        var insetLeft = style.Inset.Left.ResolveOrNull(width);
        var insetRight = style.Inset.Right.ResolveOrNull(width);
        var insetTop = style.Inset.Top.ResolveOrNull(height);
        var insetBottom = style.Inset.Bottom.ResolveOrNull(height);

        var boxHeight = style.Height.ResolveOrNull(height)
            ?? (insetTop is { } t && insetBottom is { } b && style.AspectRatio is null ? height - t - b - margin.Vertical : (float?)null);
        var boxWidth = style.Width.ResolveOrNull(width)
            ?? (insetLeft is { } l && insetRight is { } r ? width - l - r - margin.Horizontal
            : style.AspectRatio is { } ratio && boxHeight is { } known ? known * ratio
            : sizes.FitContentWidth(box, width - (insetLeft ?? 0) - (insetRight ?? 0) - margin.Horizontal));
        var finalWidth = BoxSizes.ClampWidth(box, boxWidth, width);
        var finalHeight = BoxSizes.ClampHeight(box, boxHeight ?? sizes.HeightOfContent(box, finalWidth, width), height, width);

        var (staticX, staticY) = StaticPosition(box, parent, finalWidth + margin.Horizontal, finalHeight + margin.Vertical);
        var x = Along(insetLeft, insetRight, left, width, finalWidth, margin.Left, margin.Right, style.Margin.Left.IsAuto, style.Margin.Right.IsAuto, staticX);
        var y = Along(insetTop, insetBottom, top, height, finalHeight, margin.Top, margin.Bottom, style.Margin.Top.IsAuto, style.Margin.Bottom.IsAuto, staticY);
        PlaceBox(box, x, y, finalWidth, finalHeight, width);
    }

    private static float Along(float? near, float? far, float from, float room, float size, float before, float after, bool autoBefore, bool autoAfter, float still)
    {
        if (near is { } a && far is { } b && (autoBefore || autoAfter))
        {
            var free = Math.Max(0, room - a - b - size - before - after);
            return from + a + before + (autoBefore ? free / (autoAfter ? 2 : 1) : 0);
        }

        return near is { } start ? from + start + before
            : far is { } end ? from + room - end - after - size
            : still + before;
    }

    // As if it were the only item of its parent.
    private static (float X, float Y) StaticPosition(LayoutBox box, LayoutBox parent, float outerWidth, float outerHeight)
    {
        var left = parent.X + parent.Border.Left + parent.Padding.Left;
        var top = parent.Y + parent.Border.Top + parent.Padding.Top;
        var freeX = parent.Width - parent.Border.Horizontal - parent.Padding.Horizontal - outerWidth;
        var freeY = parent.Height - parent.Border.Vertical - parent.Padding.Vertical - outerHeight;
        var align = box.Style.AlignSelf == Alignment.Auto ? parent.Style.AlignItems : box.Style.AlignSelf;
        var (alongX, alongY) = parent.Style.IsRow ? (parent.Style.JustifyContent, align) : (align, parent.Style.JustifyContent);
        var x = Offset(alongX, freeX);
        return (left + (parent.Style.RightToLeft ? freeX - x : x), top + Offset(alongY, freeY));

        static float Offset(Alignment alignment, float free) => alignment switch
        {
            Alignment.Center or Alignment.SpaceAround or Alignment.SpaceEvenly => free / 2,
            Alignment.End => free,
            _ => 0,
        };
    }
}
