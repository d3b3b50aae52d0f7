using System.Numerics;
using OgService.Imaging;

namespace OgService.Raster;

/// <summary>What fills a shape.</summary>
public abstract record Paint
{
    public static Paint Solid(Rgba color) => new SolidPaint(color);
}

public sealed record SolidPaint(Rgba Color) : Paint;

/// <param name="Offset">0 to 1 along the gradient, never falling from stop to stop.</param>
public readonly record struct GradientStop(float Offset, Rgba Color);

/// <summary>A gradient between two points, in pixels; the end colours go on beyond them. Colours mix premultiplied, in sRGB (CSS Images 3).</summary>
public sealed record LinearGradientPaint(Vector2 Start, Vector2 End, IReadOnlyList<GradientStop> Stops) : Paint;
