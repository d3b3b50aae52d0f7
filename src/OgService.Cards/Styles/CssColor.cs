using OgService.Imaging;

namespace OgService.Cards.Styles;

/// <summary>Reads colours as CSS Color 4 writes them: hex, <c>rgb()</c>, <c>hsl()</c>, names, and <c>color-mix(in srgb, …)</c>.</summary>
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

        if (CssText.TryFunction(text, "rgb", out var arguments) || CssText.TryFunction(text, "rgba", out arguments))
        {
            return TryRgb(arguments, out color);
        }

        if (CssText.TryFunction(text, "hsl", out arguments) || CssText.TryFunction(text, "hsla", out arguments))
        {
            return TryHsl(arguments, out color);
        }

        if (CssText.TryFunction(text, "color-mix", out arguments))
        {
            return TryMix(arguments, depth, out color);
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

    // Both forms: rgb(1, 2, 3, 0.5) and rgb(1 2 3 / 50%).
    private static bool TryChannels(string arguments, out List<string> channels, out double alpha)
    {
        alpha = 1;
        channels = [.. arguments.Split([',', '/', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)];
        if (channels.Count == 4)
        {
            if (!CssText.TryNumberOrPercent(channels[3], out alpha))
            {
                return false;
            }

            channels.RemoveAt(3);
        }

        return channels.Count == 3;
    }

    private static bool TryRgb(string arguments, out Rgba color)
    {
        color = default;
        Span<byte> values = stackalloc byte[3];
        if (!TryChannels(arguments, out var channels, out var alpha))
        {
            return false;
        }

        for (var i = 0; i < 3; i++)
        {
            if (!CssText.TryNumberOrPercent(channels[i], out var value))
            {
                return false;
            }

            values[i] = ToByte(channels[i].EndsWith('%') ? value * 255 : value);
        }

        color = new Rgba(values[0], values[1], values[2], ToByte(alpha * 255));
        return true;
    }

    private static bool TryHsl(string arguments, out Rgba color)
    {
        color = default;
        if (!TryChannels(arguments, out var channels, out var alpha)
            || !CssText.TryNumber(channels[0].EndsWith("deg", StringComparison.OrdinalIgnoreCase) ? channels[0].AsSpan()[..^3] : channels[0], out var hue)
            || !CssText.TryNumber(channels[1].TrimEnd('%'), out var saturation)
            || !CssText.TryNumber(channels[2].TrimEnd('%'), out var lightness))
        {
            return false;
        }

        hue = ((hue % 360) + 360) % 360;
        var s = Math.Clamp(saturation / 100, 0, 1);
        var l = Math.Clamp(lightness / 100, 0, 1);
        color = new Rgba(Channel(0), Channel(8), Channel(4), ToByte(alpha * 255));
        return true;

        // CSS Color 4, 7.1.
        byte Channel(int n)
        {
            var k = (n + (hue / 30)) % 12;
            return ToByte((l - (s * Math.Min(l, 1 - l) * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)))) * 255);
        }
    }

    private static bool TryMix(string arguments, int depth, out Rgba color)
    {
        color = default;
        if (CssText.SplitList(arguments) is not [var space, var first, var second]
            || !space.Equals("in srgb", StringComparison.OrdinalIgnoreCase)
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
        color = Mix(a, b, Math.Clamp(share, 0, 1));

        // CSS Color 5, 3.1: shares that add up to less than all leave the rest transparent.
        if (ofFirst + ofSecond is { } sum and < 1)
        {
            color = color with { A = ToByte(color.A * sum) };
        }

        return true;
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
