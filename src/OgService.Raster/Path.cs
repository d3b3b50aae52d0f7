using System.Numerics;

namespace OgService.Raster;

public enum FillRule
{
    NonZero,
    EvenOdd,
}

/// <summary>A rectangle in pixels; y grows downwards.</summary>
public readonly record struct Rect(float X, float Y, float Width, float Height)
{
    public float Right => X + Width;

    public float Bottom => Y + Height;

    public Rect Inflate(float by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));
}

/// <summary>Corner radii in pixels, clockwise from the top left.</summary>
public readonly record struct CornerRadii(float TopLeft, float TopRight, float BottomRight, float BottomLeft)
{
    public static CornerRadii All(float radius) => new(radius, radius, radius, radius);
}

/// <summary>A shape made of lines and curves. Immutable; made by <see cref="PathBuilder"/>.</summary>
public sealed class Path
{
    internal Path()
    {
    }

    public static Path Rectangle(Rect rect) => throw new NotImplementedException();

    /// <summary>Radii that do not fit are scaled down together (CSS Backgrounds 3, 5.5).</summary>
    public static Path RoundedRectangle(Rect rect, CornerRadii radii) => throw new NotImplementedException();

    public Path Transform(Matrix3x2 matrix) => throw new NotImplementedException();
}

/// <summary>Builds a <see cref="Path"/>. Open figures are closed when filled.</summary>
public sealed class PathBuilder
{
    public PathBuilder MoveTo(float x, float y) => throw new NotImplementedException();

    public PathBuilder LineTo(float x, float y) => throw new NotImplementedException();

    public PathBuilder QuadraticTo(float cx, float cy, float x, float y) => throw new NotImplementedException();

    public PathBuilder CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y) => throw new NotImplementedException();

    public PathBuilder Close() => throw new NotImplementedException();

    public Path Build() => throw new NotImplementedException();
}
