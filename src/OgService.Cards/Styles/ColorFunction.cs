using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Styles;

/// <summary>Reads colours written as functions (CSS Color 4, 5 to 10): <c>rgb()</c>, <c>hsl()</c>, <c>hwb()</c>, <c>lab()</c>, <c>lch()</c>, <c>oklab()</c>,
/// <c>oklch()</c> and <c>color()</c>. What lies outside of sRGB is cut off channel by channel, as browsers do.</summary>
internal static class ColorFunction
{
    public static bool TryParse(string text, out Rgba color)
    {
        color = default;
        var bracket = text.IndexOf('(');
        if (bracket <= 0 || text[^1] != ')' || !TryChannels(text[(bracket + 1)..^1], out var words, out var alpha))
        {
            return false;
        }

        ColorSpace space;
        ColorParts? parts;
        switch (text[..bracket].ToLowerInvariant())
        {
            case "rgb" or "rgba" when words.Length == 3:
                (space, parts) = (ColorSpace.Srgb, Parts(words, Level, Level, Level));
                break;
            case "hsl" or "hsla" when words.Length == 3:
                (space, parts) = (ColorSpace.Hsl, Parts(words, Hue, Hundredth, Hundredth));
                break;
            case "hwb" when words.Length == 3:
                (space, parts) = (ColorSpace.Hwb, Parts(words, Hue, Hundredth, Hundredth));
                break;
            case "lab" when words.Length == 3:
                (space, parts) = (ColorSpace.Lab, Parts(words, LabLightness, word => Scaled(word, 125), word => Scaled(word, 125)));
                break;
            case "oklab" when words.Length == 3:
                (space, parts) = (ColorSpace.Oklab, Parts(words, Lightness, word => Scaled(word, 0.4), word => Scaled(word, 0.4)));
                break;
            case "lch" when words.Length == 3:
                (space, parts) = (ColorSpace.Lch, Parts(words, LabLightness, word => Chroma(word, 150), Hue));
                break;
            case "oklch" when words.Length == 3:
                (space, parts) = (ColorSpace.Oklch, Parts(words, Lightness, word => Chroma(word, 0.4), Hue));
                break;
            case "color" when words.Length == 4 && CssColor.TryMethod("in " + words[0], out space, out _) && space < ColorSpace.Lab:
                parts = Parts(words[1..], word => Scaled(word, 1), word => Scaled(word, 1), word => Scaled(word, 1));
                break;
            default:
                return false;
        }

        if (parts is not { } known)
        {
            return false;
        }

        color = ColorConversion.ToRgba(ColorConversion.ToSrgb(known, space), alpha);
        return true;
    }

    // Both forms: rgb(1, 2, 3, 0.5) and rgb(1 2 3 / 50%).
    private static bool TryChannels(string arguments, out string[] words, out double alpha)
    {
        alpha = 1;
        var slash = arguments.IndexOf('/');
        var channels = slash < 0 ? arguments : arguments[..slash];
        words = channels.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var opacity = slash >= 0 ? arguments[(slash + 1)..].Trim() : null;
        if (opacity is null && words.Length == 4 && channels.Contains(',', StringComparison.Ordinal))
        {
            (opacity, words) = (words[3], words[..3]);
        }

        if (opacity is null or "none")
        {
            alpha = opacity is null ? 1 : 0;
            return true;
        }

        return CssText.TryNumberOrPercent(opacity, out alpha);
    }

    private static ColorParts? Parts(string[] words, Func<string, double?> first, Func<string, double?> second, Func<string, double?> third) =>
        One(words[0], first) is { } a && One(words[1], second) is { } b && One(words[2], third) is { } c ? new ColorParts(a, b, c) : null;

    private static double? One(string word, Func<string, double?> read) => word == "none" ? 0 : read(word);

    private static double? Level(string word) => CssText.TryNumberOrPercent(word, out var value) ? Math.Clamp(word.EndsWith('%') ? value : value / 255, 0, 1) : null;

    private static double? Hundredth(string word) => CssText.TryNumber(word.EndsWith('%') ? word[..^1] : word, out var value) ? Math.Clamp(value / 100, 0, 1) : null;

    private static double? Lightness(string word) => CssText.TryNumberOrPercent(word, out var value) ? Math.Clamp(value, 0, 1) : null;

    private static double? LabLightness(string word) => CssText.TryNumber(word.EndsWith('%') ? word[..^1] : word, out var value) ? Math.Clamp(value, 0, 100) : null;

    private static double? Chroma(string word, double whole) => Scaled(word, whole) is { } value ? Math.Max(0, value) : null;

    private static double? Scaled(string word, double whole) =>
        CssText.TryNumberOrPercent(word, out var value) && Math.Abs(value) <= 1_000 ? (word.EndsWith('%') ? value * whole : value) : null;

    private static double? Hue(string word) => CssText.TryAngle(word, out var degrees) || CssText.TryNumber(word, out degrees) ? degrees : null;
}
