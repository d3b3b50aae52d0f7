using OgService.Cards.Highlighting;
using OgService.Cards.Pictures;
using OgService.Imaging;
using OgService.Typography;
using OgService.Unicode;

namespace OgService.Cards.Styles;

/// <summary>All properties of the style language: the one place where a name, what it takes and what it does stand together.</summary>
internal static partial class StyleProperties
{
    private const string ALength = "a length such as 24px, 5%, 1.5em or 10cqw";
    private const string ALengthOrAuto = ALength + ", or auto";
    private const string OneToFour = "one to four lengths such as 24px or 8px 16px";

    private const string Positions = "center, start, end, flex-start, flex-end";
    private const string ItemPlaces = "stretch, baseline, last baseline, self-start, self-end, " + Positions;
    private const string Spreads = "stretch, space-between, space-around, space-evenly, " + Positions;
    private const string ATracks = "tracks such as 200px 1fr, repeat(3, 1fr) or minmax(100px, auto), or none";
    private const string ALine = "a line such as 2, -1, span 2 or a name, or auto";

    public static IReadOnlyDictionary<string, StyleProperty> All { get; } = Table().ToDictionary(property => property.Name);

    /// <summary>Those that a piece of a text takes.</summary>
    public static IReadOnlyList<string> OfPieces { get; } =
    [
        "color", "font-family", "font-size", "font-weight", "font-style", "font-feature-settings", "font-variant-numeric", "text-transform",
        "text-decoration", "text-decoration-color", "text-decoration-thickness", "text-underline-offset", "text-decoration-skip-ink",
        "text-shadow", "text-stroke", "background", "background-color", "border-radius",
        "padding", "padding-top", "padding-right", "padding-bottom", "padding-left", "width", "height", "vertical-align", "stroke-width",
    ];

