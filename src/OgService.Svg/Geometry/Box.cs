using OgService.Raster;

namespace OgService.Svg.Geometry;

/// <summary>A rectangle along the axes; width and height may be 0, never negative.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    /// <summary>Whether it has an area.</summary>
    public bool HasArea => Right > Left && Bottom > Top;

    public static Box At(double x, double y, double width, double height) => new(x, y, x + width, y + height);

    public static Box? Join(Box? a, Box? b) => a is not { } one ? b : b is not { } other ? a : new Box(
        Math.Min(one.Left, other.Left), Math.Min(one.Top, other.Top), Math.Max(one.Right, other.Right), Math.Max(one.Bottom, other.Bottom));

    /// <summary>What both have in common; without area when they do not touch.</summary>
    public Box Intersect(Box other)
    {
        var (left, top) = (Math.Max(Left, other.Left), Math.Max(Top, other.Top));
        return new Box(left, top, Math.Max(left, Math.Min(Right, other.Right)), Math.Max(top, Math.Min(Bottom, other.Bottom)));
    }

    public Box Inflate(double by) => new(Left - by, Top - by, Right + by, Bottom + by);

    /// <summary>The box around the transformed corners.</summary>
    public Box Transform(in Affine by)
    {
        var (x0, y0) = by.Apply(Left, Top);
        var (x1, y1) = by.Apply(Right, Top);
        var (x2, y2) = by.Apply(Left, Bottom);
        var (x3, y3) = by.Apply(Right, Bottom);
        return new Box(
            Math.Min(Math.Min(x0, x1), Math.Min(x2, x3)),
            Math.Min(Math.Min(y0, y1), Math.Min(y2, y3)),
            Math.Max(Math.Max(x0, x1), Math.Max(x2, x3)),
            Math.Max(Math.Max(y0, y1), Math.Max(y2, y3)));
    }

    public Rect ToRect() => new((float)Left, (float)Top, (float)Width, (float)Height);
}
