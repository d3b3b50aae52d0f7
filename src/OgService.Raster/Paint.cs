using System.Numerics;
using OgService.Imaging;

namespace OgService.Raster;

/// <summary>What fills a shape.</summary>
public abstract record Paint
{
    public static Paint Solid(Rgba color) => new SolidPaint(color);
}

public sealed record SolidPaint(Rgba Color) : Paint;

/// <param name="Offset">0 to 1 along the gradient, or beyond; one lower than an offset before it counts as equal to that.</param>
public readonly record struct GradientStop(float Offset, Rgba Color);

/// <summary>Colours along a line or an angle. They mix premultiplied, in sRGB unless said otherwise (CSS Images 4, 3); the end colours go on beyond the ends.</summary>
/// <param name="Stops">None paint nothing; one is a solid colour.</param>
public abstract record GradientPaint(IReadOnlyList<GradientStop> Stops) : Paint
{
    /// <summary>Hides the steps between neighbouring colours by an ordered 8×8 pattern. Off by default: it makes a PNG
    /// half as large again, and steps of one level are hardly seen.</summary>
    public bool Dither { get; init; }

    /// <summary>What lies from the first stop to the last is repeated both ways without end.</summary>
    public bool Repeats { get; init; }

    /// <summary>Where the colours mix.</summary>
    public ColorSpace Space { get; init; }

    /// <summary>Which way round hues mix, in a space that has them.</summary>
    public HueRoute Hues { get; init; }
}

/// <summary>A gradient between two points, in pixels. Equal points paint the last colour.</summary>
public sealed record LinearGradientPaint(Vector2 Start, Vector2 End, IReadOnlyList<GradientStop> Stops) : GradientPaint(Stops);

/// <summary>A gradient from a centre outwards to an ellipse, in pixels.</summary>
/// <param name="Radius">Horizontal and vertical; one that is not positive paints the last colour.</param>
public sealed record RadialGradientPaint(Vector2 Center, Vector2 Radius, IReadOnlyList<GradientStop> Stops) : GradientPaint(Stops);

/// <summary>A gradient around a centre, clockwise.</summary>
/// <param name="StartTurn">Where it starts, in turns (1 is a full circle) clockwise from straight up.</param>
public sealed record ConicGradientPaint(Vector2 Center, float StartTurn, IReadOnlyList<GradientStop> Stops) : GradientPaint(Stops);
