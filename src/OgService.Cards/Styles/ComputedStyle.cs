using OgService.Cards.Highlighting;
using OgService.Cards.Pictures;
using OgService.Imaging;
using OgService.Raster;
using OgService.Typography;
using OgService.Unicode;

namespace OgService.Cards.Styles;

internal enum FlexDirection
{
    Row,
    RowReverse,
    Column,
    ColumnReverse,
}

internal enum FlexWrap
{
    NoWrap,
    Wrap,
    WrapReverse,
}

internal enum Display
{
    Flex,
    Grid,

    /// <summary>Children below each other; what CSS gives a plain <c>div</c>.</summary>
    Block,

    /// <summary>Not CSS: children are layers, all as large as the box.</summary>
    Stack,
}

internal enum Position
{
    Static,
    Relative,
    Absolute,
}

internal enum TextTransform
{
    None,
    Uppercase,
    Lowercase,
    Capitalize,
}

internal enum TextDirectionAlign
{
    Start,
    Center,
    End,
    Left,
    Right,
    Justify,
}

/// <param name="IsMiddle">Its middle at that of capital letters; else its bottom is raised above the baseline.</param>
internal readonly record struct VerticalAlign(bool IsMiddle, Length Raise);

/// <summary>All of a box's style after inheritance, with lengths in pixels or percentages. The initial values are CSS's.</summary>
internal sealed class ComputedStyle
{
    private static readonly TrackSize[] DefaultAutoTracks = [TrackSize.Auto];

    // Layout of the box itself.
    public Display Display { get; set; }

    /// <summary><c>display: none</c>.</summary>
    public bool Hidden { get; set; }

    /// <summary>Whether sizes are of the content alone (CSS's initial value) instead of including padding and border.</summary>
    public bool SizesContent { get; set; }

    public Position Position { get; set; }

    public Length Width { get; set; } = Length.Auto;

    public Length Height { get; set; } = Length.Auto;

    public Length MinWidth { get; set; } = Length.Auto;

    public Length MinHeight { get; set; } = Length.Auto;

    public Length MaxWidth { get; set; } = Length.Auto;

    public Length MaxHeight { get; set; } = Length.Auto;

    /// <summary>Width over height; null for none.</summary>
    public float? AspectRatio { get; set; }

    public Sides Margin { get; set; }

    public Sides Padding { get; set; }

    public Sides Inset { get; set; } = new(Length.Auto, Length.Auto, Length.Auto, Length.Auto);

    public int ZIndex { get; set; }

    // As a flex item.
    public int Order { get; set; }

    public float FlexGrow { get; set; }

    public float FlexShrink { get; set; } = 1;

    /// <summary>Auto is the width or height; null is <c>content</c>.</summary>
    public Length? FlexBasis { get; set; } = Length.Auto;

    public AlignValue AlignSelf { get; set; }

    public AlignValue JustifySelf { get; set; }

    // As a flex container.
    public FlexDirection FlexDirection { get; set; }

    public FlexWrap FlexWrap { get; set; }

    public AlignValue JustifyContent { get; set; } = new(Alignment.Normal);

    public AlignValue AlignItems { get; set; } = new(Alignment.Normal);

    public AlignValue AlignContent { get; set; } = new(Alignment.Normal);

    public AlignValue JustifyItems { get; set; } = new(Alignment.Normal);

    public Length RowGap { get; set; }

    public Length ColumnGap { get; set; }

    /// <summary>Rows of items to keep; the others are left out. Null keeps all.</summary>
    public int? MaxRows { get; set; }

    // As a grid container and a grid item.
    public TrackList GridColumns { get; set; } = TrackList.None;

    public TrackList GridRows { get; set; } = TrackList.None;

    /// <summary>Sizes of implicit tracks, used in turn; never empty.</summary>
    public IReadOnlyList<TrackSize> AutoColumns { get; set; } = DefaultAutoTracks;

    public IReadOnlyList<TrackSize> AutoRows { get; set; } = DefaultAutoTracks;

    public GridAreas GridAreas { get; set; } = GridAreas.None;

    public GridFlow GridFlow { get; set; }

    public bool GridIsDense { get; set; }

    public GridLines RowLines { get; set; }

    public GridLines ColumnLines { get; set; }

    // Looks.
    public IReadOnlyList<Background> Backgrounds { get; set; } = [];

    /// <summary>Of code; inherited.</summary>
    public CodeColors CodeColors { get; set; } = CodeColors.None;

    /// <summary>Of lines: of an icon in units of which it has 24, of a sparkline in pixels; null for what is usual.</summary>
    public float? StrokeWidth { get; set; }

    /// <summary>Of a picture in its box.</summary>
    public PictureFit ObjectFit { get; set; } = PictureFit.Cover;

    public PicturePosition ObjectPosition { get; set; } = PicturePosition.Center;

    /// <summary>What must stay in sight where a picture is cut, in hundredths; null to take the picture's own.</summary>
    public (float X, float Y)? Focus { get; set; }

