using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

// max-rows: how many children of a row are kept, and the box that counts the others.
internal sealed partial class FlexLayout
{
    private List<FlexItem> KeepRows(LayoutBox box, List<FlexItem> items, float innerWidth, float? innerHeight)
    {
        box.Shown = box.Children;
        box.LeftOut = 0;
        if (box.Style.MaxRows is not { } rows || !box.Style.IsRow || items.Count == 0)
        {
            return items;
        }

        var gap = box.Style.ColumnGap.Resolve(innerWidth);
        var fitting = Fitting(items, rows, innerWidth, gap);
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
                candidate.Add(Item(box, more, innerWidth, innerHeight));
            }

            if (kept == 1 || Fitting(candidate, rows, innerWidth, gap) == candidate.Count)
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
