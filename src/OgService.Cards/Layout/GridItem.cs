using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>Tracks from one to before another, counted from the first track there is.</summary>
internal readonly record struct TrackSpan(int Start, int End)
{
    public int Count => End - Start;
}

/// <summary>A grid item while its grid is laid out.</summary>
internal sealed class GridItem
{
    public GridItem(LayoutBox box, ComputedStyle container)
    {
        Box = box;
        box.IsFormattingRoot = true;
        var style = box.Style;
        var justify = style.JustifySelf.To == Alignment.Auto ? container.JustifyItems : style.JustifySelf;
        var align = style.AlignSelf.To == Alignment.Auto ? container.AlignItems : style.AlignSelf;
        Justify = Resolve(justify, reversed: container.RightToLeft, selfReversed: style.RightToLeft);
        Align = Resolve(align, reversed: false, selfReversed: false);
        FillsWidth = Justify.To == Alignment.Stretch && style.Width.IsAuto && !style.Margin.Left.IsAuto && !style.Margin.Right.IsAuto;
        FillsBefore = FillsWidth && justify.To == Alignment.Stretch;

        // A ratio takes the height from a width that is filled or given; else browsers fill the height and take the width from it.
        var ratioIsFree = box.Content is null && !FillsWidth && (style.Width.IsAuto || style.Width.IsContent);
        FillsHeight = Align.To == Alignment.Stretch && (align.To == Alignment.Stretch || BoxSizes.Ratio(box) is null || ratioIsFree)
            && style.Height.IsAuto && !style.Margin.Top.IsAuto && !style.Margin.Bottom.IsAuto;
    }

    public LayoutBox Box { get; }

    public TrackSpan Columns { get; set; }

    public TrackSpan Rows { get; set; }

    /// <summary>Start, end, center, stretch or a baseline; start is left.</summary>
    public AlignValue Justify { get; }

    /// <summary>Start, end, center, stretch or a baseline; start is the top.</summary>
    public AlignValue Align { get; set; }

    public bool FillsWidth { get; }

    /// <summary>Whether it fills its columns even where a ratio and a height would say a width.</summary>
    public bool FillsBefore { get; }

    public bool FillsHeight { get; }

    /// <summary>The border box's, once the columns are sized.</summary>
    public float Width { get; set; }

    /// <summary>Of its columns together.</summary>
    public float AreaWidth { get; set; }

    /// <summary>From the top; only for items aligned by baseline.</summary>
    public float Baseline { get; set; }

    /// <summary>What is added at the left, or at the right, so that left edges of the column meet: browsers take them for the baselines there.</summary>
    public float SideShim { get; set; }

    /// <summary>What is added above so that baselines of the row meet.</summary>
    public float Shim { get; set; }

    private static AlignValue Resolve(AlignValue value, bool reversed, bool selfReversed) => value with
    {
        To = value.To switch
        {
            Alignment.Normal => Alignment.Stretch,
            Alignment.Start or Alignment.FlexStart => Side(reversed),
            Alignment.End or Alignment.FlexEnd => Side(!reversed),
            Alignment.SelfStart => Side(selfReversed),
            Alignment.SelfEnd => Side(!selfReversed),
            Alignment.Left => Alignment.Start,
            Alignment.Right => Alignment.End,
            var other => other,
        },
    };

    private static Alignment Side(bool end) => end ? Alignment.End : Alignment.Start;
}
