using System.Globalization;

namespace OgService.Typography.Fonts;

/// <summary>Reads lists of code points as CSS writes them: <c>U+0000-00FF,U+0131</c>.</summary>
internal static class CodePointRanges
{
    private const int MaximumCodePoint = 0x10FFFF;

    public static bool TryParse(ReadOnlySpan<char> text, List<(int First, int Last)> ranges)
    {
        foreach (var part in text.Split(','))
        {
            var range = text[part].Trim();
            if (!range.StartsWith("U+", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            range = range[2..];
            var dash = range.IndexOf('-');
            if (!TryParseCodePoint(dash < 0 ? range : range[..dash], out var first)
                || !TryParseCodePoint(dash < 0 ? range : range[(dash + 1)..], out var last)
                || last < first)
            {
                return false;
            }

            ranges.Add((first, last));
        }

        return true;
    }

    private static bool TryParseCodePoint(ReadOnlySpan<char> text, out int codePoint) =>
        int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out codePoint)
        && codePoint is >= 0 and <= MaximumCodePoint;
}
