using OgService.Imaging;
using OgService.Typography;
using OgService.Unicode;

namespace OgService.Cards.Styles;

/// <summary>All properties of the style language: the one place where a name, what it takes and what it does stand together.</summary>
internal static class StyleProperties
{
    private const string ALength = "a length such as 24px, 5%, 1.5em or 10cqw";
    private const string ALengthOrAuto = ALength + ", or auto";
    private const string OneToFour = "one to four lengths such as 24px or 8px 16px";

    private static readonly (string, Alignment)[] ItemAlignments =
    [
        ("stretch", Alignment.Stretch),
        ("flex-start", Alignment.Start),
        ("start", Alignment.Start),
        ("flex-end", Alignment.End),
        ("end", Alignment.End),
        ("center", Alignment.Center),
        ("baseline", Alignment.Baseline),
    ];

    private static readonly (string, Alignment)[] Distributions =
    [
        ("flex-start", Alignment.Start),
        ("start", Alignment.Start),
        ("flex-end", Alignment.End),
        ("end", Alignment.End),
        ("center", Alignment.Center),
        ("space-between", Alignment.SpaceBetween),
        ("space-around", Alignment.SpaceAround),
        ("space-evenly", Alignment.SpaceEvenly),
    ];

    public static IReadOnlyDictionary<string, StyleProperty> All { get; } = Table().ToDictionary(property => property.Name);

    /// <summary>Those that a piece of a text takes.</summary>
    public static IReadOnlyList<string> OfPieces { get; } =
    [
        "color", "font-family", "font-size", "font-weight", "font-style", "font-feature-settings", "font-variant-numeric", "text-transform",
        "text-decoration", "text-decoration-color", "text-decoration-thickness", "text-underline-offset", "text-decoration-skip-ink",
        "text-shadow", "text-stroke", "background", "background-color", "border-radius",
        "padding", "padding-top", "padding-right", "padding-bottom", "padding-left", "width", "height", "vertical-align",
    ];

