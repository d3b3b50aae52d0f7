namespace OgService.Raster;

/// <summary>What the ends of an open figure look like.</summary>
public enum LineCap
{
    Butt,
    Round,
    Square,
}

/// <summary>What the corners of a stroked figure look like.</summary>
public enum LineJoin
{
    Miter,
    Round,
    Bevel,

    /// <summary>A miter whose tip is cut off where it would pass the limit.</summary>
    MiterClip,
}

/// <summary>How a path is stroked (SVG 2, 13.5).</summary>
public sealed record StrokeStyle
{
    /// <summary>In pixels; one that is not positive strokes nothing.</summary>
    public float Width { get; init; } = 1;

    public LineCap Cap { get; init; } = LineCap.Butt;

    public LineJoin Join { get; init; } = LineJoin.Miter;

    /// <summary>A miter longer than this many widths becomes a bevel, or is cut off there by <see cref="LineJoin.MiterClip"/>; at least 1.</summary>
    public float MiterLimit { get; init; } = 4;

    /// <summary>Lengths of dashes and gaps in turn, in pixels; an odd number is gone through twice. Empty, negative or all zero: a whole line.</summary>
    public IReadOnlyList<float> Dashes { get; init; } = [];

    /// <summary>Where in the pattern each figure starts, in pixels.</summary>
    public float DashOffset { get; init; }
}
