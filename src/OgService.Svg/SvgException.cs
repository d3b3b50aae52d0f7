namespace OgService.Svg;

/// <summary>Bytes that are no SVG document, or one beyond the limits.</summary>
/// <param name="line">From 1; 0 where no place is known.</param>
/// <param name="column">From 1; 0 where no place is known.</param>
public sealed class SvgException(string reason, int line = 0, int column = 0)
    : Exception(line > 0 ? $"{line}:{column}: {reason}" : reason)
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}
