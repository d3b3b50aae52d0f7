using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>Places boxes by CSS Flexbox 1 (section 9), in pixels that are rounded only when the scene is made. Every box is a flex container
/// and every width includes padding and border (<c>box-sizing: border-box</c>). Depth is bounded by the template reader, and what was
/// measured is remembered in the boxes, so that the time is about proportional to their number.</summary>
internal sealed partial class FlexLayout
{
    private readonly BoxSizes sizes;
    private readonly List<(LayoutBox Box, LayoutBox Parent)> absolutes = [];

    private FlexLayout(ITextMeasurer texts) => sizes = new BoxSizes(texts, HeightOfChildren);

    /// <summary>Places the card's root over the whole card and everything in it.</summary>
    public static void Place(LayoutBox root, CardSize card, ITextMeasurer texts)
    {
        var layout = new FlexLayout(texts);
        layout.PlaceBox(root, 0, 0, card.Width, card.Height, card.Width);
        layout.PlaceAbsolutes(root);
    }

    /// <param name="basis">The containing block's width, for percentages of padding.</param>
    private void PlaceBox(LayoutBox box, float x, float y, float width, float height, float basis)
    {
        (box.X, box.Y, box.Width, box.Height) = (x, y, width, height);
        box.Padding = Edges.Resolve(box.Style.Padding, basis);
        var innerWidth = Math.Max(0, width - box.Padding.Horizontal - box.Border.Horizontal);
        var innerHeight = Math.Max(0, height - box.Padding.Vertical - box.Border.Vertical);
        if (box.Text is not null)
        {
            box.Paragraph = sizes.LayText(box, innerWidth, box.Style.MinFontSizePx is null && !BoxSizes.AutoMinimumIsZero(box) ? float.PositiveInfinity : innerHeight);
            return;
        }

        LayChildren(box, innerWidth, innerHeight, (x + box.Border.Left + box.Padding.Left, y + box.Border.Top + box.Padding.Top));
    }

    private float HeightOfChildren(LayoutBox box, float innerWidth) => LayChildren(box, innerWidth, null, null);

    /// <summary>Lays out the items of a container.</summary>
    /// <param name="innerHeight">Null when it follows from the content.</param>
    /// <param name="origin">Where the content box starts, or null to measure only.</param>
    /// <returns>The height of the content.</returns>
    private float LayChildren(LayoutBox box, float innerWidth, float? innerHeight, (float X, float Y)? origin)
    {
        var style = box.Style;
        var items = Items(box, innerWidth, innerHeight);
        items = KeepRows(box, items, innerWidth, innerHeight);

        var mainGap = (style.IsRow ? style.ColumnGap : style.RowGap).Resolve(style.IsRow ? innerWidth : innerHeight ?? 0);
        var crossGap = (style.IsRow ? style.RowGap : style.ColumnGap).Resolve(style.IsRow ? innerHeight ?? 0 : innerWidth);
        float? mainSize = style.IsRow ? innerWidth : innerHeight;
        float? crossSize = style.IsRow ? innerHeight : innerWidth;

        var lines = Lines(items, style.FlexWrap == FlexWrap.NoWrap ? null : mainSize, mainGap);
        foreach (var line in lines)
        {
            var gaps = mainGap * (line.Items.Count - 1);
            var outer = line.Items.Sum(item => item.OuterHypothetical);
            FlexibleLengths.Resolve(line.Items, (mainSize ?? ClampedMain(box, outer + gaps, innerWidth)) - gaps);
            HugTexts(line, style.IsRow, innerWidth);
            CrossSizes(box, line, innerWidth, crossSize, single: style.FlexWrap == FlexWrap.NoWrap);
        }

        var linesCross = lines.Sum(line => line.Cross) + (crossGap * Math.Max(0, lines.Count - 1));
        if (origin is { } start)
        {
            AlignLines(box, lines, crossSize!.Value, crossGap);
            foreach (var line in lines)
            {
                AlignMain(box, line, mainSize!.Value, mainGap);
                AlignCross(box, line);
                PlaceItems(box, line, start, innerWidth, innerHeight!.Value);
            }

            absolutes.AddRange(box.Children.Where(child => child.Style.Position == Position.Absolute).Select(child => (child, box)));
        }

        return style.IsRow ? linesCross : lines.Count == 0 ? 0 : lines.Max(line => line.Items.Sum(item => item.OuterMain) + (mainGap * (line.Items.Count - 1)));
    }

