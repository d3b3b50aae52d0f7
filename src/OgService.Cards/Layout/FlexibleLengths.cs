namespace OgService.Cards.Layout;

/// <summary>Resolving flexible lengths: CSS Flexbox 1, 9.7.</summary>
internal static class FlexibleLengths
{
    /// <summary>Sets the main size of every item of a line.</summary>
    /// <param name="available">The container's inner main size, without gaps.</param>
    public static void Resolve(List<FlexItem> items, float available)
    {
        var growing = Sum(items, item => item.OuterHypothetical) < available;
        foreach (var item in items)
        {
            var factor = growing ? item.Box.Style.FlexGrow : item.Box.Style.FlexShrink;
            item.Frozen = factor == 0 || (growing ? item.BaseSize > item.Hypothetical : item.BaseSize < item.Hypothetical);
            item.Main = item.Frozen ? item.Hypothetical : item.BaseSize;
        }

        var initialFree = available - Sum(items, item => item.OuterMain);

        // Each round freezes at least one item, so there are at most as many rounds as items.
        for (var round = 0; round <= items.Count; round++)
        {
            var open = items.FindAll(item => !item.Frozen);
            if (open.Count == 0)
            {
                return;
            }

            var free = available - Sum(items, item => item.Frozen ? item.OuterMain : item.BaseSize + item.MainMargin);
            var factors = Sum(open, item => growing ? item.Box.Style.FlexGrow : item.Box.Style.FlexShrink);
            if (factors < 1 && Math.Abs(initialFree * factors) < Math.Abs(free))
            {
                free = initialFree * factors;
            }

            Distribute(open, free, growing);
            FreezeViolations(open);
        }
    }

    private static void Distribute(List<FlexItem> open, float free, bool growing)
    {
        var total = Sum(open, item => growing ? item.Box.Style.FlexGrow : item.ScaledShrink);
        foreach (var item in open)
        {
            var factor = growing ? item.Box.Style.FlexGrow : item.ScaledShrink;
            item.Main = item.BaseSize + (total > 0 ? free * (factor / total) : 0);
        }
    }

    private static void FreezeViolations(List<FlexItem> open)
    {
        var violation = 0f;
        Span<float> clamped = open.Count <= 128 ? stackalloc float[open.Count] : new float[open.Count];
        for (var i = 0; i < open.Count; i++)
        {
            clamped[i] = Math.Max(Math.Max(open[i].Min, 0), Math.Min(open[i].Max, open[i].Main));
            violation += clamped[i] - open[i].Main;
        }

        for (var i = 0; i < open.Count; i++)
        {
            var off = clamped[i] - open[i].Main;
            open[i].Main = clamped[i];
            open[i].Frozen = violation == 0 || (violation > 0 ? off > 0 : off < 0);
        }
    }

    private static float Sum(List<FlexItem> items, Func<FlexItem, float> value)
    {
        var sum = 0f;
        foreach (var item in items)
        {
            sum += value(item);
        }

        return sum;
    }
}
