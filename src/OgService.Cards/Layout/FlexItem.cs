using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>A flex item while its container is laid out. "Main" and "cross" are along and across the container's direction; positions and
/// "before" are counted from where the axes start.</summary>
internal sealed class FlexItem(LayoutBox box, FlexAxes axes, Edges margin, AlignValue align)
{
    public LayoutBox Box { get; } = box;

    public (float Before, float After) MainMargins { get; } = axes.MainMargins(margin);

    public (float Before, float After) CrossMargins { get; } = axes.CrossMargins(margin);

    public AlignValue Align { get; } = align;

    /// <summary>Whether it becomes as large as its line across.</summary>
    public bool Stretches { get; init; }

    public float BaseSize { get; set; }

    /// <summary>Padding and border along the main axis, which <see cref="BaseSize"/> includes.</summary>
    public float Frame { get; set; }

    /// <summary>How much the item gives way when there is too little room.</summary>
    public float ScaledShrink => Box.Style.FlexShrink * (BaseSize - Frame);

    /// <summary>The base size between the smallest and the largest allowed.</summary>
    public float Hypothetical { get; set; }

    public float Min { get; set; }

    public float Max { get; set; } = float.PositiveInfinity;

    public float Main { get; set; }

    public float Cross { get; set; }

    public float MainAt { get; set; }

    public float CrossAt { get; set; }

    /// <summary>From the border box's edge at the cross start; only for items aligned by baseline.</summary>
    public float Baseline { get; set; }

    public bool Frozen { get; set; }

    public float MainMargin => MainMargins.Before + MainMargins.After;

    public float CrossMargin => CrossMargins.Before + CrossMargins.After;

    public float OuterHypothetical => Hypothetical + MainMargin;

    public float OuterMain => Main + MainMargin;

    public float OuterCross => Cross + CrossMargin;
}

/// <summary>One line of items.</summary>
internal sealed class FlexLine(List<FlexItem> items)
{
    public List<FlexItem> Items { get; } = items;

    public float Cross { get; set; }

    public float At { get; set; }

    /// <summary>From the line's start to the shared baseline.</summary>
    public float Ascent { get; set; }

    /// <summary>From the line's end to the shared last baseline.</summary>
    public float Descent { get; set; }

    public float OuterHypothetical(float gap)
    {
        var sum = gap * (Items.Count - 1);
        foreach (var item in Items)
        {
            sum += item.OuterHypothetical;
        }

        return sum;
    }

    public float OuterMain(float gap)
    {
        var sum = gap * (Items.Count - 1);
        foreach (var item in Items)
        {
            sum += item.OuterMain;
        }

        return sum;
    }
}
