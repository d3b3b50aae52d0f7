using OgService.Imaging;

namespace OgService.Svg.Values;

/// <summary>Colours as CSS Color 4 writes them in sRGB: hex, <c>rgb()</c>, <c>hsl()</c>, names.</summary>
internal static class ColorText
{
    /// <returns>False for what is no colour, <c>currentColor</c> and <c>none</c> included.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Rgba color) => TryRead(text, out color, out var rest) && rest.Trim().IsEmpty;

    /// <summary>Reads a colour at the beginning of a text.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out Rgba color, out ReadOnlySpan<char> rest)
    {
        text = text.Trim();
        color = default;
        rest = default;
        if (text.StartsWith('#'))
        {
            var length = text[1..].IndexOfAnyExcept("0123456789abcdefABCDEF");
            length = length < 0 ? text.Length - 1 : length;
            rest = text[(length + 1)..];
            return TryHex(text.Slice(1, length), out color);
        }

        var end = text.IndexOfAny(" \t\r\n\f(");
        var name = end < 0 ? text : text[..end];
        if (end >= 0 && text[end] == '(')
        {
            var close = text.IndexOf(')');
            if (close < 0)
            {
                return false;
            }

            rest = text[(close + 1)..];
            var inside = text[(end + 1)..close];
            return name switch
            {
                _ when Is(name, "rgb") || Is(name, "rgba") => TryRgb(inside, out color),
                _ when Is(name, "hsl") || Is(name, "hsla") => TryHsl(inside, out color),
                _ => false,
            };
        }

        rest = text[name.Length..];
        return Is(name, "transparent") || NamedColors.TryGet(name.ToString(), out color);
    }

    /// <summary>A number or percentage, 0 to 1, as opacities are written.</summary>
    public static double? ParseOpacity(string text)
    {
        var cursor = new TextCursor(text);
        cursor.SkipSpaces();
        if (!cursor.TryNumber(out var value))
        {
            return null;
        }

        value = cursor.TryTake('%') ? value / 100 : value;
        cursor.SkipSpaces();
        return cursor.AtEnd ? Math.Clamp(value, 0, 1) : null;
    }

    private static bool Is(ReadOnlySpan<char> text, string name) => text.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool TryHex(ReadOnlySpan<char> digits, out Rgba color)
    {
        Span<byte> v = stackalloc byte[8];
        if (digits.Length is 3 or 4)
        {
            for (var i = 0; i < digits.Length; i++)
            {
                v[i] = (byte)(Digit(digits[i]) * 17);
            }
        }
        else if (digits.Length is 6 or 8)
        {
            for (var i = 0; i < digits.Length / 2; i++)
            {
                v[i] = (byte)((Digit(digits[2 * i]) * 16) + Digit(digits[(2 * i) + 1]));
            }
        }
        else
        {
            color = default;
            return false;
        }

        color = new Rgba(v[0], v[1], v[2], digits.Length is 4 or 8 ? v[3] : (byte)255);
        return true;

        static int Digit(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
    }

    private static bool TryRgb(ReadOnlySpan<char> inside, out Rgba color)
    {
        color = default;
        Span<Part> parts = stackalloc Part[4];
        if (!TryParts(inside, parts, out var alpha))
        {
            return false;
        }

        color = new Rgba(Channel(parts[0]), Channel(parts[1]), Channel(parts[2]), ToByte(alpha * 255));
        return true;

        static byte Channel(Part part) => ToByte(part.IsPercent ? part.Number * 2.55 : part.Number);
    }

    private static bool TryHsl(ReadOnlySpan<char> inside, out Rgba color)
    {
        color = default;
        Span<Part> parts = stackalloc Part[4];
        if (!TryParts(inside, parts, out var alpha))
        {
            return false;
        }

        var hue = parts[0].Number;
        hue -= Math.Floor(hue / 360) * 360;
        var s = Math.Clamp(parts[1].Number / 100, 0, 1);
        var l = Math.Clamp(parts[2].Number / 100, 0, 1);
        color = new Rgba(Channel(0), Channel(8), Channel(4), ToByte(alpha * 255));
        return true;

        // CSS Color 4, 7.1.
        byte Channel(int n)
        {
            var k = (n + (hue / 30)) % 12;
            return ToByte((l - (s * Math.Min(l, 1 - l) * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)))) * 255);
        }
    }

    // Both forms: rgb(1, 2, 3, 0.5) and rgb(1 2 3 / 50%). Angles may have units.
    private static bool TryParts(ReadOnlySpan<char> inside, Span<Part> parts, out double alpha)
    {
        alpha = 1;
        var cursor = new TextCursor(inside);
        var count = 0;
        cursor.SkipSpaces();
        while (!cursor.AtEnd && count < 4)
        {
            if (!cursor.TryNumber(out var number))
            {
                return false;
            }

            var isPercent = cursor.TryTake('%');
            double? scale = isPercent ? 1 : cursor.TakeLetters() switch { "" or "deg" => 1, "grad" => 0.9, "turn" => 360, "rad" => 180 / Math.PI, _ => null };
            if (scale is null)
            {
                return false;
            }

            parts[count++] = new Part(number * scale.Value, isPercent);
            if (!cursor.SkipSeparator() && cursor.TryTake('/'))
            {
                cursor.SkipSpaces();
            }
        }

        if (count == 4)
        {
            alpha = parts[3].IsPercent ? parts[3].Number / 100 : parts[3].Number;
        }

        return count >= 3 && cursor.AtEnd;
    }

    private static byte ToByte(double channel) => (byte)Math.Clamp(Math.Floor(channel + 0.5), 0, 255);

    private readonly record struct Part(double Number, bool IsPercent);
}
