using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

// max-rows: how many children of a row are kept, and the box that counts the others.
internal sealed partial class FlexLayout
{
    private List<FlexItem> KeepRows(LayoutBox box, FlexAxes axes, List<FlexItem> items, Inside inside)
    {
        box.LeftOut = 0;
        if (box.Style.MaxRows is not { } rows || !axes.IsRow || items.Count == 0)
        {
            return items;
        }

        var gap = box.Style.ColumnGap.Resolve(inside.Width);
        var fitting = Fitting(items, rows, inside.Width, gap);
        if (fitting == items.Count)
        {
            return items;
        }

        // One is always kept: it shrinks or is clamped rather than leaving nothing.
        for (var kept = Math.Max(1, fitting); ; kept--)
        {
            var more = box.MakeMore?.Invoke(items.Count - kept);
            List<FlexItem> candidate = items[..kept];
            if (more is not null)
            {
                candidate.Add(Item(box, axes, more, inside));
            }

            if (kept == 1 || Fitting(candidate, rows, inside.Width, gap) == candidate.Count)
            {
                var keptBoxes = candidate.ConvertAll(item => item.Box);
                box.LeftOut = items.Count - kept;
                box.Shown = [.. box.Children.Where(child => child.Style.Position == Position.Absolute || keptBoxes.Contains(child)), .. more is null ? [] : new[] { more }];
                return candidate;
            }
        }
    }

    private static int Fitting(List<FlexItem> items, int rows, float available, float gap)
    {
        var row = 1;
        var used = 0f;
        for (var i = 0; i < items.Count; i++)
        {
            var needed = used == 0 ? items[i].OuterHypothetical : used + gap + items[i].OuterHypothetical;
            if (needed > available && used > 0)
            {
                if (++row > rows)
                {
                    return i;
                }

                needed = items[i].OuterHypothetical;
            }

            used = needed;
        }

        return items.Count;
    }
}