    private static IEnumerable<StyleProperty> Table() =>
    [
        // Box.
        Keyword<(Display Display, bool Hidden)>("display",
        [
            ("flex", (Display.Flex, false)),
            ("grid", (Display.Grid, false)),
            ("block", (Display.Block, false)),
            ("stack", (Display.Stack, false)),
            ("none", (Display.Flex, true)),
        ], (s, v) => (s.Display, s.Hidden) = v),
        Keyword("direction", [("ltr", false), ("rtl", true)], (s, v) => s.RightToLeft = v, rank: 0),
        Keyword("box-sizing", [("border-box", false), ("content-box", true)], (s, v) => s.SizesContent = v),
        Keyword("position", [("static", Position.Static), ("relative", Position.Relative), ("absolute", Position.Absolute)], (s, v) => s.Position = v),
        Size("width", (s, v) => s.Width = v),
        Size("height", (s, v) => s.Height = v),
        Size("min-width", (s, v) => s.MinWidth = v),
        Size("min-height", (s, v) => s.MinHeight = v),
        Size("max-width", (s, v) => s.MaxWidth = v, "none"),
        Size("max-height", (s, v) => s.MaxHeight = v, "none"),
        Of<float>("aspect-ratio", "a ratio such as 16 / 9 or 1.5, or auto", CssParts.AspectRatio, (s, v, _) => s.AspectRatio = v > 0 ? v : null),
        .. Box("margin", auto: true, negative: true, s => s.Margin, (s, v) => s.Margin = v, "margin-"),
        .. Box("padding", auto: false, negative: false, s => s.Padding, (s, v) => s.Padding = v, "padding-"),
        .. Box("inset", auto: true, negative: true, s => s.Inset, (s, v) => s.Inset = v, ""),
        Whole("z-index", -1_000, 1_000, (s, v) => s.ZIndex = v),
        Keyword("aria-hidden", [("true", true), ("false", false)], (s, v) => s.IsSilent = v),
        Keyword("overflow", [("visible", false), ("hidden", true)], (s, v) => s.ClipsContent = v),

        // Flex items.
        Of<FlexShorthand>("flex", "none, auto, or grow, shrink and basis such as 1 or 1 0 200px", CssParts.Flex, (s, v, c) =>
        {
            s.FlexGrow = v.Grow;
            s.FlexShrink = v.Shrink;
            s.FlexBasis = v.Basis?.Compute(c);
        }, rank: 1),
        Decimal("flex-grow", 0, 10_000, (s, v) => s.FlexGrow = v),
        Decimal("flex-shrink", 0, 10_000, (s, v) => s.FlexShrink = v),
        Of<FlexBasis>("flex-basis", ALengthOrAuto + " or content", CssParts.Basis, (s, v, c) => s.FlexBasis = v.Length?.Compute(c)),
        Whole("order", -1_000, 1_000, (s, v) => s.Order = v),

        // Flex containers.
        Of<FlexDirection>("flex-direction", "row, row-reverse, column or column-reverse", CssParts.Direction, (s, v, _) => s.FlexDirection = v),
        Of<FlexWrap>("flex-wrap", "nowrap, wrap or wrap-reverse", CssParts.Wrap, (s, v, _) => s.FlexWrap = v),
        Of<(FlexDirection Direction, FlexWrap Wrap)>("flex-flow", "a direction and a wrapping such as row wrap", CssParts.FlexFlow,
            (s, v, _) => (s.FlexDirection, s.FlexWrap) = v, rank: 1),
        Whole("max-rows", 1, 100, (s, v) => s.MaxRows = v),

        // Grids.
        Of<TrackList>("grid-template-columns", ATracks, GridParts.Tracks, (s, v, c) => s.GridColumns = v.Compute(c)),
        Of<TrackList>("grid-template-rows", ATracks, GridParts.Tracks, (s, v, c) => s.GridRows = v.Compute(c)),
        Of<GridAreas>("grid-template-areas", "rows of names in quotes or on lines of their own, each area a rectangle, or none", GridParts.Areas, (s, v, _) => s.GridAreas = v),
        Of<IReadOnlyList<TrackSize>>("grid-auto-columns", "sizes such as 100px or minmax(0, 1fr)", GridParts.AutoTracks, (s, v, c) => s.AutoColumns = [.. v.Select(size => size.Compute(c))]),
        Of<IReadOnlyList<TrackSize>>("grid-auto-rows", "sizes such as 100px or minmax(0, 1fr)", GridParts.AutoTracks, (s, v, c) => s.AutoRows = [.. v.Select(size => size.Compute(c))]),
        Of<(GridFlow Flow, bool Dense)>("grid-auto-flow", "row, column, dense, row dense or column dense", GridParts.Flow, (s, v, _) => (s.GridFlow, s.GridIsDense) = v),
        Of<(GridLines Rows, GridLines Columns)>("grid-area", "the name of an area, or lines such as 1 / 1 / 3 / 4", GridParts.Area, (s, v, _) => (s.RowLines, s.ColumnLines) = v, rank: 1),
        Of<GridLines>("grid-row", ALine + "; or two parted by a slash", GridParts.Lines, (s, v, _) => s.RowLines = v, rank: 2),
        Of<GridLines>("grid-column", ALine + "; or two parted by a slash", GridParts.Lines, (s, v, _) => s.ColumnLines = v, rank: 2),
        Of<GridLine>("grid-row-start", ALine, GridParts.Line, (s, v, _) => s.RowLines = s.RowLines with { Start = v }, rank: 3),
        Of<GridLine>("grid-row-end", ALine, GridParts.Line, (s, v, _) => s.RowLines = s.RowLines with { End = v }, rank: 3),
        Of<GridLine>("grid-column-start", ALine, GridParts.Line, (s, v, _) => s.ColumnLines = s.ColumnLines with { Start = v }, rank: 3),
        Of<GridLine>("grid-column-end", ALine, GridParts.Line, (s, v, _) => s.ColumnLines = s.ColumnLines with { End = v }, rank: 3),

        // Alignment, in flex containers and grids.
        Align("justify-content", Spreads + ", left, right", text => AlignValue.Content(text, sides: true), (s, v) => s.JustifyContent = v),
        Align("align-content", Spreads, text => AlignValue.Content(text, sides: false), (s, v) => s.AlignContent = v),
        Align("align-items", ItemPlaces, text => AlignValue.Item(text, sides: false, self: false), (s, v) => s.AlignItems = v),
        Align("align-self", ItemPlaces + ", auto", text => AlignValue.Item(text, sides: false, self: true), (s, v) => s.AlignSelf = v),
        Align("justify-items", ItemPlaces + ", left, right", text => AlignValue.Item(text, sides: true, self: false), (s, v) => s.JustifyItems = v),
        Align("justify-self", ItemPlaces + ", left, right, auto", text => AlignValue.Item(text, sides: true, self: true), (s, v) => s.JustifySelf = v),
        Place("place-content", Spreads, text => AlignValue.Content(text, sides: false), text => AlignValue.Content(text, sides: true), (s, v) => (s.AlignContent, s.JustifyContent) = v),
        Place("place-items", ItemPlaces, text => AlignValue.Item(text, false, false), text => AlignValue.Item(text, true, false), (s, v) => (s.AlignItems, s.JustifyItems) = v),
        Place("place-self", ItemPlaces + ", auto", text => AlignValue.Item(text, false, true), text => AlignValue.Item(text, true, true), (s, v) => (s.AlignSelf, s.JustifySelf) = v),
        Of<(Length Row, Length Column)>("gap", "one or two lengths such as 16px", CssParts.Gap, (s, v, c) =>
        {
            s.RowGap = v.Row.Compute(c);
            s.ColumnGap = v.Column.Compute(c);
        }, rank: 1),
        Of<Length>("row-gap", ALength + ", or normal", CssParts.OneGap, (s, v, c) => s.RowGap = v.Compute(c)),
        Of<Length>("column-gap", ALength + ", or normal", CssParts.OneGap, (s, v, c) => s.ColumnGap = v.Compute(c)),

        // Looks.
        Of<IReadOnlyList<Background>>("background", "a colour, a gradient such as linear-gradient(135deg, #1e3a8a, #7c3aed), url(mark.svg) center / contain, several of them parted by commas, or none",
            CssParts.Backgrounds, (s, v, c) => s.Backgrounds = CssParts.WithResources(v, c)),
        .. CodeColors.Kinds.Select(kind => Of<Rgba>($"code-{kind.ToString().ToLowerInvariant()}", CssColor.Expected, CssParts.Color, (s, v, _) => s.CodeColors = s.CodeColors.With(kind, v))),
        Decimal("stroke-width", 0.25f, 50, (s, v) => s.StrokeWidth = v),
        Keyword("object-fit",
        [
            ("cover", PictureFit.Cover),
            ("contain", PictureFit.Contain),
            ("fill", PictureFit.Fill),
            ("none", PictureFit.None),
            ("scale-down", PictureFit.ScaleDown),
        ], (s, v) => s.ObjectFit = v),
        Of<PicturePosition>("object-position", PicturePosition.Expected, PicturePosition.Parse, (s, v, c) => s.ObjectPosition = v.Compute(c)),
        Of<(float X, float Y)>("focus", "a point of the picture such as 30% 20%", CssParts.Focus, (s, v, _) => s.Focus = v),
        .. Looks(),

        // Text.
        Of<string>("lang", "a language such as ja or zh-Hant", CssParts.Lang, (s, v, _) => s.Lang = v),
        Of<TextColor>("color", TextColor.Expected, TextColor.Parse, (s, v, _) => (s.Color, s.TextGradient) = (v.Color, v.Gradient)),
        Of<IReadOnlyList<string>>("font-family", "names of families parted by commas, such as Inter, sans-serif", CssParts.Families,
            (s, v, c) => s.FontFamilies = CssParts.Named(v, c.Fonts)),
        Of<Length>("font-size", "a length from 1px to 2000px such as 72px, 1.5em or 6cqw", CssParts.FontSize,
            (s, v, c) => s.FontSizePx = CssParts.FontSizePx(v, c), rank: 0),
        Of<Length>("min-font-size", "a length from 1px to 2000px such as 44px", CssParts.FontSize, (s, v, c) => s.MinFontSizePx = CssParts.FontSizePx(v, c)),
        Of<int>("font-weight", "a number from 1 to 1000, normal or bold", CssParts.FontWeight, (s, v, _) => s.FontWeight = v),
        Keyword("font-style", [("normal", false), ("italic", true), ("oblique", true)], (s, v) => s.Italic = v),
        Of<Length>("line-height", "a number such as 1.2, or a length such as 40px or 120%", CssParts.LineHeight, (s, v, c) =>
        {
            s.LineHeightIsPx = v.Unit != LengthUnit.Percent;
            s.LineHeight = s.LineHeightIsPx ? v.Compute(c).Resolve(s.FontSizePx) : v.Value / 100;
        }),
        Of<Length>("letter-spacing", "a length such as -0.02em, or normal", CssParts.LetterSpacing, (s, v, c) => s.LetterSpacingPx = v.Compute(c).Value),
        Of<Length>("word-spacing", "a length such as 0.1em, or normal", CssParts.LetterSpacing, (s, v, c) => s.WordSpacingPx = v.Compute(c).Value),
        Keyword("text-align",
        [
            ("start", TextDirectionAlign.Start),
            ("center", TextDirectionAlign.Center),
            ("end", TextDirectionAlign.End),
            ("left", TextDirectionAlign.Left),
            ("right", TextDirectionAlign.Right),
            ("justify", TextDirectionAlign.Justify),
        ], (s, v) => s.TextAlign = v),
        Keyword("text-wrap",
        [
            ("wrap", TextWrap.Greedy),
            ("balance", TextWrap.Balance),
            ("pretty", TextWrap.Pretty),
            ("nowrap", TextWrap.None),
        ], (s, v) => s.TextWrap = v),
        Keyword("line-break",
        [
            ("auto", LineBreakStrictness.Auto),
            ("loose", LineBreakStrictness.Loose),
            ("normal", LineBreakStrictness.Normal),
            ("strict", LineBreakStrictness.Strict),
            ("anywhere", LineBreakStrictness.Anywhere),
        ], (s, v) => s.LineBreak = v),
        Keyword("word-break",
        [
            ("auto", WordBreak.Auto),
            ("normal", WordBreak.Normal),
            ("break-all", WordBreak.BreakAll),
            ("keep-all", WordBreak.KeepAll),
        ], (s, v) => s.WordBreak = v),
        Keyword("text-transform",
        [
            ("none", TextTransform.None),
            ("uppercase", TextTransform.Uppercase),
            ("lowercase", TextTransform.Lowercase),
            ("capitalize", TextTransform.Capitalize),
        ], (s, v) => s.TextTransform = v),
        Keyword("contrast", [("none", false), ("auto", true)], (s, v) => s.AutoContrast = v),
        Whole("max-lines", 1, 1_000, (s, v) => s.MaxLines = v),
        Of<IReadOnlyList<KeyValuePair<string, int>>>("font-feature-settings", "features such as tnum, ss01 1, or normal", CssParts.Features, (s, v, _) => s.FontFeatures = v),
        Of<IReadOnlyList<KeyValuePair<string, int>>>("font-variant-numeric", NumericFeatures.Expected, NumericFeatures.Parse, (s, v, _) => s.NumericFeatures = v),
        Of<DecorationParts>("text-decoration", TextDecoration.Expected, TextDecoration.Parse,
            (s, v, c) => s.Decoration = s.Decoration with { Lines = v.Lines, Color = v.Color, ThicknessPx = v.Thickness?.Compute(c).Value }, rank: 1),
        Of<Rgba>("text-decoration-color", CssColor.Expected, CssParts.Color, (s, v, _) => s.Decoration = s.Decoration with { Color = v }),
        Of<DecorationLength>("text-decoration-thickness", "a length such as 4px or 0.1em, or auto", TextDecoration.Thickness,
            (s, v, c) => s.Decoration = s.Decoration with { ThicknessPx = v.Length?.Compute(c).Value }),
        Of<DecorationLength>("text-underline-offset", "a length such as 6px or 0.2em, or auto", TextDecoration.Offset,
            (s, v, c) => s.Decoration = s.Decoration with { OffsetPx = v.Length?.Compute(c).Value }),
        Keyword("text-decoration-skip-ink", [("auto", false), ("none", true)], (s, v) => s.Decoration = s.Decoration with { CrossesInk = v }),
        Of<IReadOnlyList<BoxShadow>>("text-shadow", BoxShadow.ExpectedOfText, BoxShadow.ParseTextList, (s, v, c) => s.TextShadows = [.. v.Select(shadow => shadow.Compute(c))]),
        Of<BorderParts>("text-stroke", "a width and a colour such as 2px #0b1120, or none", CssParts.Stroke,
            (s, v, c) => s.TextStroke = new BorderSide(Math.Min(v.Width.Compute(c).Value, CssParts.MaxStrokePx), v.Color)),
        Of<VerticalAlign>("vertical-align", "baseline, middle, or a length such as -0.1em", CssParts.VerticalAlign,
            (s, v, c) => s.VerticalAlign = v with { Raise = v.Raise.Compute(c) }),
    ];

