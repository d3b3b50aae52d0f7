using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

// Where lines and items go once their sizes are known: CSS Flexbox 1, 9.5 and 9.6; baselines: 8.5.
internal sealed partial class FlexLayout
{
    private static void AlignLines(ComputedStyle style, FlexAxes axes, List<FlexLine> lines, float cross, float gap)
    {
        if (axes.IsSingleLine)
        {
            return;
        }

        var free = cross - (gap * Math.Max(0, lines.Count - 1));
        foreach (var line in lines)
        {
            free -= line.Cross;
        }

        var content = axes.Content(style.AlignContent);
        if (content.To == Alignment.Stretch && free > 0)
        {
            foreach (var line in lines)
            {
                line.Cross += free / lines.Count;
            }

            free = 0;
        }

        var (at, between) = Spreading.Of(content, free, lines.Count);
        foreach (var line in lines)
        {
            line.At = at;
            at += line.Cross + gap + between;
        }
    }

    private static void AlignMain(ComputedStyle style, FlexAxes axes, FlexLine line, float main, float gap)
    {
        var free = main - line.OuterMain(gap);
        var autos = 0;
        foreach (var item in line.Items)
        {
            var (before, after) = axes.AutoMainMargins(item.Box.Style.Margin);
            autos += (before ? 1 : 0) + (after ? 1 : 0);
        }

        var share = autos > 0 && free > 0 ? free / autos : 0;
        var justify = axes.Justify(style.JustifyContent);
        var (at, between) = share > 0 ? (0, 0) : Spreading.Of(justify, free, line.Items.Count);
        if (free < 0 && axes.ReversesItems && (justify.To is Alignment.SpaceAround or Alignment.SpaceEvenly || (justify.To == Alignment.Center && justify.Safe)))
        {
            // What would be centred and does not fit goes to the start of texts, which is where a reversed line ends.
            at = free;
        }

        foreach (var item in line.Items)
        {
            var (before, after) = axes.AutoMainMargins(item.Box.Style.Margin);
            at += item.MainMargins.Before + (before ? share : 0);
            item.MainAt = at;
            at += item.Main + item.MainMargins.After + (after ? share : 0) + gap + between;
        }
    }

    private void AlignCross(FlexAxes axes, FlexLine line, Inside inside)
    {
        foreach (var item in line.Items)
        {
            var box = item.Box;
            if (item.Stretches)
            {
                var room = Math.Max(0, line.Cross - item.CrossMargin);
                item.Cross = axes.IsRow
                    ? BoxSizes.ClampHeight(box, room, inside.HeightBasis, inside.Width)
                    : sizes.ClampWidth(box, room, inside.Width, room, inside.HeightBasis, null);
            }

            var free = line.Cross - item.OuterCross;
            var (autoBefore, autoAfter) = axes.AutoCrossMargins(box.Style.Margin);
            item.CrossAt = line.At + item.CrossMargins.Before + (autoBefore || autoAfter ? AutoOffset() : Offset());

            // What does not fit sticks out at the end, even where lines are reversed.
            float AutoOffset() => free <= 0 ? (axes.CrossIsReversed == (!axes.IsRow && axes.RightToLeft) ? 0 : free) : !autoBefore ? 0 : autoAfter ? free / 2 : free;

            float Offset() => item.Align.To switch
            {
                Alignment.Center when free > 0 || !item.Align.Safe => free / 2,
                Alignment.End when free > 0 || !item.Align.Safe => free,
                Alignment.Baseline => line.Ascent - item.CrossMargins.Before - item.Baseline,
                Alignment.LastBaseline => line.Cross - line.Descent - item.CrossMargins.Before - item.Baseline,
                _ => 0,
            };
        }
    }

    private void PlaceItems(ComputedStyle style, FlexAxes axes, FlexLine line, (float X, float Y) start, float main, float cross, Inside inside)
    {
        foreach (var item in line.Items)
        {
            var mainAt = axes.MainIsReversed ? main - item.MainAt - item.Main : item.MainAt;
            var crossAt = axes.CrossIsReversed ? cross - item.CrossAt - item.Cross : item.CrossAt;
            var (x, y, width, height) = axes.IsRow ? (mainAt, crossAt, item.Main, item.Cross) : (crossAt, mainAt, item.Cross, item.Main);
            var (left, top) = BoxLayout.Shift(item.Box, inside, style.RightToLeft);

            // 9.8: which heights percentages inside the item count from.
            var definite = (axes.IsRow ? item.Stretches : inside.IsDefinite)
                || (axes.IsRow || item.Box.Style.FlexBasis is { IsAuto: true }
                    ? BoxSizes.HasDefiniteHeight(item.Box, inside.HeightBasis)
                    : item.Box.Style.FlexBasis?.ResolveOrNull(inside.HeightBasis) is not null);
            layout.Place(item.Box, start.X + x + left, start.Y + y + top, width, height, definite, inside.Width);
        }
    }

    // The uppermost line gives the first baseline, whichever way lines go; in it the item that comes first on its row.
    private static void SetBaselineSources(LayoutBox box, FlexAxes axes, List<FlexLine> lines)
    {
        (box.FirstForBaseline, box.LastForBaseline) = (null, null);
        if (lines.Count == 0)
        {
            return;
        }

        var (first, last) = axes.ReversesLines ? (lines[^1].Items, lines[0].Items) : (lines[0].Items, lines[^1].Items);
        box.FirstForBaseline = (first.Find(item => item.Align.To == Alignment.Baseline) ?? (axes.ReversesItems ? first[^1] : first[0])).Box;
        box.LastForBaseline = (last.FindLast(item => item.Align.To == Alignment.LastBaseline) ?? (axes.ReversesItems ? last[0] : last[^1])).Box;
    }
}
