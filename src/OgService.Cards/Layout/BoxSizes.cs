using OgService.Cards.Styles;
using OgService.Typography;

namespace OgService.Cards.Layout;

/// <summary>Sizes that boxes would like to have: CSS Sizing 3's min-content and max-content widths, and the height that follows from a width.
/// All are of the border box. Remembered in the box.</summary>
internal sealed class BoxSizes(ITextMeasurer texts, Func<LayoutBox, float, float> contentHeight)
{
    // Text widths are rounded up to this, so that sums and differences of boxes around them stay exact and never wrap a text that fits.
    private const float Unit = 1f / 64;

    public float MinContentWidth(LayoutBox box) => box.MinContent ??= ContentWidth(box, min: true);

    public float MaxContentWidth(LayoutBox box) => box.MaxContent ??= ContentWidth(box, min: false);

    /// <summary>CSS 2, 10.3: as wide as it wants, within what there is, but not below min-content.</summary>
    public float FitContentWidth(LayoutBox box, float available) =>
        Math.Min(Math.Max(MinContentWidth(box), available), MaxContentWidth(box));

    /// <summary>Between the box's own smallest and largest width.</summary>
    public static float ClampWidth(LayoutBox box, float width, float basis)
    {
        var max = box.Style.MaxWidth.ResolveOrNull(basis) ?? float.PositiveInfinity;
        var min = Math.Max(box.Style.MinWidth.ResolveOrNull(basis) ?? 0, FrameWidth(box, basis));
        return Math.Max(min, Math.Min(max, width));
    }

    /// <param name="basis">The container's inner height, or null when it is not known.</param>
    /// <param name="widthBasis">The container's inner width.</param>
    public static float ClampHeight(LayoutBox box, float height, float? basis, float widthBasis)
    {
        var max = box.Style.MaxHeight.ResolveOrNull(basis) ?? float.PositiveInfinity;
        var min = Math.Max(box.Style.MinHeight.ResolveOrNull(basis) ?? 0, FrameHeight(box, widthBasis));
        return Math.Max(min, Math.Min(max, height));
    }

    public static float FrameWidth(LayoutBox box, float basis) => Edges.Resolve(box.Style.Padding, basis).Horizontal + box.Border.Horizontal;

    public static float FrameHeight(LayoutBox box, float basis) => Edges.Resolve(box.Style.Padding, basis).Vertical + box.Border.Vertical;

    /// <summary>The height that the content needs at a width, within the box's own limits; the box's own height is not asked.</summary>
    public float HeightOfContent(LayoutBox box, float width, float basis)
    {
        foreach (var known in box.Heights)
        {
            if (known.Width == width && known.Basis == basis)
            {
                return known.Height;
            }
        }

        float height;
        if (box.Style.AspectRatio is { } ratio && box.Text is null)
        {
            height = width / ratio;
        }
        else
        {
            var inner = Math.Max(0, width - FrameWidth(box, basis));
            height = FrameHeight(box, basis) + (box.Text is null ? contentHeight(box, inner) : LayText(box, inner, float.PositiveInfinity).HeightPx);
        }

        height = ClampHeight(box, height, null, basis);
        box.Heights.Add((width, basis, height));
        return height;
    }

    /// <param name="maxHeight">Of the text itself, in pixels.</param>
    public Paragraph LayText(LayoutBox box, float width, float maxHeight)
    {
        foreach (var known in box.Paragraphs)
        {
            // What was set with more room, and stays within less, is also the best for less.
            if (known.Width == width && (known.MaxHeight == maxHeight || (known.MaxHeight > maxHeight && known.Paragraph.HeightPx <= maxHeight + Unit)))
            {
                return known.Paragraph;
            }
        }

        var style = box.Style;
        var paragraph = texts.Lay(box.Text!.Styled, box.TextStyle!, new ParagraphSettings
        {
            WidthPx = width + Unit,
            MaxHeightPx = maxHeight + Unit,
            MaxLines = style.MaxLines ?? int.MaxValue,
            LineHeight = style.LineHeightIsPx ? style.LineHeight / style.FontSizePx : style.LineHeight,
            Wrap = style.TextWrap,
            Align = style.TextAlign switch
            {
                TextDirectionAlign.Center => TextAlign.Center,
                TextDirectionAlign.Justify => TextAlign.Justify,
                TextDirectionAlign.End or TextDirectionAlign.Right => TextAlign.End,
                _ => TextAlign.Start,
            },
            MinSizePx = style.MinFontSizePx is { } min && min < style.FontSizePx ? min : null,
        });
        box.Paragraphs.Add((width, maxHeight, paragraph));
        return paragraph;
    }