    private static StyleProperty Of<T>(string name, string expected, Func<string, T?> parse, Action<ComputedStyle, T, StyleContext> apply, int rank = 2)
        where T : class =>
        new(name, expected, rank, text => parse(text), (style, value, context) => apply(style, (T)value, context));

    private static StyleProperty Of<T>(string name, string expected, Func<string, T?> parse, Action<ComputedStyle, T, StyleContext> apply, int rank = 2)
        where T : struct =>
        new(name, expected, rank, text => parse(text), (style, value, context) => apply(style, (T)value, context));

    private static StyleProperty Keyword<T>(string name, IReadOnlyList<(string Word, T Value)> words, Action<ComputedStyle, T> apply, int rank = 2)
        where T : struct =>
        Of<T>(name, Choice(words), text => Find(words, text), (s, v, _) => apply(s, v), rank) with { Words = [.. words.Select(pair => pair.Word)] };

    private static StyleProperty Align(string name, string expected, Func<string, AlignValue?> parse, Action<ComputedStyle, AlignValue> apply) =>
        Of<AlignValue>(name, $"{expected} or normal", parse, (s, v, _) => apply(s, v));

    // Across first, then along rows; one value is for both.
    private static StyleProperty Place(string name, string expected, Func<string, AlignValue?> across, Func<string, AlignValue?> along,
        Action<ComputedStyle, (AlignValue, AlignValue)> apply) =>
        Of<(AlignValue Across, AlignValue Along)>(name, $"one or two of {expected} or normal", text =>
        {
            for (var space = text.Length; space > 0; space = text.LastIndexOf(' ', space - 1))
            {
                if (across(text[..space].Trim()) is { } first && along((space < text.Length ? text[space..] : text).Trim()) is { } second)
                {
                    return (first, second);
                }
            }

            return null;
        }, (s, v, _) => apply(s, v), rank: 1);