    // Not CSS: a text that was made smaller, or cut, to fit takes only the room it then needs. The rest is shared out again by
    // justify-content, so that what follows keeps its distance.
    private void HugTexts(FlexLine line, bool row, float innerWidth)
    {
        foreach (var item in line.Items)
        {
            var box = item.Box;
            var fitted = row ? box.Style.MaxLines == 1 : box.Style.MinFontSizePx is not null;
            if (box.Text is null || !fitted || box.Style.FlexGrow > 0 || (row ? !box.Style.Width.IsAuto || item.Main >= sizes.UnboundedWidth(box) : item.Main >= item.BaseSize))
            {
                continue;
            }

            var needed = row
                ? BoxSizes.FrameWidth(box, innerWidth) + sizes.LaidWidth(box, item.Main - BoxSizes.FrameWidth(box, innerWidth))
                : BoxSizes.FrameHeight(box, innerWidth)
                    + sizes.LayText(box, Math.Max(0, item.Cross - BoxSizes.FrameWidth(box, innerWidth)), item.Main - BoxSizes.FrameHeight(box, innerWidth)).HeightPx;
            item.Main = Math.Max(item.Min, Math.Min(item.Main, needed));
        }
    }

    // A column without a height of its own still has limits, and its items flex within them.
    private static float ClampedMain(LayoutBox box, float content, float innerWidth)
    {
        var frame = BoxSizes.FrameHeight(box, innerWidth);
        return BoxSizes.ClampHeight(box, content + frame, null, innerWidth) - frame;
    }

    private List<FlexItem> Items(LayoutBox box, float innerWidth, float? innerHeight)
    {
        var items = new List<FlexItem>(box.Children.Count);
        foreach (var child in box.Children)
        {
            if (child.Style.Position != Position.Absolute)
            {
                items.Add(Item(box, child, innerWidth, innerHeight));
            }
        }

        return items.Exists(item => item.Box.Style.Order != 0) ? [.. items.OrderBy(item => item.Box.Style.Order)] : items;
    }

    private FlexItem Item(LayoutBox box, LayoutBox child, float innerWidth, float? innerHeight)
    {
        var row = box.Style.IsRow;
        var margin = Edges.Resolve(child.Style.Margin, innerWidth);
        var item = new FlexItem(child, margin)
        {
            Align = child.Style.AlignSelf == Alignment.Auto ? box.Style.AlignItems : child.Style.AlignSelf,
            MainMargin = row ? margin.Horizontal : margin.Vertical,
            CrossMargin = row ? margin.Vertical : margin.Horizontal,
        };
        if (row)
        {
            RowBase(item, innerWidth, innerHeight);
        }
        else
        {
            item.Cross = ColumnItemWidth(item, innerWidth, innerHeight);
            ColumnBase(item, innerWidth, innerHeight);
        }

        item.Hypothetical = Math.Max(item.Min, Math.Min(item.Max, item.BaseSize));
        return item;
    }

    // CSS Flexbox 1, 9.2 (base sizes) and 4.5 (automatic minimum), along a row.
    private void RowBase(FlexItem item, float innerWidth, float? innerHeight)
    {
        var box = item.Box;
        var style = box.Style;
        var given = style.Width.ResolveOrNull(innerWidth);
        var content = -1f;
        item.BaseSize = style.FlexBasis switch
        {
            null => Content(),
            { IsAuto: true } => given ?? FromRatio() ?? Content(),
            { } basis => basis.Resolve(innerWidth),
        };
        var frame = BoxSizes.FrameWidth(box, innerWidth);
        item.BaseSize = Math.Max(item.BaseSize, frame);
        item.Max = style.MaxWidth.ResolveOrNull(innerWidth) ?? float.PositiveInfinity;
        item.Min = Math.Max(frame, style.MinWidth.ResolveOrNull(innerWidth) ?? AutoMinimum());

        float Content() => content >= 0 ? content : content = sizes.MaxContentWidth(box);

        float? FromRatio() => style.AspectRatio is { } ratio && style.Height.ResolveOrNull(innerHeight) is { } height ? height * ratio : null;

        float AutoMinimum()
        {
            if (BoxSizes.AutoMinimumIsZero(box))
            {
                return 0;
            }

            var smallest = given is null ? sizes.MinContentWidth(box) : Math.Min(given.Value, MinContentWithoutWidth(box));
            return Math.Min(smallest, item.Max);
        }
    }

    // The content's own minimum counts even where a width is given: it may make the automatic minimum smaller.
    private float MinContentWithoutWidth(LayoutBox box)
    {
        if (box.Text is null && box.Children.Count == 0)
        {
            return 0;
        }

        return sizes.MinContentIgnoringWidth(box);
    }

