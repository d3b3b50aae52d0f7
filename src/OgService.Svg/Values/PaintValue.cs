using OgService.Imaging;

namespace OgService.Svg.Values;

internal enum PaintKind : byte
{
    None,
    Color,
    CurrentColor,
    Server,
    ContextFill,
    ContextStroke,
}

/// <summary>What <c>fill</c> and <c>stroke</c> say (SVG 2, 13.2), before references are followed.</summary>
/// <param name="Server">The id of a gradient or pattern.</param>
/// <param name="Fallback">What counts when the server cannot be had; null when nothing is said.</param>
internal sealed record PaintValue(PaintKind Kind, Rgba Color = default, string? Server = null, PaintValue? Fallback = null)
{
    public static readonly PaintValue None = new(PaintKind.None);
    public static readonly PaintValue Black = new(PaintKind.Color, new Rgba(0, 0, 0));
    private static readonly PaintValue Current = new(PaintKind.CurrentColor);
    private static readonly PaintValue FromFill = new(PaintKind.ContextFill);
    private static readonly PaintValue FromStroke = new(PaintKind.ContextStroke);

    /// <returns>Null for what is no paint.</returns>
    public static PaintValue? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (LocalReference.TryFunction(text, out var id, out var rest))
        {
            // A fallback that is wrong, or a profile's colour, makes all of it wrong.
            var fallback = rest.IsEmpty || rest.Contains("icc-color(", StringComparison.Ordinal) ? null : Parse(rest);
            return rest.IsEmpty || fallback is not null ? new PaintValue(PaintKind.Server, Server: id, Fallback: fallback) : null;
        }

        if (Is(text, "none"))
        {
            return None;
        }

        if (Is(text, "currentColor"))
        {
            return Current;
        }

        if (text is "context-fill")
        {
            return FromFill;
        }

        if (text is "context-stroke")
        {
            return FromStroke;
        }

        // A profile's colour after the sRGB one is SVG 1.1's; it is not looked at.
        return ColorText.TryRead(text, out var color, out var more) && (more.Trim().IsEmpty || more.TrimStart().StartsWith("icc-color("))
            ? new PaintValue(PaintKind.Color, color)
            : null;
    }

    private static bool Is(ReadOnlySpan<char> text, string name) => text.Equals(name, StringComparison.OrdinalIgnoreCase);
}
