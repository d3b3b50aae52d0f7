using OgService.Cards.Styles;
using OgService.Typography;

namespace OgService.Cards.Layout;

/// <summary>Sizes of single boxes: what their styles say, what their content wants (CSS Sizing 3), and what an aspect ratio gives (CSS Sizing 4, 4).
/// All are of the border box, in pixels; widths and heights of content are remembered in the box.</summary>
internal sealed class BoxSizes(BoxLayout layout, ITextMeasurer texts)
{
    // Text widths are rounded up to this, so that sums and differences of boxes around them stay exact and never wrap a text that fits.
    private const float Unit = 1f / 64;

    public static float FrameWidth(LayoutBox box, float basis) => Edges.Resolve(box.Style.Padding, basis).Horizontal + box.Border.Horizontal;

    public static float FrameHeight(LayoutBox box, float basis) => Edges.Resolve(box.Style.Padding, basis).Vertical + box.Border.Vertical;

    /// <summary>Width over height; texts have none, they follow their lines.</summary>
    public static float? Ratio(LayoutBox box) => box.Text is null ? box.Style.AspectRatio ?? box.Content?.Ratio : null;

    /// <summary>A length along rows as a border box; null when it is auto, a size of the content, or a percentage of something unknown.</summary>
    /// <param name="basis">The containing block's width; null when it is not known.</param>
    public static float? Across(LayoutBox box, Length length, float? basis) =>
        length.ResolveOrNull(basis) is { } value ? Framed(box, value, FrameWidth(box, basis ?? 0)) : null;

    /// <param name="basis">The containing block's height; null when it is not known.</param>
    /// <param name="widthBasis">Its width, for padding.</param>
    public static float? Down(LayoutBox box, Length length, float? basis, float widthBasis) =>
        length.ResolveOrNull(basis) is { } value ? Framed(box, value, FrameHeight(box, widthBasis)) : null;

    /// <summary>A box that cuts its content off may become smaller than it (CSS Flexbox 1, 4.5).</summary>
    public static bool AutoMinimumIsZero(LayoutBox box) => box.Style.ClipsContent || (box.Text is not null && box.Style.MaxLines is not null);

    // A picture's own shape is that of what it shows, not of the box with padding (CSS Sizing 4, 5.1).
    private static bool RatioIsOfContent(LayoutBox box) => box.Style.SizesContent || (box.Content is not null && box.Style.AspectRatio is null);

    public static float WidthFrom(LayoutBox box, float ratio, float height, float basis) => RatioIsOfContent(box)
        ? (Math.Max(0, height - FrameHeight(box, basis)) * ratio) + FrameWidth(box, basis)
        : Math.Max(height * ratio, FrameWidth(box, basis));

    public static float HeightFrom(LayoutBox box, float ratio, float width, float basis) => RatioIsOfContent(box)
        ? (Math.Max(0, width - FrameWidth(box, basis)) / ratio) + FrameHeight(box, basis)
        : Math.Max(width / ratio, FrameHeight(box, basis));

    // ---- Widths.

    /// <summary>The used width of a box that its parent does not flex.</summary>
    /// <param name="available">In pixels, without the margins.</param>
    /// <param name="inside">Of the parent (or the grid area): what percentages are of.</param>
    /// <param name="fills">Whether auto fills the room.</param>
    /// <param name="before">Whether it does so even before an aspect ratio is asked.</param>
    /// <param name="height">The border box's height, where the parent decides it.</param>
    public float Width(LayoutBox box, float available, Inside inside, bool fills, bool before = false, float? height = null)
    {
        var style = box.Style;
        var basis = inside.Width;
        if (!style.Width.IsContent && Given(box, style.Width, basis, available) is { } given)
        {
            return ClampWidth(box, given, basis, available, inside.HeightBasis, null);
        }

        if (!before && Ratio(box) is { } ratio && (height ?? Down(box, style.Height, inside.HeightBasis, basis)) is { } known)
        {
            var width = WidthFrom(box, ratio, ClampHeight(box, known, inside.HeightBasis, basis), basis);
            return ClampWidth(box, width, basis, available, inside.HeightBasis, Ratio(box), contentMinimum: true);
        }

        if (Given(box, style.Width, basis, available) is { } content)
        {
            return ClampWidth(box, content, basis, available, inside.HeightBasis, Ratio(box));
        }

        var auto = fills ? available : FitContent(box, available, KnownInnerHeight(box, inside.HeightBasis, basis));
        return ClampWidth(box, auto, basis, available, inside.HeightBasis, before ? null : Ratio(box));
    }