    private static IEnumerable<StyleProperty> Table() =>
    [
        // Box.
        Keyword("display", [("flex", false), ("none", true)], (s, v) => s.Hidden = v),
        Keyword("direction", [("ltr", false), ("rtl", true)], (s, v) => s.RightToLeft = v),
        Keyword("position", [("static", Position.Static), ("relative", Position.Relative), ("absolute", Position.Absolute)], (s, v) => s.Position = v),
        Size("width", (s, v) => s.Width = v),
        Size("height", (s, v) => s.Height = v),
        Size("min-width", (s, v) => s.MinWidth = v),
        Size("min-height", (s, v) => s.MinHeight = v),
        Size("max-width", (s, v) => s.MaxWidth = v, "none"),
        Size("max-height", (s, v) => s.MaxHeight = v, "none"),
        Of<float>("aspect-ratio", "a ratio such as 16 / 9 or 1.5", CssParts.AspectRatio, (s, v, _) => s.AspectRatio = v),
        Of<Sides>("margin", OneToFour + ", or auto", text => CssParts.FourSides(text, auto: true, negative: true), (s, v, c) => s.Margin = v.Compute(c), rank: 1),
        Side("margin-top", auto: true, negative: true, (s, v) => s.Margin = s.Margin with { Top = v }),
        Side("margin-right", auto: true, negative: true, (s, v) => s.Margin = s.Margin with { Right = v }),
        Side("margin-bottom", auto: true, negative: true, (s, v) => s.Margin = s.Margin with { Bottom = v }),
        Side("margin-left", auto: true, negative: true, (s, v) => s.Margin = s.Margin with { Left = v }),
        Of<Sides>("padding", OneToFour, text => CssParts.FourSides(text, auto: false, negative: false), (s, v, c) => s.Padding = v.Compute(c), rank: 1),
        Side("padding-top", auto: false, negative: false, (s, v) => s.Padding = s.Padding with { Top = v }),
        Side("padding-right", auto: false, negative: false, (s, v) => s.Padding = s.Padding with { Right = v }),
        Side("padding-bottom", auto: false, negative: false, (s, v) => s.Padding = s.Padding with { Bottom = v }),
        Side("padding-left", auto: false, negative: false, (s, v) => s.Padding = s.Padding with { Left = v }),
        Of<Sides>("inset", OneToFour + ", or auto", text => CssParts.FourSides(text, auto: true, negative: true), (s, v, c) => s.Inset = v.Compute(c), rank: 1),
        Side("top", auto: true, negative: true, (s, v) => s.Inset = s.Inset with { Top = v }),
        Side("right", auto: true, negative: true, (s, v) => s.Inset = s.Inset with { Right = v }),
        Side("bottom", auto: true, negative: true, (s, v) => s.Inset = s.Inset with { Bottom = v }),
        Side("left", auto: true, negative: true, (s, v) => s.Inset = s.Inset with { Left = v }),
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
        Keyword("align-self", [.. ItemAlignments, ("auto", Alignment.Auto)], (s, v) => s.AlignSelf = v),
        Whole("order", -1_000, 1_000, (s, v) => s.Order = v),

        // Flex containers.
        Keyword("flex-direction",
        [
            ("row", FlexDirection.Row),
            ("row-reverse", FlexDirection.RowReverse),
            ("column", FlexDirection.Column),
            ("column-reverse", FlexDirection.ColumnReverse),
        ], (s, v) => s.FlexDirection = v),
        Keyword("flex-wrap", [("nowrap", FlexWrap.NoWrap), ("wrap", FlexWrap.Wrap), ("wrap-reverse", FlexWrap.WrapReverse)], (s, v) => s.FlexWrap = v),
        Keyword("justify-content", [.. Distributions, ("left", Alignment.Start), ("right", Alignment.End), ("normal", Alignment.Start)], (s, v) => s.JustifyContent = v),
        Keyword("align-items", [.. ItemAlignments, ("normal", Alignment.Stretch)], (s, v) => s.AlignItems = v),
        Keyword("align-content", [.. Distributions, ("stretch", Alignment.Stretch), ("normal", Alignment.Stretch)], (s, v) => s.AlignContent = v),
        Of<(Length Row, Length Column)>("gap", "one or two lengths such as 16px", CssParts.Gap, (s, v, c) =>
        {
            s.RowGap = v.Row.Compute(c);
            s.ColumnGap = v.Column.Compute(c);
        }, rank: 1),
        Side("row-gap", auto: false, negative: false, (s, v) => s.RowGap = v),
        Side("column-gap", auto: false, negative: false, (s, v) => s.ColumnGap = v),
        Whole("max-rows", 1, 100, (s, v) => s.MaxRows = v),

        // Looks.
        Of<IReadOnlyList<Background>>("background", "a colour, linear-gradient(135deg, #1e3a8a, #7c3aed), several of them parted by commas, or none",
            CssParts.Backgrounds, (s, v, _) => s.Backgrounds = v),
        Of<Rgba>("background-color", CssColor.Expected, CssParts.Color, (s, v, _) => s.Backgrounds = [new ColorBackground(v)], rank: 1),
        Border("border", rank: 1, (s, v) => (s.BorderTop, s.BorderRight, s.BorderBottom, s.BorderLeft) = (v, v, v, v)),
        Border("border-top", rank: 2, (s, v) => s.BorderTop = v),
        Border("border-right", rank: 2, (s, v) => s.BorderRight = v),
        Border("border-bottom", rank: 2, (s, v) => s.BorderBottom = v),
        Border("border-left", rank: 2, (s, v) => s.BorderLeft = v),
        Of<Rgba>("border-color", CssColor.Expected, CssParts.Color, (s, v, _) =>
        {
            s.BorderTop = s.BorderTop with { Color = v };
            s.BorderRight = s.BorderRight with { Color = v };
            s.BorderBottom = s.BorderBottom with { Color = v };
            s.BorderLeft = s.BorderLeft with { Color = v };
        }, rank: 3),
        Of<Sides>("border-radius", OneToFour + " or percentages", text => CssParts.FourSides(text, auto: false, negative: false), (s, v, c) => s.Radius = v.Compute(c)),
        Of<IReadOnlyList<BoxShadow>>("box-shadow", BoxShadow.Expected, BoxShadow.ParseList, (s, v, c) => s.Shadows = [.. v.Select(shadow => shadow.Compute(c))]),
        Of<float>("opacity", "a number from 0 to 1, or a percentage", CssParts.Share, (s, v, _) => s.Opacity = v),

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
            s.LineHeight = s.LineHeightIsPx ? v.Compute(c).Value : v.Value / 100;
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

    private static StyleProperty Keyword<T>(string name, IReadOnlyList<(string Word, T Value)> words, Action<ComputedStyle, T> apply)
        where T : struct =>
        Of<T>(name, Choice(words), text => Find(words, text), (s, v, _) => apply(s, v));

    private static StyleProperty Size(string name, Action<ComputedStyle, Length> apply, string auto = "auto") =>
        Of<Length>(name, $"{ALength}, or {auto}", text => CssParts.Size(text, auto), (s, v, c) => apply(s, v.Compute(c)));

    private static StyleProperty Side(string name, bool auto, bool negative, Action<ComputedStyle, Length> apply) =>
        Of<Length>(name, auto ? ALengthOrAuto : ALength, text => CssParts.OneSide(text, auto, negative), (s, v, c) => apply(s, v.Compute(c)));

    private static StyleProperty Border(string name, int rank, Action<ComputedStyle, BorderSide> apply) =>
        Of<BorderParts>(name, "a width and a colour such as 1px solid #334155, or none", CssParts.Border,
            (s, v, c) => apply(s, new BorderSide(v.Width.Compute(c).Value, v.Color)), rank);

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
