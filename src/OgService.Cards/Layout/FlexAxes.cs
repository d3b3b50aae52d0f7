using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>Where the axes of a flex container start, and what its alignments mean there. Positions are counted from the starts, and turned
/// around at the very end.</summary>
internal readonly struct FlexAxes(ComputedStyle style)
{
    public bool IsRow { get; } = style.FlexDirection is FlexDirection.Row or FlexDirection.RowReverse;

    public bool RightToLeft { get; } = style.RightToLeft;

    /// <summary>Whether lines are one, as high as the container.</summary>
    public bool IsSingleLine { get; } = style.FlexWrap == FlexWrap.NoWrap;

    public bool ReversesItems { get; } = style.FlexDirection is FlexDirection.RowReverse or FlexDirection.ColumnReverse;

    public bool ReversesLines { get; } = style.FlexWrap == FlexWrap.WrapReverse;

    /// <summary>Whether items go from right to left or from bottom to top.</summary>
    public bool MainIsReversed => ReversesItems != (IsRow && RightToLeft);

    public bool CrossIsReversed => ReversesLines != (!IsRow && RightToLeft);

    public (float Before, float After) MainMargins(Edges margin)
    {
        var (first, last) = IsRow ? (margin.Left, margin.Right) : (margin.Top, margin.Bottom);
        return MainIsReversed ? (last, first) : (first, last);
    }

    public (float Before, float After) CrossMargins(Edges margin)
    {
        var (first, last) = IsRow ? (margin.Top, margin.Bottom) : (margin.Left, margin.Right);
        return CrossIsReversed ? (last, first) : (first, last);
    }

    public (bool Before, bool After) AutoMainMargins(Sides margin)
    {
        var (first, last) = IsRow ? (margin.Left.IsAuto, margin.Right.IsAuto) : (margin.Top.IsAuto, margin.Bottom.IsAuto);
        return MainIsReversed ? (last, first) : (first, last);
    }

    public (bool Before, bool After) AutoCrossMargins(Sides margin)
    {
        var (first, last) = IsRow ? (margin.Top.IsAuto, margin.Bottom.IsAuto) : (margin.Left.IsAuto, margin.Right.IsAuto);
        return CrossIsReversed ? (last, first) : (first, last);
    }

    /// <summary>As <see cref="Alignment.Start"/>, <see cref="Alignment.End"/>, center or one of the spreading ones, counted along the main axis.</summary>
    public AlignValue Justify(AlignValue value) => value with
    {
        To = value.To switch
        {
            Alignment.Normal or Alignment.Stretch or Alignment.FlexStart => Alignment.Start,
            Alignment.FlexEnd => Alignment.End,
            Alignment.Start => StartOr(ReversesItems),
            Alignment.End => StartOr(!ReversesItems),
            Alignment.Left => StartOr(IsRow ? MainIsReversed : ReversesItems),
            Alignment.Right => StartOr(IsRow ? !MainIsReversed : ReversesItems),
            var other => other,
        },
    };

    /// <summary>As start, end, center, stretch or one of the spreading ones, counted along the cross axis.</summary>
    public AlignValue Content(AlignValue value) => value with
    {
        To = value.To switch
        {
            Alignment.Normal => Alignment.Stretch,
            Alignment.FlexStart => Alignment.Start,
            Alignment.FlexEnd => Alignment.End,
            Alignment.Start or Alignment.Baseline => StartOr(ReversesLines),
            Alignment.End or Alignment.LastBaseline => StartOr(!ReversesLines),
            var other => other,
        },
    };

    /// <summary>As start, end, center, stretch or a baseline, counted along the cross axis.</summary>
    public AlignValue Item(ComputedStyle container, ComputedStyle item)
    {
        var value = item.AlignSelf.To == Alignment.Auto ? container.AlignItems : item.AlignSelf;
        return value with
        {
            To = value.To switch
            {
                Alignment.Normal => Alignment.Stretch,
                Alignment.FlexStart => Alignment.Start,
                Alignment.FlexEnd => Alignment.End,
                Alignment.Start => StartOr(ReversesLines),
                Alignment.End => StartOr(!ReversesLines),
                Alignment.SelfStart => StartOr(ReversesLines != (!IsRow && item.RightToLeft != RightToLeft)),
                Alignment.SelfEnd => StartOr(ReversesLines == (!IsRow && item.RightToLeft != RightToLeft)),
                var other => other,
            },
        };
    }

    private static Alignment StartOr(bool end) => end ? Alignment.End : Alignment.Start;
}