    public BorderSide BorderTop { get; set; }

    public BorderSide BorderRight { get; set; }

    public BorderSide BorderBottom { get; set; }

    public BorderSide BorderLeft { get; set; }

    public BorderSide Outline { get; set; }

    /// <summary>From the border to the outline.</summary>
    public float OutlineOffsetPx { get; set; }

    /// <summary>Clockwise from the top left.</summary>
    public Sides Radius { get; set; }

    /// <summary>Null for round corners; see <see cref="CornerLengths"/>.</summary>
    public Sides? RadiusHeights { get; set; }

    public IReadOnlyList<BoxShadow> Shadows { get; set; } = [];

    public float Opacity { get; set; } = 1;

    public bool ClipsContent { get; set; }

    public CompositeMode BlendMode { get; set; } = CompositeMode.SourceOver;

    public bool IsIsolated { get; set; }

    public IReadOnlyList<PixelFilter> Filters { get; set; } = [];

    public IReadOnlyList<PixelFilter> BackdropFilters { get; set; } = [];

    /// <summary>The single properties first, in CSS's order: <c>translate</c>, <c>rotate</c>, <c>scale</c>, <c>transform</c>.</summary>
    public TransformSet Transforms { get; set; } = TransformSet.None;

    /// <summary>Null cuts nothing.</summary>
    public ClipShape? ClipPath { get; set; }

    /// <summary>Only what lies under these is seen; none masks nothing.</summary>
    public IReadOnlyList<Background> Masks { get; set; } = [];

    /// <summary>The text is decoration: drawn, but not part of what the card says.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Whether the letters are made readable on what lies under them.</summary>
    public bool AutoContrast { get; set; }

    /// <summary><c>visibility: hidden</c>; inherited.</summary>
    public bool IsInvisible { get; set; }

    // Inherited: rows of a right-to-left box start at the right, and so do the items of its columns.
    public bool RightToLeft { get; set; }

    // Text; inherited.

    /// <summary>BCP 47: decides which forms of shared characters are meant, where lines may break, and how case is changed.</summary>
    public string Lang { get; set; } = "";

    public Rgba Color { get; set; } = new(0, 0, 0);

    /// <summary>Fills letters instead of the colour; null for none.</summary>
    public Gradient? TextGradient { get; set; }

    public TextDecoration Decoration { get; set; }

    public IReadOnlyList<BoxShadow> TextShadows { get; set; } = [];

    /// <summary>Around letters, half of it under them.</summary>
    public BorderSide TextStroke { get; set; }

    public IReadOnlyList<string> FontFamilies { get; set; } = ["Inter"];

    public float FontSizePx { get; set; } = 32;

    public int FontWeight { get; set; } = 400;

    public bool Italic { get; set; }

    /// <summary>A multiple of the font size, or pixels when <see cref="LineHeightIsPx"/>.</summary>
    public float LineHeight { get; set; } = 1.3f;

    public bool LineHeightIsPx { get; set; }

    public float LetterSpacingPx { get; set; }

    public float WordSpacingPx { get; set; }

    public TextDirectionAlign TextAlign { get; set; }

    public TextWrap TextWrap { get; set; }

    public LineBreakStrictness LineBreak { get; set; }

    public WordBreak WordBreak { get; set; }

    public TextTransform TextTransform { get; set; }

    public IReadOnlyList<KeyValuePair<string, int>> FontFeatures { get; set; } = [];

    /// <summary>Those of <c>font-variant-numeric</c>; <see cref="FontFeatures"/> come after them.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> NumericFeatures { get; set; } = [];

    // Text; not inherited.
    /// <summary>Where a box in a line stands.</summary>
    public VerticalAlign VerticalAlign { get; set; }

    public int? MaxLines { get; set; }

    public float? MinFontSizePx { get; set; }

    public bool IsRow => FlexDirection is FlexDirection.Row or FlexDirection.RowReverse;

    public bool HasUniformBorder => BorderTop == BorderRight && BorderTop == BorderBottom && BorderTop == BorderLeft;

    /// <summary>A new style with what children take over.</summary>
    public ComputedStyle Inherit() => new()
    {
        RightToLeft = RightToLeft,
        IsInvisible = IsInvisible,
        Lang = Lang,
        Color = Color,
        TextGradient = TextGradient,
        Decoration = Decoration,
        TextShadows = TextShadows,
        TextStroke = TextStroke,
        WordSpacingPx = WordSpacingPx,
        NumericFeatures = NumericFeatures,
        FontFamilies = FontFamilies,
        FontSizePx = FontSizePx,
        FontWeight = FontWeight,
        Italic = Italic,
        LineHeight = LineHeight,
        LineHeightIsPx = LineHeightIsPx,
        LetterSpacingPx = LetterSpacingPx,
        TextAlign = TextAlign,
        TextWrap = TextWrap,
        LineBreak = LineBreak,
        WordBreak = WordBreak,
        TextTransform = TextTransform,
        FontFeatures = FontFeatures,
        CodeColors = CodeColors,
    };
}
