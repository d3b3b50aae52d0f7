namespace OgService.Raster.Geometry;

/// <summary>Whole pixels from left and top up to, not including, right and bottom.</summary>
internal readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
{
    public int Width => Math.Max(0, Right - Left);

    public int Height => Math.Max(0, Bottom - Top);

    public bool IsEmpty => Left >= Right || Top >= Bottom;

    /// <summary>Every pixel the rectangle touches; empty when it is undefined or not positive.</summary>
    public static PixelBox Around(Rect rect) => Around(rect.X, rect.Y, (double)rect.X + rect.Width, (double)rect.Y + rect.Height);

    public static PixelBox Around(double left, double top, double right, double bottom)
    {
        if (!(left <= right && top <= bottom))
        {
            return default;
        }

        return new PixelBox(Whole(Math.Floor(left)), Whole(Math.Floor(top)), Whole(Math.Ceiling(right)), Whole(Math.Ceiling(bottom)));
    }

    public PixelBox Intersect(PixelBox other) => new(
        Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    public PixelBox Union(PixelBox other) => IsEmpty ? other : new PixelBox(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    public PixelBox Inflate(int by) => new(Left - by, Top - by, Right + by, Bottom + by);

    public bool Contains(PixelBox other) => other.Left >= Left && other.Top >= Top && other.Right <= Right && other.Bottom <= Bottom;

    private static int Whole(double value) => (int)Math.Clamp(value, -1e9, 1e9);
}
