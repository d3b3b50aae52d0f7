using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

// The sizes that items start from, and the least they may become: CSS Flexbox 1, 9.2 and 4.5; and what a container wants itself: 9.9.
internal sealed partial class FlexLayout
{
    /// <inheritdoc cref="BoxLayout.ChildrenWidth"/>
    public float Width(LayoutBox box, bool min, float? height)
    {
        // A row that may wrap, or drop what does not fit, needs only the widest of its items.
        var axes = new FlexAxes(box.Style);
        var adds = axes.IsRow && !(min && (!axes.IsSingleLine || box.Style.MaxRows is not null));
        var sum = 0f;
        var widest = 0f;
        var count = 0;
        foreach (var child in box.Children)
        {
            if (child.Style.Position == Position.Absolute)
            {
                continue;
            }

            var margin = Edges.Resolve(child.Style.Margin, 0).Horizontal;
            var outer = (axes.IsRow ? RowContribution(axes, child, min, height) : sizes.Contribution(child, min, height)) + margin;
            sum += outer;
            widest = Math.Max(widest, outer);
            count++;
        }

        return Math.Max(0, adds ? sum + (Math.Max(0, count - 1) * box.Style.ColumnGap.Resolve(0)) : widest);
    }

    // 9.9.1: at most the base size of what cannot grow, at least that of what cannot shrink, between the item's own limits. Where
    // items may wrap, browsers leave the base size out.
    private float RowContribution(FlexAxes axes, LayoutBox child, bool min, float? height)
    {
        var style = child.Style;

        // Not CSS: a text that is cut to its room asks for none.
        if (min && child.Text is not null && BoxSizes.AutoMinimumIsZero(child) && style.Width.IsAuto && style.FlexShrink > 0)
        {
            return sizes.ClampWidth(child, 0, null, 0, height, null);
        }

        var width = sizes.Contribution(child, min, height);
        var given = style.FlexBasis is { IsAuto: false } basis ? BoxSizes.Across(child, basis, null) : null;
        if (!axes.IsSingleLine || (given is null && (!min || style.FlexShrink > 0)))
        {
            return width;
        }

        var start = given ?? sizes.Contribution(child, min: false, height);
        width = style.FlexGrow == 0 ? Math.Min(width, start) : width;
        width = style.FlexShrink == 0 ? Math.Max(width, start) : width;
        var least = !style.MinWidth.IsAuto || BoxSizes.AutoMinimumIsZero(child) ? 0
            : Math.Min(sizes.ContentWidth(child, min: true, null), BoxSizes.Across(child, style.Width, null) ?? float.PositiveInfinity);
        return sizes.ClampWidth(child, Math.Max(width, least), null, float.PositiveInfinity, height, null);
    }

    private List<FlexItem> Items(LayoutBox box, FlexAxes axes, Inside inside)
    {
        var items = new List<FlexItem>(box.Children.Count);
        var ordered = false;
        foreach (var child in box.Children)
        {
            if (child.Style.Position != Position.Absolute)
            {
                items.Add(Item(box, axes, child, inside));
                ordered |= child.Style.Order != 0;
            }
        }

        return ordered ? [.. items.OrderBy(item => item.Box.Style.Order)] : items;
    }

    private FlexItem Item(LayoutBox box, FlexAxes axes, LayoutBox child, Inside inside)
    {
        var style = child.Style;
        child.IsFormattingRoot = true;
        var align = axes.Item(box.Style, style);
        var (autoBefore, autoAfter) = axes.AutoCrossMargins(style.Margin);
        var item = new FlexItem(child, axes, Edges.Resolve(style.Margin, inside.Width), align)
        {
            Stretches = align.To == Alignment.Stretch && !autoBefore && !autoAfter && (axes.IsRow ? style.Height : style.Width).IsAuto,
        };
        if (axes.IsRow)
        {
            RowBase(item, axes, inside);
        }
        else
        {
            var available = Math.Max(0, inside.Width - item.CrossMargin);
            var stretches = item.Stretches && axes.IsSingleLine;
            item.Cross = sizes.Width(child, available, inside, stretches, before: stretches);
            ColumnBase(item, inside);
        }

        item.Hypothetical = Math.Max(item.Min, Math.Min(item.Max, item.BaseSize));
        return item;
    }