    /// <summary>Min-content as if the box had no width of its own.</summary>
    public float MinContentIgnoringWidth(LayoutBox box) => ContentWidth(box, min: true, ignoreWidth: true);

    /// <summary>Of a text box whose text is on one line, whatever its own limits.</summary>
    public float UnboundedWidth(LayoutBox box) => box.UnboundedWidth ??= FrameWidth(box, 0) + RoundUp(texts.MaxContent(box.Text!.Styled, box.TextStyle!));

    /// <summary>The width that a text takes in the room it has.</summary>
    public float LaidWidth(LayoutBox box, float room) => RoundUp(LayText(box, Math.Max(0, room), float.PositiveInfinity).WidthPx);

    private static float RoundUp(float width) => MathF.Ceiling(width / Unit) * Unit;

    private float ContentWidth(LayoutBox box, bool min, bool ignoreWidth = false)
    {
        var style = box.Style;
        if (!ignoreWidth && style.Width is { Unit: LengthUnit.Px, Value: var width })
        {
            return ClampWidth(box, width, 0);
        }

        // A percentage counts as auto here (CSS Sizing 3, 5.2.1), its padding as none.
        if (style.AspectRatio is { } ratio && style.Height is { Unit: LengthUnit.Px, Value: var height })
        {
            return ClampWidth(box, height * ratio, 0);
        }

        float content;
        if (box.Text is { } text)
        {
            var measured = min && style.TextWrap != TextWrap.None ? texts.MinContent(text.Styled, box.TextStyle!) : texts.MaxContent(text.Styled, box.TextStyle!);
            content = RoundUp(measured);
        }
        else
        {
            content = ChildrenWidth(box, min);
        }

        return ClampWidth(box, content + FrameWidth(box, 0), 0);
    }

    private float ChildrenWidth(LayoutBox box, bool min)
    {
        // A row that may wrap, or drop what does not fit, needs only the widest of its items.
        var adds = box.Style.IsRow && !(min && (box.Style.FlexWrap != FlexWrap.NoWrap || box.Style.MaxRows is not null));
        var sum = 0f;
        var widest = 0f;
        var count = 0;
        foreach (var child in box.Children)
        {
            if (child.Style.Position == Position.Absolute)
            {
                continue;
            }

            var margin = Edges.Resolve(child.Style.Margin, 0).Horizontal;
            var outer = (min ? MinContribution(child, box.Style.IsRow) : MaxContribution(child, box.Style.IsRow)) + margin;
            sum += outer;
            widest = Math.Max(widest, outer);
            count++;
        }

        return adds ? sum + (Math.Max(0, count - 1) * box.Style.ColumnGap.Resolve(0)) : widest;
    }

    private float MaxContribution(LayoutBox child, bool inRow) => inRow && child.Style.FlexBasis is { Unit: LengthUnit.Px } basis && child.Style.Width.IsAuto
        ? Math.Max(ClampWidth(child, basis.Value, 0), child.Style.FlexGrow > 0 ? MaxContentWidth(child) : 0)
        : MaxContentWidth(child);

    private float MinContribution(LayoutBox child, bool inRow)
    {
        if (inRow && child.Style.FlexShrink == 0)
        {
            return MaxContribution(child, inRow);
        }

        return AutoMinimumIsZero(child) && child.Style.Width.IsAuto ? ClampWidth(child, 0, 0) : MinContentWidth(child);
    }

    /// <summary>A box that cuts its content off may become smaller than it (CSS Flexbox 1, 4.5).</summary>
    public static bool AutoMinimumIsZero(LayoutBox box) => box.Style.ClipsContent || (box.Text is not null && box.Style.MaxLines is not null);
}
