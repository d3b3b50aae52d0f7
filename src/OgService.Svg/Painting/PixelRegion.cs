using OgService.Svg.Geometry;

namespace OgService.Svg.Painting;

/// <summary>Whole pixels, right and bottom not included.</summary>
internal readonly record struct PixelRegion(int Left, int Top, int Right, int Bottom)
{
    public int Width => Math.Max(0, Right - Left);

    public int Height => Math.Max(0, Bottom - Top);

    public long Area => (long)Width * Height;

    public bool IsEmpty => Width == 0 || Height == 0;

    /// <summary>The pixels of this region that a box touches; none of them when the box is undefined.</summary>
    public PixelRegion Within(Box box) => new(
        Whole(Math.Floor(box.Left), Left, Right),
        Whole(Math.Floor(box.Top), Top, Bottom),
        Whole(Math.Ceiling(box.Right), Left, Right),
        Whole(Math.Ceiling(box.Bottom), Top, Bottom));

    private static int Whole(double value, int least, int most) => double.IsNaN(value) ? least : (int)Math.Clamp(value, least, most);
}