    private void ColumnBase(FlexItem item, float innerWidth, float? innerHeight)
    {
        var box = item.Box;
        var style = box.Style;
        var given = style.Height.ResolveOrNull(innerHeight);
        item.BaseSize = style.FlexBasis switch
        {
            null => Content(),
            { IsAuto: true } => given ?? Content(),
            { Unit: LengthUnit.Percent } basis => basis.ResolveOrNull(innerHeight) ?? Content(),
            { } basis => basis.Value,
        };
        var frame = BoxSizes.FrameHeight(box, innerWidth);
        item.BaseSize = Math.Max(item.BaseSize, frame);
        item.Max = style.MaxHeight.ResolveOrNull(innerHeight) ?? float.PositiveInfinity;
        item.Min = Math.Max(frame, style.MinHeight.ResolveOrNull(innerHeight) ?? AutoMinimum());

        float Content() => sizes.HeightOfContent(box, item.Cross, innerWidth);

        float AutoMinimum()
        {
            // A text that may shrink or be cut has no minimum here: it is set again for the height it gets.
            if (BoxSizes.AutoMinimumIsZero(box) || (box.Text is not null && style.MinFontSizePx is not null))
            {
                return 0;
            }

            var smallest = given is null ? Content() : Math.Min(given.Value, Content());
            return Math.Min(smallest, item.Max);
        }
    }

    // The cross size of a column's items comes first: heights follow from widths.
    private float ColumnItemWidth(FlexItem item, float innerWidth, float? innerHeight)
    {
        var box = item.Box;
        var style = box.Style;
        var available = Math.Max(0, innerWidth - item.Margin.Horizontal);
        float width;
        if (style.Width.ResolveOrNull(innerWidth) is { } given)
        {
            width = given;
        }
        else if (style.AspectRatio is { } ratio && style.Height.ResolveOrNull(innerHeight) is { } height)
        {
            width = height * ratio;
        }
        else
        {
            var stretches = item.Align == Alignment.Stretch && !style.Margin.Left.IsAuto && !style.Margin.Right.IsAuto;
            width = stretches ? available : sizes.FitContentWidth(box, available);
        }

        return BoxSizes.ClampWidth(box, width, innerWidth);
    }

    private static List<FlexLine> Lines(List<FlexItem> items, float? mainSize, float gap)
    {
        if (items.Count == 0)
        {
            return [];
        }

        if (mainSize is not { } available)
        {
            return [new FlexLine(items)];
        }

        var lines = new List<FlexLine>();
        var line = new List<FlexItem>();
        var used = 0f;
        foreach (var item in items)
        {
            var needed = used + item.OuterHypothetical + (line.Count > 0 ? gap : 0);
            if (line.Count > 0 && needed > available)
            {
                lines.Add(new FlexLine(line));
                line = [];
                needed = item.OuterHypothetical;
            }

            line.Add(item);
            used = needed;
        }

        lines.Add(new FlexLine(line));
        return lines;
    }

    // CSS Flexbox 1, 9.4: the cross size of items, then of their line.
    private void CrossSizes(LayoutBox box, FlexLine line, float innerWidth, float? crossSize, bool single)
    {
        var row = box.Style.IsRow;
        var above = 0f;
        var below = 0f;
        var largest = 0f;
        foreach (var item in line.Items)
        {
            if (row)
            {
                var given = item.Box.Style.Height.ResolveOrNull(crossSize);
                item.Cross = given is { } height
                    ? BoxSizes.ClampHeight(item.Box, height, crossSize, innerWidth)
                    : BoxSizes.ClampHeight(item.Box, sizes.HeightOfContent(item.Box, item.Main, innerWidth), crossSize, innerWidth);
            }

            if (row && item.Align == Alignment.Baseline)
            {
                item.Baseline = BaselineOf(item.Box, item.Main, item.Cross, innerWidth);
                above = Math.Max(above, item.Margin.Top + item.Baseline);
                below = Math.Max(below, item.OuterCross - item.Margin.Top - item.Baseline);
            }
            else
            {
                largest = Math.Max(largest, item.OuterCross);
            }
        }

        line.Ascent = above;
        line.Cross = single && crossSize is { } known ? known : Math.Max(largest, above + below);
    }

    /// <summary>From the top of a box to its first line of text; its bottom when it has none.</summary>
    private float BaselineOf(LayoutBox box, float width, float height, float basis)
    {
        foreach (var known in box.Baselines)
        {
            if (known.Width == width && known.Height == height)
            {
                return known.Baseline;
            }
        }

        var before = absolutes.Count;
        PlaceBox(box, 0, 0, width, height, basis);
        absolutes.RemoveRange(before, absolutes.Count - before);
        var baseline = FirstBaseline(box) ?? height;
        box.Baselines.Add((width, height, baseline));
        return baseline;
    }

    private static float? FirstBaseline(LayoutBox box)
    {
        if (box.Paragraph is { Lines: [var line, ..] })
        {
            return box.Y + box.Border.Top + box.Padding.Top + line.BaselineY;
        }

        foreach (var child in box.Shown)
        {
            if (child.Style.Position != Position.Absolute && FirstBaseline(child) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