    /// <summary>Between the box's own smallest and largest width.</summary>
    /// <param name="ratio">Where it is given, limits of the height are limits of the width too.</param>
    /// <param name="contentMinimum">Whether an automatic minimum is the content's: of sizes that an aspect ratio gave.</param>
    public float ClampWidth(LayoutBox box, float width, float? basis, float available, float? heightBasis, float? ratio, bool contentMinimum = false)
    {
        var style = box.Style;
        var frame = FrameWidth(box, basis ?? 0);
        var max = Given(box, style.MaxWidth, basis, available) ?? float.PositiveInfinity;
        var min = style.MinWidth.IsAuto && contentMinimum && !AutoMinimumIsZero(box)
            ? Math.Min(max, ContentWidth(box, min: true, null))
            : Given(box, style.MinWidth, basis, available) ?? 0;
        if (ratio is { } known)
        {
            var (low, high) = HeightLimits(box, heightBasis, basis ?? 0);
            low = Math.Max(low, FrameHeight(box, basis ?? 0));
            min = Math.Max(min, low > 0 ? Math.Min(WidthFrom(box, known, low, basis ?? 0), max) : 0);
            max = Math.Min(max, float.IsPositiveInfinity(high) ? high : WidthFrom(box, known, high, basis ?? 0));
        }

        return Math.Max(Math.Max(min, frame), Math.Min(max, width));
    }

    /// <summary>CSS 2, 10.3: as wide as it wants, within what there is, but not below min-content.</summary>
    public float FitContent(LayoutBox box, float available, float? innerHeight)
    {
        var max = ContentWidth(box, min: false, innerHeight);
        return max <= available ? max : Math.Min(Math.Max(ContentWidth(box, min: true, innerHeight), available), max);
    }

    /// <summary>A given width, also one that follows from the content.</summary>
    public float? Given(LayoutBox box, Length length, float? basis, float available) => length.Unit switch
    {
        LengthUnit.MinContent => ContentWidth(box, min: true, null),
        LengthUnit.MaxContent => ContentWidth(box, min: false, null),
        LengthUnit.FitContent => FitContent(box, available, null),
        _ => Across(box, length, basis),
    };

    /// <summary>What a box adds to the content width of its parent (CSS Sizing 3, 5.2), without margins.</summary>
    /// <param name="heightBasis">The parent's content height where it is known.</param>
    public float Contribution(LayoutBox box, bool min, float? heightBasis)
    {
        var style = box.Style;
        var available = min ? 0 : float.PositiveInfinity;
        if (!style.Width.IsContent && Given(box, style.Width, null, available) is { } given)
        {
            return ClampWidth(box, given, null, available, heightBasis, null);
        }

        var ratio = Ratio(box);
        if (ratio is { } known && Down(box, style.Height, heightBasis, 0) is { } height)
        {
            return ClampWidth(box, WidthFrom(box, known, ClampHeight(box, height, heightBasis, 0), 0), null, available, heightBasis, ratio, contentMinimum: true);
        }

        if (Given(box, style.Width, null, available) is { } content)
        {
            return ClampWidth(box, content, null, available, heightBasis, ratio);
        }

        return ClampWidth(box, ContentWidth(box, min, KnownInnerHeight(box, heightBasis, 0)), null, available, heightBasis, ratio);
    }

    /// <summary>The width that the content wants, whatever the box's own width is.</summary>
    /// <param name="innerHeight">The content box's height, where it is known.</param>
    public float ContentWidth(LayoutBox box, bool min, float? innerHeight)
    {
        foreach (var known in box.Widths)
        {
            if (known.Min == min && known.Height == innerHeight)
            {
                return known.Width;
            }
        }

        float content;
        if (box.Text is { } text)
        {
            var measured = min && box.Style.TextWrap != TextWrap.None ? texts.MinContent(text.Styled, box.TextStyle!) : texts.MaxContent(text.Styled, box.TextStyle!);
            content = RoundUp(measured);
        }
        else if (box.Content is { } replaced)
        {
            // What is given a height has the width that goes with it. Unlike in CSS, a picture gives way where there is not enough room: nobody knows
            // how large the ones of posts are.
            content = min ? 0 : innerHeight is { } known && Ratio(box) is { } ratio ? known * ratio : replaced.Width;
        }
        else
        {
            content = box.Children.Count == 0 && box.Style.Display == Display.Flex ? 0 : layout.ChildrenWidth(box, min, innerHeight);
        }

        var width = content + FrameWidth(box, 0);
        box.Widths.Add((min, innerHeight, width));
        return width;
    }

