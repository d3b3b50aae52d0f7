using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>Flex containers: CSS Flexbox 1, section 9. What is not CSS: <c>max-rows</c>, and lines that take only the room they need once they
/// were cut.</summary>
internal sealed partial class FlexLayout(BoxLayout layout)
{
    // Shares such as 33.333% of what they are of must not break a line by a rounding error.
    private const float Slack = 1f / 64;

    private readonly BoxSizes sizes = layout.Sizes;

    /// <inheritdoc cref="BoxLayout.LayChildren"/>
    public float Lay(LayoutBox box, Inside inside, (float X, float Y)? origin)
    {
        var style = box.Style;
        var axes = new FlexAxes(style);
        var items = KeepRows(box, axes, Items(box, axes, inside), inside);
        var mainGap = axes.IsRow ? style.ColumnGap.Resolve(inside.Width) : style.RowGap.Resolve(inside.HeightBasis ?? 0);
        var crossGap = axes.IsRow ? style.RowGap.Resolve(inside.HeightBasis ?? 0) : style.ColumnGap.Resolve(inside.Width);

        var room = axes.IsRow ? inside.Width : inside.Height ?? inside.MaxHeight;
        var lines = Lines(items, axes.IsSingleLine ? float.PositiveInfinity : room, mainGap);
        var main = MainSize(axes, inside, lines, mainGap);
        foreach (var line in lines)
        {
            FlexibleLengths.Resolve(line.Items, main - (mainGap * (line.Items.Count - 1)));
            if (axes.IsRow)
            {
                HugLines(line, inside.Width);
            }

            CrossSizes(line, axes, inside);
        }

        if (origin is { } start)
        {
            var cross = axes.IsRow ? inside.Height!.Value : inside.Width;
            AlignLines(style, axes, lines, cross, crossGap);
            foreach (var line in lines)
            {
                AlignMain(style, axes, line, main, mainGap);
                AlignCross(axes, line, inside);
                PlaceItems(style, axes, line, start, main, cross, inside);
            }

            SetBaselineSources(box, axes, lines);
            foreach (var child in box.Children)
            {
                if (child.Style.Position == Position.Absolute)
                {
                    layout.Later(child, box, default);
                }
            }
        }

        if (!axes.IsRow)
        {
            return items.Count == 0 ? 0 : main;
        }

        var sum = crossGap * Math.Max(0, lines.Count - 1);
        foreach (var line in lines)
        {
            sum += line.Cross;
        }

        return sum;
    }

    // A column without a height of its own is as high as its longest line; it still has limits, and its items flex within them.
    private static float MainSize(FlexAxes axes, Inside inside, List<FlexLine> lines, float gap)
    {
        if (axes.IsRow)
        {
            return inside.Width;
        }

        if (inside.Height is { } known)
        {
            return known;
        }

        var longest = 0f;
        foreach (var line in lines)
        {
            longest = Math.Max(longest, line.OuterHypothetical(gap));
        }

        return inside.Clamp(longest);
    }

    private static List<FlexLine> Lines(List<FlexItem> items, float room, float gap)
    {
        if (items.Count == 0)
        {
            return [];
        }

        if (float.IsPositiveInfinity(room))
        {
            return [new FlexLine(items)];
        }

        var lines = new List<FlexLine>();
        var line = new List<FlexItem>();
        var used = 0f;
        foreach (var item in items)
        {
            var needed = used + item.OuterHypothetical + (line.Count > 0 ? gap : 0);
            if (line.Count > 0 && needed > room + Slack)
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

    // 9.4: the cross size of items, then of their line.
    private void CrossSizes(FlexLine line, FlexAxes axes, Inside inside)
    {
        var (above, below) = (float.NegativeInfinity, float.NegativeInfinity);
        var (lastAbove, lastBelow) = (above, below);
        var largest = 0f;
        foreach (var item in line.Items)
        {
            if (axes.IsRow)
            {
                item.Cross = sizes.Height(item.Box, item.Main, inside.Width, inside.HeightBasis);
            }
            else if (BoxSizes.Ratio(item.Box) is not null && !(item.Stretches && axes.IsSingleLine))
            {
                item.Cross = sizes.Width(item.Box, Math.Max(0, inside.Width - item.CrossMargin), inside, fills: false, height: item.Main);
            }

            if (item.Align.To is Alignment.Baseline or Alignment.LastBaseline && !HasAutoCross(item, axes))
            {
                var last = item.Align.To == Alignment.LastBaseline;
                item.Baseline = BaselineOf(item, axes, inside, last);
                var before = item.CrossMargins.Before + item.Baseline;
                if (last)
                {
                    lastAbove = Math.Max(lastAbove, before);
                    lastBelow = Math.Max(lastBelow, item.OuterCross - before);
                }
                else
                {
                    above = Math.Max(above, before);
                    below = Math.Max(below, item.OuterCross - before);
                }
            }
            else
            {
                largest = Math.Max(largest, item.OuterCross);
            }
        }

        line.Ascent = above;
        line.Descent = lastBelow;
        float? single = !axes.IsSingleLine ? null : axes.IsRow ? inside.Height : inside.Width;
        line.Cross = single ?? Math.Max(largest, Math.Max(above + below, lastAbove + lastBelow));
    }

    // Across a column the edge where texts start stands for the baseline.
    private float BaselineOf(FlexItem item, FlexAxes axes, Inside inside, bool last)
    {
        if (!axes.IsRow)
        {
            return axes.ReversesLines ? item.Cross : 0;
        }

        var definite = BoxSizes.HasDefiniteHeight(item.Box, inside.HeightBasis);
        var baseline = layout.Baseline(item.Box, item.Main, item.Cross, definite, inside.Width, last);
        return axes.CrossIsReversed ? item.Cross - baseline : baseline;
    }

    private static bool HasAutoCross(FlexItem item, FlexAxes axes) => axes.AutoCrossMargins(item.Box.Style.Margin) is (true, _) or (_, true);

    // Not CSS: a line that was cut to fit takes only the room it then needs, so that what follows keeps its distance.
    private void HugLines(FlexLine line, float innerWidth)
    {
        foreach (var item in line.Items)
        {
            var box = item.Box;
            if (box.Text is null || box.Style.MaxLines != 1 || box.Style.FlexGrow > 0 || !box.Style.Width.IsAuto || item.Main >= sizes.UnboundedWidth(box))
            {
                continue;
            }

            var frame = BoxSizes.FrameWidth(box, innerWidth);
            item.Main = Math.Max(item.Min, Math.Min(item.Main, frame + sizes.LaidWidth(box, item.Main - frame)));
        }
    }
}
