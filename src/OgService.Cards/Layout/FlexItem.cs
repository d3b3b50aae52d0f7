using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>A flex item while its container is laid out. "Main" and "cross" are along and across the container's direction.</summary>
internal sealed class FlexItem(LayoutBox box, Edges margin)
{
    public LayoutBox Box { get; } = box;

    public Edges Margin { get; } = margin;

    public Alignment Align { get; init; }

    /// <summary>Outer margins along the main axis.</summary>
    public float MainMargin { get; init; }

    public float CrossMargin { get; init; }

    public float BaseSize { get; set; }

    /// <summary>The base size between the smallest and the largest allowed.</summary>
    public float Hypothetical { get; set; }

    public float Min { get; set; }

    public float Max { get; set; } = float.PositiveInfinity;

    public float Main { get; set; }

    public float Cross { get; set; }

    public float MainAt { get; set; }

    public float CrossAt { get; set; }

    /// <summary>From the border box's top; only for items aligned by baseline.</summary>
    public float Baseline { get; set; }

    public bool Frozen { get; set; }

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
}