    /// <summary>Of a text box whose text is on one line, whatever its own limits.</summary>
    public float UnboundedWidth(LayoutBox box) => ContentWidth(box, min: false, null);

    /// <summary>The width that a text takes in the room it has.</summary>
    public float LaidWidth(LayoutBox box, float room) => RoundUp(LayText(box, Math.Max(0, room), float.PositiveInfinity).WidthPx);

    // ---- Heights.

    /// <summary>The used height of a box that its parent does not flex or stretch.</summary>
    /// <param name="basis">The containing block's height, or null when it is not known.</param>
    public float Height(LayoutBox box, float width, float widthBasis, float? basis)
    {
        if (Down(box, box.Style.Height, basis, widthBasis) is { } given)
        {
            return ClampHeight(box, given, basis, widthBasis);
        }

        return AutoHeight(box, width, widthBasis, basis);
    }

    /// <summary>As if the box had no height of its own; within its limits.</summary>
    public float AutoHeight(LayoutBox box, float width, float widthBasis, float? basis)
    {
        if (Ratio(box) is { } ratio)
        {
            var height = HeightFrom(box, ratio, width, widthBasis);
            if (box.Style.MinHeight.IsAuto && !AutoMinimumIsZero(box))
            {
                height = Math.Max(height, ContentHeight(box, width, widthBasis, basis, Math.Max(0, height - FrameHeight(box, widthBasis))));
            }

            return ClampHeight(box, height, basis, widthBasis);
        }

        return ClampHeight(box, ContentHeight(box, width, widthBasis, basis), basis, widthBasis);
    }

    /// <summary>The height that the content needs at a width, whatever the box's own is.</summary>
    /// <param name="innerHeight">What percentages inside are of, where an aspect ratio says it.</param>
    public float ContentHeight(LayoutBox box, float width, float widthBasis, float? basis, float? innerHeight = null)
    {
        foreach (var known in box.Heights)
        {
            if (known.Width == width && known.WidthBasis == widthBasis && known.Basis == basis && known.Inner == innerHeight)
            {
                return known.Height;
            }
        }

        var inner = Math.Max(0, width - FrameWidth(box, widthBasis));
        var frame = FrameHeight(box, widthBasis);
        float content;
        if (box.Text is not null)
        {
            content = LayText(box, inner, float.PositiveInfinity).HeightPx;
        }
        else if (box.Content is { } replaced)
        {
            content = innerHeight is not null ? 0 : Ratio(box) is { } ratio ? inner / ratio : replaced.Height;
        }
        else
        {
            var (min, max) = HeightLimits(box, basis, widthBasis);
            content = layout.LayChildren(box, new Inside(inner, innerHeight, innerHeight is not null, Math.Max(0, min - frame), Math.Max(0, max - frame)), null);
        }

        box.Heights.Add((width, widthBasis, basis, innerHeight, content + frame));
        return content + frame;
    }

    public static float ClampHeight(LayoutBox box, float height, float? basis, float widthBasis)
    {
        var (min, max) = HeightLimits(box, basis, widthBasis);
        return Math.Max(Math.Max(min, FrameHeight(box, widthBasis)), Math.Min(max, height));
    }

    /// <summary>Whether percentages of children's heights count from the height that <see cref="Height"/> gives.</summary>
    public static bool HasDefiniteHeight(LayoutBox box, float? basis) => box.Style.Height.ResolveOrNull(basis) is not null || Ratio(box) is not null;

    /// <param name="maxHeight">Of the text itself, in pixels.</param>
    public Paragraph LayText(LayoutBox box, float width, float maxHeight)
    {
        maxHeight = Math.Min(maxHeight, box.MaxTextHeight);
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

    /// <summary>The least and the most that the style lets the height be.</summary>
    public static (float Min, float Max) HeightLimits(LayoutBox box, float? basis, float widthBasis) => (
        Down(box, box.Style.MinHeight, basis, widthBasis) ?? 0,
        Down(box, box.Style.MaxHeight, basis, widthBasis) ?? float.PositiveInfinity);

    private static float? KnownInnerHeight(LayoutBox box, float? basis, float widthBasis) => Down(box, box.Style.Height, basis, widthBasis) is { } height
        ? Math.Max(0, ClampHeight(box, height, basis, widthBasis) - FrameHeight(box, widthBasis))
        : null;

    private static float Framed(LayoutBox box, float value, float frame) => box.Style.SizesContent ? value + frame : Math.Max(value, frame);

    private static float RoundUp(float width) => MathF.Ceiling(width / Unit) * Unit;
}
