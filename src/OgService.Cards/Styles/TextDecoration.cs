using OgService.Imaging;

namespace OgService.Cards.Styles;

[Flags]
internal enum DecorationLines
{
    None = 0,
    Underline = 1,
    Overline = 2,
    LineThrough = 4,
}

/// <summary>Lines under, over and through a text (CSS Text Decoration 4). Lengths in pixels.</summary>
/// <param name="Color">Null is that of the text.</param>
/// <param name="ThicknessPx">Null is the font's own.</param>
/// <param name="OffsetPx">From the baseline down to an underline; null is the font's own.</param>
/// <param name="CrossesInk">Whether an underline goes through what hangs below the baseline instead of around it.</param>
internal readonly record struct TextDecoration(DecorationLines Lines, Rgba? Color, float? ThicknessPx, float? OffsetPx, bool CrossesInk)
{
    public const string Expected = "underline, overline, line-through, several of them, with a colour and a thickness such as underline #38bdf8 4px, or none";

    /// <summary>The shorthand: lines, and perhaps a colour and a thickness, in any order.</summary>
    public static DecorationParts? Parse(string text)
    {
        var lines = DecorationLines.None;
        Rgba? color = null;
        Length? thickness = null;
        var words = CssText.SplitWords(text);
        if (words is ["none"])
        {
            return new DecorationParts(lines, null, null);
        }

        foreach (var word in words ?? [])
        {
            var line = word switch
            {
                "underline" => DecorationLines.Underline,
                "overline" => DecorationLines.Overline,
                "line-through" => DecorationLines.LineThrough,
                _ => DecorationLines.None,
            };
            if (line != DecorationLines.None && !lines.HasFlag(line))
            {
                lines |= line;
            }
            else if (thickness is null && Thickness(word) is { Length: { } length })
            {
                thickness = length;
            }
            else if (color is null && CssColor.TryParse(word, out var parsed))
            {
                color = parsed;
            }
            else if (word is not "solid")
            {
                return null;
            }
        }

        return lines == DecorationLines.None ? null : new DecorationParts(lines, color, thickness);
    }

    /// <summary>A length, or <c>auto</c>.</summary>
    public static DecorationLength? Thickness(string text) => text == "auto" ? new DecorationLength(null)
        : Length.TryParse(text, out var length) && length is { Value: >= 0, HasPercent: false } ? new DecorationLength(length)
        : null;

    public static DecorationLength? Offset(string text) => text == "auto" ? new DecorationLength(null)
        : Length.TryParse(text, out var length) && !length.HasPercent ? new DecorationLength(length)
        : null;
}

internal sealed record DecorationParts(DecorationLines Lines, Rgba? Color, Length? Thickness);

/// <param name="Length">Null is <c>auto</c>.</param>
internal sealed record DecorationLength(Length? Length);
