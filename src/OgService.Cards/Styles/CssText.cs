using System.Globalization;

namespace OgService.Cards.Styles;

/// <summary>Splits CSS values at their top level: brackets hold together what stands in them.</summary>
internal static class CssText
{
    /// <summary>Null when brackets do not match.</summary>
    public static List<string>? SplitWords(string text) => Split(text, char.IsWhiteSpace, keepEmpty: false);

    /// <summary>Null when brackets do not match or a part is empty.</summary>
    public static List<string>? SplitList(string text)
    {
        var parts = Split(text, c => c == ',', keepEmpty: true);
        return parts is null || parts.Exists(part => part.Length == 0) ? null : parts;
    }

    /// <summary>What stands in the brackets of <c>name(…)</c>.</summary>
    public static bool TryFunction(string text, string name, out string arguments)
    {
        var fits = text.Length > name.Length + 1 && text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && text[name.Length] == '(' && text[^1] == ')';
        arguments = fits ? text[(name.Length + 1)..^1] : "";
        return fits;
    }

    public static bool TryNumber(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    /// <summary>A number, or a percentage as its hundredth.</summary>
    public static bool TryNumberOrPercent(ReadOnlySpan<char> text, out double number)
    {
        if (text.EndsWith("%"))
        {
            var found = TryNumber(text[..^1], out number);
            number /= 100;
            return found;
        }

        return TryNumber(text, out number);
    }

    /// <summary>An angle with its unit, in degrees from 0 up to 360.</summary>
    public static bool TryAngle(string text, out double degrees)
    {
        var (suffix, scale) = text switch
        {
            _ when Ends("deg") => (3, 1.0),
            _ when Ends("grad") => (4, 0.9),
            _ when Ends("rad") => (3, 180 / Math.PI),
            _ when Ends("turn") => (4, 360.0),
            _ => (0, 0),
        };
        degrees = 0;
        if (suffix == 0 || !TryNumber(text.AsSpan()[..^suffix], out var number))
        {
            return false;
        }

        degrees = ((number * scale % 360) + 360) % 360;
        return true;

        bool Ends(string unit) => text.EndsWith(unit, StringComparison.OrdinalIgnoreCase);
    }

    private static List<string>? Split(string text, Func<char, bool> separates, bool keepEmpty)
    {
        var parts = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '(')
            {
                depth++;
            }
            else if (i < text.Length && text[i] == ')')
            {
                if (--depth < 0)
                {
                    return null;
                }
            }

            if (i == text.Length || (depth == 0 && separates(text[i])))
            {
                var part = text[start..i].Trim();
                if (part.Length > 0 || keepEmpty)
                {
                    parts.Add(part);
                }

                start = i + 1;
            }
        }

        return depth == 0 ? parts : null;
    }
}