    private void RowBase(FlexItem item, FlexAxes axes, Inside inside)
    {
        var basis = inside.Width;
        var box = item.Box;
        var style = box.Style;
        var frame = BoxSizes.FrameWidth(box, basis);
        var available = Math.Max(0, inside.Width - item.MainMargin);
        var ratio = BoxSizes.Ratio(box);
        var height = BoxSizes.Down(box, style.Height, inside.HeightBasis, inside.Width)
            ?? (item.Stretches && axes.IsSingleLine && inside.HeightBasis is { } cross ? Math.Max(0, cross - item.CrossMargin) : (float?)null);
        if (height is { } known)
        {
            height = BoxSizes.ClampHeight(box, known, inside.HeightBasis, inside.Width);
        }

        float? innerHeight = height is { } outer ? Math.Max(0, outer - BoxSizes.FrameHeight(box, inside.Width)) : null;
        var length = style.FlexBasis is { IsAuto: true } ? style.Width : style.FlexBasis;
        item.BaseSize = (length is { } given ? sizes.Given(box, given, basis, available) : null)
            ?? (ratio is { } r && height is { } h ? BoxSizes.WidthFrom(box, r, h, basis) : (float?)null)
            ?? Limited(sizes.ContentWidth(box, min: false, innerHeight));
        item.BaseSize = Math.Max(item.BaseSize, frame);
        item.Frame = frame;
        item.Max = sizes.Given(box, style.MaxWidth, basis, available) ?? float.PositiveInfinity;
        item.Min = Math.Max(frame, style.MinWidth.IsAuto ? AutoMinimum() : sizes.Given(box, style.MinWidth, basis, available) ?? 0);

        // Limits of the height are limits of the width that the content may ask for, where a ratio ties them.
        float Limited(float width) => ratio is null ? width
            : Math.Max(frame, sizes.ClampWidth(box, width, null, available, inside.HeightBasis, ratio));

        float AutoMinimum()
        {
            if (BoxSizes.AutoMinimumIsZero(box))
            {
                return 0;
            }

            var smallest = sizes.ContentWidth(box, min: true, innerHeight);
            if (ratio is { } known && height is { } across)
            {
                smallest = Math.Max(smallest, BoxSizes.WidthFrom(box, known, across, basis));
            }

            if (BoxSizes.Across(box, style.Width, basis) is { } own)
            {
                smallest = Math.Min(own, smallest);
            }

            return Math.Min(smallest, item.Max);
        }
    }

    private void ColumnBase(FlexItem item, Inside inside)
    {
        var box = item.Box;
        var style = box.Style;
        var frame = BoxSizes.FrameHeight(box, inside.Width);
        var length = style.FlexBasis is { IsAuto: true } ? style.Height : style.FlexBasis;
        var content = -1f;
        item.BaseSize = (length is { } given ? BoxSizes.Down(box, given, inside.HeightBasis, inside.Width) : null)
            ?? (BoxSizes.Ratio(box) is { } ratio && length is not { IsContent: true } ? BoxSizes.HeightFrom(box, ratio, item.Cross, inside.Width) : Content());
        item.BaseSize = Math.Max(item.BaseSize, frame);
        item.Frame = frame;
        item.Max = BoxSizes.Down(box, style.MaxHeight, inside.HeightBasis, inside.Width) ?? float.PositiveInfinity;
        item.Min = Math.Max(frame, style.MinHeight.IsAuto ? AutoMinimum() : BoxSizes.Down(box, style.MinHeight, inside.HeightBasis, inside.Width) ?? (style.MinHeight.IsContent ? Content() : 0));

        float Content() => content >= 0 ? content : content = sizes.ContentHeight(box, item.Cross, inside.Width, inside.HeightBasis);

        float AutoMinimum()
        {
            // A text that may shrink or be cut has no minimum here: it is set again for the height it gets.
            if (BoxSizes.AutoMinimumIsZero(box) || (box.Text is not null && style.MinFontSizePx is not null))
            {
                return 0;
            }

            var wanted = BoxSizes.Ratio(box) is { } known ? Math.Max(Content(), BoxSizes.HeightFrom(box, known, item.Cross, inside.Width)) : Content();
            var smallest = BoxSizes.Down(box, style.Height, inside.HeightBasis, inside.Width) is { } own ? Math.Min(own, wanted) : wanted;
            return Math.Min(smallest, item.Max);
        }
    }
}
