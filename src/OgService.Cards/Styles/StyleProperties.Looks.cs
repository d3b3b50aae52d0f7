using OgService.Cards.Pictures;
using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Styles;

/// <content>How a box looks.</content>
internal static partial class StyleProperties
{
    private const string AWidth = "a length such as 2px, or 0";
    private const string ALineStyle = "solid, dashed or dotted";

    private static IEnumerable<StyleProperty> Looks() =>
    [
        .. BackgroundParts(),
        .. Borders(),
        Of<CornerLengths>("border-radius", OneToFour + " or percentages; after a slash their heights", CornerLengths.Parse,
            (s, v, c) => (s.Radius, s.RadiusHeights) = (v.Widths.Compute(c), v.Heights?.Compute(c))),
        Corner("border-top-left-radius", (sides, v) => sides with { Top = v }),
        Corner("border-top-right-radius", (sides, v) => sides with { Right = v }),
        Corner("border-bottom-right-radius", (sides, v) => sides with { Bottom = v }),
        Corner("border-bottom-left-radius", (sides, v) => sides with { Left = v }),
        Of<BorderParts>("outline", "a width, a style and a colour such as 2px solid #38bdf8, or none", CssParts.Border,
            (s, v, c) => s.Outline = new BorderSide(v.Width.Compute(c).Value, v.Color, v.Style)),
        Of<Length>("outline-offset", "a length such as 4px", CssParts.PlainLength, (s, v, c) => s.OutlineOffsetPx = v.Compute(c).Value),
        Of<IReadOnlyList<BoxShadow>>("box-shadow", BoxShadow.Expected, BoxShadow.ParseList, (s, v, c) => s.Shadows = [.. v.Select(shadow => shadow.Compute(c))]),
        Of<float>("opacity", "a number from 0 to 1, or a percentage", CssParts.Share, (s, v, _) => s.Opacity = v),
        Keyword("visibility", [("visible", false), ("hidden", true)], (s, v) => s.IsInvisible = v),

        // A shadow without a colour has that of the text: known by now.
        Of<IReadOnlyList<FilterPart>>("filter", FilterList.Expected, FilterList.Parse, (s, v, c) => s.Filters = FilterList.Compute(v, s.Color, c), rank: 3),
        Of<IReadOnlyList<FilterPart>>("backdrop-filter", FilterList.Expected, FilterList.Parse, (s, v, c) => s.BackdropFilters = FilterList.Compute(v, s.Color, c), rank: 3),
        Keyword("mix-blend-mode", BlendModes, (s, v) => s.BlendMode = v),
        Keyword("isolation", [("auto", false), ("isolate", true)], (s, v) => s.IsIsolated = v),
        Of<TransformList>("transform", TransformList.Expected, TransformList.Parse, (s, v, c) => s.Transforms = s.Transforms with { Transform = v.Compute(c) }),
        Of<TransformList>("translate", "one or two lengths such as 10px 50%, or none", text => TransformList.ParseSingle("translate", text),
            (s, v, c) => s.Transforms = s.Transforms with { Translate = v.Compute(c) }),
        Of<TransformList>("rotate", "an angle such as -6deg, or none", text => TransformList.ParseSingle("rotate", text), (s, v, _) => s.Transforms = s.Transforms with { Rotate = v }),
        Of<TransformList>("scale", "one or two numbers such as 1.2, or none", text => TransformList.ParseSingle("scale", text), (s, v, _) => s.Transforms = s.Transforms with { Scale = v }),
        Of<PicturePosition>("transform-origin", PicturePosition.Expected, PicturePosition.Parse, (s, v, c) => s.Transforms = s.Transforms with { Origin = v.Compute(c) }),
        Of<ClipShape>("clip-path", ClipShape.Expected, ClipShape.Parse, (s, v, c) => s.ClipPath = v is NoClip ? null : v.Compute(c)),
        Of<IReadOnlyList<Background>>("mask-image", "a gradient such as linear-gradient(black, transparent), url(mask.svg), several of them parted by commas, or none",
            CssParts.Images, (s, v, c) => s.Masks = CssParts.WithResources(v, c)),
    ];

    private static IReadOnlyList<(string, CompositeMode)> BlendModes =>
    [
        ("normal", CompositeMode.SourceOver),
        ("multiply", CompositeMode.Multiply),
        ("screen", CompositeMode.Screen),
        ("overlay", CompositeMode.Overlay),
        ("darken", CompositeMode.Darken),
        ("lighten", CompositeMode.Lighten),
        ("color-dodge", CompositeMode.ColorDodge),
        ("color-burn", CompositeMode.ColorBurn),
        ("hard-light", CompositeMode.HardLight),
        ("soft-light", CompositeMode.SoftLight),
        ("difference", CompositeMode.Difference),
        ("exclusion", CompositeMode.Exclusion),
        ("hue", CompositeMode.Hue),
        ("saturation", CompositeMode.Saturation),
        ("color", CompositeMode.Color),
        ("luminosity", CompositeMode.Luminosity),
        ("plus-lighter", CompositeMode.Plus),
    ];

