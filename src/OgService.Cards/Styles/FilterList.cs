using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Styles;

/// <summary>One function of <c>filter</c> as written.</summary>
/// <param name="Shadow">Of <c>drop-shadow()</c>; null for all others.</param>
/// <param name="Blur">Of <c>blur()</c>; null for all others.</param>
/// <param name="Color">What looks at one pixel only.</param>
internal sealed record FilterPart(BoxShadow? Shadow, Length? Blur, ColorFilter? Color);

/// <summary>Reads <c>filter</c> and <c>backdrop-filter</c> (Filter Effects 1, 6).</summary>
internal static class FilterList
{
    public const string Expected = "filters such as blur(8px) brightness(0.8) saturate(140%), or none";

    private const int MaxFilters = 10;

    // A larger blur costs time and looks like nothing.
    private const float MaxSigmaPx = 200;
    private const double MaxAmount = 100;

    public static IReadOnlyList<FilterPart>? Parse(string text)
    {
        if (text == "none")
        {
            return [];
        }

        if (CssText.SplitWords(text.Replace(")", ") ", StringComparison.Ordinal)) is not { Count: >= 1 and <= MaxFilters } words)
        {
            return null;
        }

        var filters = new List<FilterPart>();
        foreach (var word in words)
        {
            if (One(word) is not { } filter)
            {
                return null;
            }

            filters.Add(filter);
        }

        return filters;
    }

    public static IReadOnlyList<PixelFilter> Compute(IReadOnlyList<FilterPart> parts, Rgba color, StyleContext context) =>
        [.. parts.Select(PixelFilter (part) => part switch
        {
            { Blur: { } blur } => new BlurFilter(Math.Min(blur.Compute(context).Value, MaxSigmaPx)),
            { Shadow: { } shadow } => Shadow(shadow.Compute(context), shadow.Color ?? color),
            _ => part.Color!,
        })];

    // Filter Effects 1, 6.1: the third length of a drop shadow is its standard deviation, as that of blur().
    private static DropShadowFilter Shadow(BoxShadow shadow, Rgba color) =>
        new(shadow.X.Value, shadow.Y.Value, Math.Min(shadow.Blur.Value, MaxSigmaPx), color);

    private static FilterPart? One(string text)
    {
        var bracket = text.IndexOf('(');
        if (bracket <= 0 || text[^1] != ')')
        {
            return null;
        }

        var (name, argument) = (text[..bracket].ToLowerInvariant(), text[(bracket + 1)..^1].Trim());
        switch (name)
        {
            case "blur":
                return argument.Length == 0 ? new FilterPart(null, Length.Zero, null)
                    : Length.TryParse(argument, out var length) && length is { Value: >= 0, HasPercent: false } ? new FilterPart(null, length, null)
                    : null;
            case "drop-shadow":
                return BoxShadow.ParseTextList(argument) is [var shadow] ? new FilterPart(shadow, null, null) : null;
            case "hue-rotate":
                return argument is "" or "0" ? Of(ColorFilter.HueRotate(0))
                    : CssText.TryAngle(argument, out var degrees) ? Of(ColorFilter.HueRotate(degrees))
                    : null;
        }

        var amount = 1.0;
        if (argument.Length > 0 && !(CssText.TryNumberOrPercent(argument, out amount) && amount is >= 0 and <= MaxAmount))
        {
            return null;
        }

        return name switch
        {
            "brightness" => Of(ColorFilter.Brightness(amount)),
            "contrast" => Of(ColorFilter.Contrast(amount)),
            "saturate" => Of(ColorFilter.Saturate(amount)),
            "grayscale" => Of(ColorFilter.Grayscale(Math.Min(amount, 1))),
            "sepia" => Of(ColorFilter.Sepia(Math.Min(amount, 1))),
            "invert" => Of(ColorFilter.Invert(Math.Min(amount, 1))),
            "opacity" => Of(ColorFilter.Opacity(Math.Min(amount, 1))),
            _ => null,
        };
    }

    private static FilterPart Of(ColorFilter filter) => new(null, null, filter);
}