    /// <summary>All names of four sides: the shorthand, those along a row or a column, and single ones. The sides <c>inline-start</c> and
    /// <c>inline-end</c> are where texts start and end, so that right-to-left cards mirror.</summary>
    private static IEnumerable<StyleProperty> Box(string name, bool auto, bool negative, Func<ComputedStyle, Sides> get, Action<ComputedStyle, Sides> set, string prefix)
    {
        var some = auto ? ", or auto" : "";
        return
        [
            Of<Sides>(name, OneToFour + some, text => CssParts.FourSides(text, auto, negative), (s, v, c) => set(s, v.Compute(c)), rank: 1),
            Of<(Length Start, Length End)>($"{name}-inline", "one or two lengths such as 24px" + some, text => CssParts.TwoSides(text, auto, negative),
                (s, v, c) => set(s, get(s).WithInline(v.Start.Compute(c), v.End.Compute(c), s.RightToLeft)), rank: 2),
            Of<(Length Start, Length End)>($"{name}-block", "one or two lengths such as 24px" + some, text => CssParts.TwoSides(text, auto, negative),
                (s, v, c) => set(s, get(s) with { Top = v.Start.Compute(c), Bottom = v.End.Compute(c) }), rank: 2),
            Side($"{name}-inline-start", auto, negative, (s, v) => set(s, get(s).WithInline(v, null, s.RightToLeft))),
            Side($"{name}-inline-end", auto, negative, (s, v) => set(s, get(s).WithInline(null, v, s.RightToLeft))),
            Side($"{name}-block-start", auto, negative, (s, v) => set(s, get(s) with { Top = v })),
            Side($"{name}-block-end", auto, negative, (s, v) => set(s, get(s) with { Bottom = v })),
            Side(prefix + "top", auto, negative, (s, v) => set(s, get(s) with { Top = v })),
            Side(prefix + "right", auto, negative, (s, v) => set(s, get(s) with { Right = v })),
            Side(prefix + "bottom", auto, negative, (s, v) => set(s, get(s) with { Bottom = v })),
            Side(prefix + "left", auto, negative, (s, v) => set(s, get(s) with { Left = v })),
        ];
    }