    // Lists are for the layers in their order, and begin again when they are shorter.
    private static IEnumerable<StyleProperty> BackgroundParts() =>
    [
        Of<Rgba>("background-color", CssColor.Expected, CssParts.Color, (s, v, _) =>
            s.Backgrounds = [.. s.Backgrounds.Where((layer, i) => layer is not ColorBackground || i < s.Backgrounds.Count - 1), new ColorBackground(v)], rank: 4),
        Of<IReadOnlyList<Background>>("background-image", "a gradient, url(photo.jpg), several of them parted by commas, or none", CssParts.Images,
            (s, v, c) => s.Backgrounds = [.. CssParts.WithResources(v, c), .. s.Backgrounds.TakeLast(1).OfType<ColorBackground>()], rank: 3),
        Layers("background-size", "sizes such as 40px 40px, 50% auto, cover or contain", text => LayerSize.Parse(text), (layer, size, c) => size.Compute(c).On(layer)),
        Layers("background-position", PicturePosition.Expected, PicturePosition.Parse, (layer, place, c) => layer is PictureBackground picture
            ? picture with { Look = picture.Look with { Position = place.Compute(c) } }
            : layer with { Place = layer.Place with { Position = place.Compute(c) } }),
        Layers("background-repeat", "repeat, no-repeat, repeat-x, repeat-y, round or space", BackgroundLayer.Repeats,
            (layer, repeat, _) => layer with { Place = layer.Place with { Across = repeat.Across, Down = repeat.Down } }),
        Layers("background-clip", "border-box, padding-box or content-box", BackgroundLayer.BoxOf, (layer, box, _) => layer with { Place = layer.Place with { Clip = box } }, colors: true),
        Layers("background-origin", "border-box, padding-box or content-box", BackgroundLayer.BoxOf, (layer, box, _) => layer with { Place = layer.Place with { Origin = box } }),
    ];

    private static StyleProperty Layers<T>(string name, string expected, Func<string, T?> parse, Func<Background, T, StyleContext, Background> apply, bool colors = false)
        where T : struct =>
        Of<IReadOnlyList<T>>(name, expected, text =>
        {
            var values = new List<T>();
            foreach (var part in CssText.SplitList(text) ?? [""])
            {
                if (parse(part) is not { } value)
                {
                    return null;
                }

                values.Add(value);
            }

            return values;
        }, (s, v, c) => s.Backgrounds = [.. s.Backgrounds.Select((layer, i) => layer is ColorBackground && !colors ? layer : apply(layer, v[i % v.Count], c))], rank: 5);

    private static IEnumerable<StyleProperty> Borders()
    {
        (string Name, int Rank, Action<ComputedStyle, Func<BorderSide, BorderSide>> Change)[] groups =
        [
            ("border", 1, (s, change) => (s.BorderTop, s.BorderRight, s.BorderBottom, s.BorderLeft) =
                (change(s.BorderTop), change(s.BorderRight), change(s.BorderBottom), change(s.BorderLeft))),
            ("border-inline", 2, (s, change) => (s.BorderLeft, s.BorderRight) = (change(s.BorderLeft), change(s.BorderRight))),
            ("border-block", 2, (s, change) => (s.BorderTop, s.BorderBottom) = (change(s.BorderTop), change(s.BorderBottom))),
            ("border-inline-start", 3, (s, change) => _ = s.RightToLeft ? s.BorderRight = change(s.BorderRight) : s.BorderLeft = change(s.BorderLeft)),
            ("border-inline-end", 3, (s, change) => _ = s.RightToLeft ? s.BorderLeft = change(s.BorderLeft) : s.BorderRight = change(s.BorderRight)),
            ("border-top", 3, (s, change) => s.BorderTop = change(s.BorderTop)),
            ("border-right", 3, (s, change) => s.BorderRight = change(s.BorderRight)),
            ("border-bottom", 3, (s, change) => s.BorderBottom = change(s.BorderBottom)),
            ("border-left", 3, (s, change) => s.BorderLeft = change(s.BorderLeft)),
        ];
        foreach (var (name, rank, change) in groups)
        {
            yield return Of<BorderParts>(name, "a width, a style and a colour such as 1px solid #334155, or none", CssParts.Border,
                (s, v, c) => change(s, _ => new BorderSide(v.Width.Compute(c).Value, v.Color, v.Style)), rank);

            // Any part of a side wins over any border as a whole.
            if (name is "border")
            {
                yield return Of<Sides>("border-width", "one to four lengths such as 2px", text => CssParts.FourSides(text, auto: false, negative: false), (s, v, c) =>
                {
                    var sides = v.Compute(c);
                    s.BorderTop = s.BorderTop with { WidthPx = sides.Top.Resolve(0) };
                    s.BorderRight = s.BorderRight with { WidthPx = sides.Right.Resolve(0) };
                    s.BorderBottom = s.BorderBottom with { WidthPx = sides.Bottom.Resolve(0) };
                    s.BorderLeft = s.BorderLeft with { WidthPx = sides.Left.Resolve(0) };
                }, rank: 4);
            }
            else
            {
                yield return Of<Length>($"{name}-width", AWidth, text => CssParts.OneSide(text, auto: false, negative: false),
                    (s, v, c) => change(s, side => side with { WidthPx = v.Compute(c).Resolve(0) }), rank + 3);
            }

            yield return Of<Rgba>($"{name}-color", CssColor.Expected, CssParts.Color, (s, v, _) => change(s, side => side with { Color = v }), rank + 3);
            yield return Of<BorderStyle>($"{name}-style", ALineStyle, CssParts.LineStyle, (s, v, _) => change(s, side => side with { Style = v }), rank + 3);
        }
    }

    private static StyleProperty Corner(string name, Func<Sides, Length, Sides> set) =>
        Of<(Length Width, Length Height)>(name, "one or two lengths such as 24px", text => CssParts.TwoSides(text, auto: false, negative: false), (s, v, c) =>
        {
            var (width, height) = (v.Width.Compute(c), v.Height.Compute(c));
            s.RadiusHeights = width == height && s.RadiusHeights is null ? null : set(s.RadiusHeights ?? s.Radius, height);
            s.Radius = set(s.Radius, width);
        }, rank: 3);
}
