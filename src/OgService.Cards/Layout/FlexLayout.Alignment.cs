using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

// Where lines and items go once their sizes are known: CSS Flexbox 1, 9.5 and 9.6.
internal sealed partial class FlexLayout
{
    private static void AlignLines(LayoutBox box, List<FlexLine> lines, float crossSize, float gap)
    {
        var style = box.Style;
        if (style.FlexWrap == FlexWrap.NoWrap)
        {
            return;
        }

        var free = crossSize - lines.Sum(line => line.Cross) - (gap * Math.Max(0, lines.Count - 1));
        if (style.AlignContent == Alignment.Stretch && free > 0)
        {
            foreach (var line in lines)
            {
                line.Cross += free / lines.Count;
            }

            free = 0;
        }

        var (before, between) = Spread(style.AlignContent, free, lines.Count);
        var at = before;
        foreach (var line in lines)
        {
            line.At = style.FlexWrap == FlexWrap.WrapReverse ? crossSize - at - line.Cross : at;
            at += line.Cross + gap + between;
        }
    }

    private static void AlignMain(LayoutBox box, FlexLine line, float mainSize, float gap)
    {
        var style = box.Style;
        var free = mainSize - line.Items.Sum(item => item.OuterMain) - (gap * (line.Items.Count - 1));
        var autos = line.Items.Sum(item => AutoCount(item));
        var (before, between) = autos > 0 ? (0, 0) : Spread(style.JustifyContent, free, line.Items.Count);
        var share = autos > 0 && free > 0 ? free / autos : 0;
        var at = before;
        foreach (var item in line.Items)
        {
            var margin = item.Box.Style.Margin;
            var (leading, trailing) = style.IsRow ? (margin.Left, margin.Right) : (margin.Top, margin.Bottom);
            var (first, last) = style.IsRow ? (item.Margin.Left, item.Margin.Right) : (item.Margin.Top, item.Margin.Bottom);
            if (style.IsReversed)
            {
                (leading, trailing, first, last) = (trailing, leading, last, first);
            }

            at += first + (leading.IsAuto ? share : 0);
            item.MainAt = style.IsReversed ? mainSize - at - item.Main : at;
            at += item.Main + last + (trailing.IsAuto ? share : 0) + gap + between;
        }

        int AutoCount(FlexItem item)
        {
            var margin = item.Box.Style.Margin;
            return style.IsRow ? Count(margin.Left) + Count(margin.Right) : Count(margin.Top) + Count(margin.Bottom);
        }

        static int Count(Length side) => side.IsAuto ? 1 : 0;
    }

    private void AlignCross(LayoutBox box, FlexLine line)
    {
        var row = box.Style.IsRow;
        foreach (var item in line.Items)
        {
            var margin = item.Box.Style.Margin;
            var (leading, trailing) = row ? (margin.Top, margin.Bottom) : (margin.Left, margin.Right);
            var first = row ? item.Margin.Top : item.Margin.Left;
            var auto = leading.IsAuto || trailing.IsAuto;
            if (row && item.Align == Alignment.Stretch && item.Box.Style.Height.IsAuto && !auto)
            {
                item.Cross = BoxSizes.ClampHeight(item.Box, line.Cross - item.CrossMargin, line.Cross, line.Cross);
            }

            var free = line.Cross - item.OuterCross;
            var offset = (auto, item.Align) switch
            {
                (true, _) when free > 0 => leading.IsAuto ? free / (trailing.IsAuto ? 2 : 1) : 0,
                (true, _) => 0,
                (_, Alignment.Center) => free / 2,
                (_, Alignment.End) => free,
                (_, Alignment.Baseline) when row => line.Ascent - item.Margin.Top - item.Baseline,
                _ => box.Style.FlexWrap == FlexWrap.WrapReverse ? free : 0,
            };

            // The start of a column's cross axis is its right side in right-to-left boxes.
            var mirrored = !row && box.Style.RightToLeft && !auto && item.Align is not Alignment.Center;
            item.CrossAt = line.At + first + (mirrored ? free - offset : offset);
        }
    }

    private void PlaceItems(LayoutBox box, FlexLine line, (float X, float Y) start, float innerWidth, float innerHeight)
    {
        foreach (var item in line.Items)
        {
            var (x, y, width, height) = box.Style.IsRow
                ? (item.MainAt, item.CrossAt, item.Main, item.Cross)
                : (item.CrossAt, item.MainAt, item.Cross, item.Main);
            if (item.Box.Style.Position == Position.Relative)
            {
                var inset = item.Box.Style.Inset;
                x += inset.Left.ResolveOrNull(innerWidth) ?? -(inset.Right.ResolveOrNull(innerWidth) ?? 0);
                y += inset.Top.ResolveOrNull(innerHeight) ?? -(inset.Bottom.ResolveOrNull(innerHeight) ?? 0);
            }

            PlaceBox(item.Box, start.X + x, start.Y + y, width, height, innerWidth);
        }
    }

    /// <summary>Space before the first and between any two, for a distribution; without free space the spreading ones pack at the start.</summary>
    private static (float Before, float Between) Spread(Alignment alignment, float free, int count) => alignment switch
    {
        Alignment.End => (free, 0),
        Alignment.Center => (free / 2, 0),
        Alignment.SpaceBetween when free > 0 && count > 1 => (0, free / (count - 1)),
        Alignment.SpaceAround when free > 0 => (free / (count * 2), free / count),
        Alignment.SpaceEvenly when free > 0 => (free / (count + 1), free / (count + 1)),
        _ => (0, 0),
    };
}