    private static StyleProperty Size(string name, Action<ComputedStyle, Length> apply, string auto = "auto") =>
        Of<Length>(name, $"{ALength}, or {auto}", text => CssParts.Size(text, auto), (s, v, c) => apply(s, v.Compute(c)));

    private static StyleProperty Side(string name, bool auto, bool negative, Action<ComputedStyle, Length> apply) =>
        Of<Length>(name, auto ? ALengthOrAuto : ALength, text => CssParts.OneSide(text, auto, negative), (s, v, c) => apply(s, v.Compute(c)), rank: 3);

    private static StyleProperty Whole(string name, int min, int max, Action<ComputedStyle, int> apply) =>
        Of<int>(name, $"a whole number from {min} to {max}",
            text => int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value : null, (s, v, _) => apply(s, v));

    private static StyleProperty Decimal(string name, float min, float max, Action<ComputedStyle, float> apply) =>
        Of<float>(name, $"a number from {min} to {max}",
            text => CssText.TryNumber(text, out var value) && value >= min && value <= max ? (float)value : null, (s, v, _) => apply(s, v));

    private static T? Find<T>(IReadOnlyList<(string Word, T Value)> words, string text)
        where T : struct
    {
        foreach (var (word, value) in words)
        {
            if (word == text)
            {
                return value;
            }
        }

        return null;
    }

    private static string Choice<T>(IReadOnlyList<(string Word, T Value)> words) =>
        $"{string.Join(", ", words.Take(words.Count - 1).Select(pair => pair.Word))} or {words[^1].Word}";
}
