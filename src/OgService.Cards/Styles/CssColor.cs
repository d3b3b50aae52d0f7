using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Styles;

/// <summary>Reads colours as CSS Color 4 writes them: hex, functions such as <c>oklch()</c>, names, and <c>color-mix(in oklab, …)</c>.</summary>
internal static class CssColor
{
    public const string Expected = "a colour such as \"#38bdf8\", rgb(56 189 248 / 50%) or teal";

    // color-mix nests; more than this is nobody's design.
    private const int MaxDepth = 8;

    public static bool TryParse(string text, out Rgba color) => TryParse(text.Trim(), 0, out color);

    /// <summary>Mixes in sRGB, premultiplied (CSS Color 5, 3): <paramref name="amount"/> of <paramref name="second"/>, the rest of <paramref name="first"/>.</summary>
    public static Rgba Mix(Rgba first, Rgba second, double amount)
    {
        var a = first.A / 255.0;
        var b = second.A / 255.0;
        var alpha = (a * (1 - amount)) + (b * amount);
        return alpha <= 0
            ? default
            : new Rgba(Channel(first.R, second.R), Channel(first.G, second.G), Channel(first.B, second.B), ToByte(alpha * 255));

        byte Channel(byte x, byte y) => ToByte(((x * a * (1 - amount)) + (y * b * amount)) / alpha);
    }

    /// <summary>About WCAG 2's contrast ratio, 1 to 21: channels are squared instead of raised to 2.4, which every machine does alike.</summary>
    public static double ContrastOf(Rgba first, Rgba second)
    {
        var a = Luminance(first);
        var b = Luminance(second);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

        static double Luminance(Rgba color) =>
            ((0.2126 * color.R * color.R) + (0.7152 * color.G * color.G) + (0.0722 * color.B * color.B)) / (255.0 * 255.0);
    }

    public static byte ToByte(double channel) => (byte)Math.Clamp(Math.Floor(channel + 0.5), 0, 255);

    private static bool TryParse(string text, int depth, out Rgba color)
    {
        color = default;
        if (depth > MaxDepth || text.Length == 0)
        {
            return false;
        }

        if (text[0] == '#')
        {
            return TryHex(text.AsSpan(1), out color);
        }

        if (CssText.TryFunction(text, "color-mix", out var arguments))
        {
            return TryMix(arguments, depth, out color);
        }

        if (text[^1] == ')')
        {
            return ColorFunction.TryParse(text, out color);
        }

        return NamedColors.TryGet(text, out color) || text.Equals("transparent", StringComparison.OrdinalIgnoreCase);
    }

    private static bool TryHex(ReadOnlySpan<char> digits, out Rgba color)
    {
        color = default;
        Span<byte> values = stackalloc byte[8];
        if (digits.Length is not (3 or 4 or 6 or 8))
        {
            return false;
        }

        for (var i = 0; i < digits.Length; i++)
        {
            if (!char.IsAsciiHexDigit(digits[i]))
            {
                return false;
            }

            values[i] = (byte)(char.IsAsciiDigit(digits[i]) ? digits[i] - '0' : (digits[i] | 0x20) - 'a' + 10);
        }

        color = digits.Length switch
        {
            3 => new Rgba((byte)(values[0] * 17), (byte)(values[1] * 17), (byte)(values[2] * 17)),
            4 => new Rgba((byte)(values[0] * 17), (byte)(values[1] * 17), (byte)(values[2] * 17), (byte)(values[3] * 17)),
            6 => new Rgba(Pair(values, 0), Pair(values, 2), Pair(values, 4)),
            _ => new Rgba(Pair(values, 0), Pair(values, 2), Pair(values, 4), Pair(values, 6)),
        };
        return true;

        static byte Pair(ReadOnlySpan<byte> values, int at) => (byte)((values[at] * 16) + values[at + 1]);
    }

    private static bool TryMix(string arguments, int depth, out Rgba color)
    {
        color = default;
        if (CssText.SplitList(arguments) is not [var method, var first, var second]
            || !TryMethod(method, out var space, out var route)
            || !TryMixPart(first, depth, out var a, out var ofFirst)
            || !TryMixPart(second, depth, out var b, out var ofSecond))
        {
            return false;
        }

        var share = (ofFirst, ofSecond) switch
        {
            (null, null) => 0.5,
            (null, { } y) => y,
            ({ } x, null) => 1 - x,
            ({ } x, { } y) => x + y > 0 ? y / (x + y) : 0.5,
        };
        share = Math.Clamp(share, 0, 1);
        color = space == ColorSpace.Srgb ? Mix(a, b, share) : ColorMixing.Mix(a, b, share, space, route);

        // CSS Color 5, 3.1: shares that add up to less than all leave the rest transparent.
        if (ofFirst + ofSecond is { } sum and < 1)
        {
            color = color with { A = ToByte(color.A * sum) };
        }

        return true;
    }

    /// <summary>Where colours mix, such as <c>in oklch longer hue</c> (CSS Color 4, 12.1).</summary>
    public static bool TryMethod(string text, out ColorSpace space, out HueRoute route)
    {
        (space, route) = (default, default);
        var words = CssText.SplitWords(text.ToLowerInvariant());
        if (words is not (["in", _] or ["in", _, _, "hue"]))
        {
            return false;
        }

        ColorSpace? known = words[1] switch
        {
            "srgb" => ColorSpace.Srgb,
            "srgb-linear" or "linear" => ColorSpace.SrgbLinear,
            "display-p3" => ColorSpace.DisplayP3,
            "xyz" or "xyz-d65" => ColorSpace.Xyz,
            "xyz-d50" => ColorSpace.XyzD50,
            "lab" => ColorSpace.Lab,
            "oklab" => ColorSpace.Oklab,
            "hsl" => ColorSpace.Hsl,
            "hwb" => ColorSpace.Hwb,
            "lch" => ColorSpace.Lch,
            "oklch" => ColorSpace.Oklch,
            _ => null,
        };
        HueRoute? way = words.Count == 2 ? HueRoute.Shorter : words[2] switch
        {
            "shorter" => HueRoute.Shorter,
            "longer" => HueRoute.Longer,
            "increasing" => HueRoute.Increasing,
            "decreasing" => HueRoute.Decreasing,
            _ => null,
        };
        (space, route) = (known ?? default, way ?? default);
        return known is not null && way is not null && (words.Count == 2 || space >= ColorSpace.Hsl);
    }

    private static bool TryMixPart(string text, int depth, out Rgba color, out double? share)
    {
        share = null;
        color = default;
        var words = CssText.SplitWords(text);
        if (words is [.., var last] && words.Count == 2 && last.EndsWith('%') && CssText.TryNumberOrPercent(last, out var number) && number is >= 0 and <= 1)
        {
            share = number;
            return TryParse(words[0], depth + 1, out color);
        }

        return words is [var only] && TryParse(only, depth + 1, out color);
    }
}
