namespace OgService.Raster;

/// <summary>An affine map, such as from pixels to the plane of a gradient: (x, y) goes to (Xx·x + Xy·y + Dx, Yx·x + Yy·y + Dy).</summary>
/// <remarks>Plain products and sums, never fused: every machine gets the same.</remarks>
public readonly record struct PlaneMap(double Xx, double Yx, double Xy, double Yy, double Dx, double Dy)
{
    public static PlaneMap Identity { get; } = new(1, 0, 0, 1, 0, 0);

    public bool IsIdentity => this == Identity;

    /// <summary>Whether rectangles stay upright.</summary>
    public bool KeepsAxes => Yx == 0 && Xy == 0;

    /// <summary>How many times larger areas become; negative when mirrored.</summary>
    public double Determinant => (Xx * Yy) - (Xy * Yx);

    /// <summary>How many times longer a line becomes, on the average of all directions.</summary>
    public double Scale => Math.Sqrt(Math.Abs(Determinant));

    public bool IsInvertible => Determinant is var area && area != 0 && double.IsFinite(1 / area) && double.IsFinite(Dx) && double.IsFinite(Dy);

    public static PlaneMap Move(double x, double y) => new(1, 0, 0, 1, x, y);

    public (double X, double Y) Map(double x, double y) => ((Xx * x) + (Xy * y) + Dx, (Yx * x) + (Yy * y) + Dy);

    /// <summary>First the inner one, then this.</summary>
    public PlaneMap After(in PlaneMap inner) => new(
        (Xx * inner.Xx) + (Xy * inner.Yx),
        (Yx * inner.Xx) + (Yy * inner.Yx),
        (Xx * inner.Xy) + (Xy * inner.Yy),
        (Yx * inner.Xy) + (Yy * inner.Yy),
        (Xx * inner.Dx) + (Xy * inner.Dy) + Dx,
        (Yx * inner.Dx) + (Yy * inner.Dy) + Dy);

    /// <summary>Back again; undefined unless <see cref="IsInvertible"/>.</summary>
    public PlaneMap Inverse()
    {
        var by = 1 / Determinant;
        return new PlaneMap(Yy * by, -Yx * by, -Xy * by, Xx * by, ((Xy * Dy) - (Yy * Dx)) * by, ((Yx * Dx) - (Xx * Dy)) * by);
    }

    /// <summary>The upright box around where a rectangle goes.</summary>
    public Rect Around(Rect rect)
    {
        var (x1, y1) = Map(rect.X, rect.Y);
        var (x2, y2) = Map(rect.X + (double)rect.Width, rect.Y);
        var (x3, y3) = Map(rect.X, rect.Y + (double)rect.Height);
        var (x4, y4) = Map(rect.X + (double)rect.Width, rect.Y + (double)rect.Height);
        var (left, right) = (Math.Min(Math.Min(x1, x2), Math.Min(x3, x4)), Math.Max(Math.Max(x1, x2), Math.Max(x3, x4)));
        var (top, bottom) = (Math.Min(Math.Min(y1, y2), Math.Min(y3, y4)), Math.Max(Math.Max(y1, y2), Math.Max(y3, y4)));
        return new Rect((float)left, (float)top, (float)(right - left), (float)(bottom - top));
    }
}
