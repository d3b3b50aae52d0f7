using OgService.Raster;
using OgService.Svg.Documents;
using OgService.Svg.Values;

namespace OgService.Svg.Styles;

/// <summary>The style of an element from its parent's and its own attributes. What is wrong counts as not said.</summary>
internal static class StyleReader
{
    private const int MostDashes = 1_000;

    private static readonly Style Initial = new();

    public static Style Apply(Style parent, SvgElement element)
    {
        // Colour and font size first: others are made from them.
        var style = parent;
        if (element["color"] is { } color && ColorText.TryParse(color, out var current))
        {
            style = style with { Color = current };
        }

        if (element["font-size"] is { } size && FontSize(size, parent.FontSize) is { } px)
        {
            style = style with { FontSize = px };
        }

        foreach (var (name, value) in element.Attributes)
        {
            if (value is not "inherit")
            {
                style = With(style, name, value is "initial" or "unset" ? null : value.Trim());
            }
        }

        return style;
    }

    private static double? FontSize(string text, double parent) => text switch
    {
        "medium" => 12,
        _ => Length.Parse(text) is { Value: >= 0 } length ? (length.Unit == LengthUnit.Percent ? length.Value / 100 * parent : length.Resolve(default, default, parent)) : null,
    };

    // Null is the initial value.
    private static Style With(Style style, string name, string? value) => name switch
    {
        "fill" => style with { Fill = value is null ? Initial.Fill : PaintValue.Parse(value) ?? style.Fill },
        "fill-opacity" => style with { FillOpacity = Opacity(value, style.FillOpacity) },
        "fill-rule" => style with { FillRule = Rule(value, style.FillRule) },
        "clip-rule" => style with { ClipRule = Rule(value, style.ClipRule) },
        "stroke" => style with { Stroke = value is null ? Initial.Stroke : PaintValue.Parse(value) ?? style.Stroke },
        "stroke-opacity" => style with { StrokeOpacity = Opacity(value, style.StrokeOpacity) },
        "stroke-width" => style with { StrokeWidth = value is null ? Initial.StrokeWidth : Fixed(value, style) ?? style.StrokeWidth },
        "stroke-linecap" => style with
        {
            LineCap = value switch { "butt" or null => LineCap.Butt, "round" => LineCap.Round, "square" => LineCap.Square, _ => style.LineCap },
        },
        "stroke-linejoin" => style with
        {
            LineJoin = value switch
            {
                "miter" or "arcs" or null => LineJoin.Miter,
                "miter-clip" => LineJoin.MiterClip,
                "round" => LineJoin.Round,
                "bevel" => LineJoin.Bevel,
                _ => style.LineJoin,
            },
        },
        "stroke-miterlimit" => style with { MiterLimit = value is null ? Initial.MiterLimit : Number(value) is >= 1 and var limit ? limit : style.MiterLimit },
        "stroke-dasharray" => style with { Dashes = Dashes(value, style) ?? style.Dashes },
        "stroke-dashoffset" => style with { DashOffset = value is null ? default : Fixed(value, style) ?? style.DashOffset },
        "visibility" => style with { IsVisible = value switch { "visible" or null => true, "hidden" or "collapse" => false, _ => style.IsVisible } },
        "paint-order" => style with { PaintOrder = value is null ? PaintOrder.Normal : PaintOrder.Parse(value) },
        "marker-start" => style with { MarkerStart = Marker(value) },
        "marker-mid" => style with { MarkerMid = Marker(value) },
        "marker-end" => style with { MarkerEnd = Marker(value) },
        "shape-rendering" => style with { SmoothEdges = value is not ("crispEdges" or "optimizeSpeed") },
        "image-rendering" => style with
        {
            ImageFilter = value is "optimizeSpeed" or "pixelated" or "crisp-edges" ? ImageFilter.Nearest : ImageFilter.Smooth,
        },
        "color-interpolation" => style with { MasksInLinearLight = value is "linearRGB" },
        _ => style,
    };

    private static double Opacity(string? value, double otherwise) => value is null ? 1 : ColorText.ParseOpacity(value) ?? otherwise;

    private static FillRule Rule(string? value, FillRule otherwise) => value switch
    {
        "nonzero" or null => FillRule.NonZero,
        "evenodd" => FillRule.EvenOdd,
        _ => otherwise,
    };

    private static string? Marker(string? value) => value is not null && LocalReference.TryFunction(value, out var id, out _) ? id : null;

    private static double? Number(string text) => Length.Parse(text) is { Unit: LengthUnit.None } number ? number.Value : null;

    // Ems are of the element that says them, not of those that inherit it.
    private static Length? Fixed(string text, Style style) => Length.Parse(text) is { } length ? Fixed(length, style) : null;

    private static Length Fixed(Length length, Style style) =>
        length.Unit is LengthUnit.Em or LengthUnit.Ex ? new Length(length.Resolve(Direction.Across, default, style.FontSize)) : length;

    private static List<Length>? Dashes(string? value, Style style)
    {
        if (value is null or "none")
        {
            return [];
        }

        var list = new List<Length>();
        var cursor = new TextCursor(value);
        cursor.SkipSpaces();
        while (!cursor.AtEnd && list.Count < MostDashes)
        {
            if (!Length.TryRead(ref cursor, out var length))
            {
                return null;
            }

            list.Add(Fixed(length, style));
            cursor.SkipSeparator();
        }

        return list;
    }
}
