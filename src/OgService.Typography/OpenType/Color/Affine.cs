namespace OgService.Typography;

/// <summary>A map of the plane: (x, y) goes to (Xx·x + Xy·y + Dx, Yx·x + Yy·y + Dy).</summary>
/// <remarks>Not <see cref="System.Numerics.Matrix3x2"/>, whose products may be fused on some processors and then differ in the last bit.</remarks>
public readonly record struct Affine(double Xx, double Yx, double Xy, double Yy, double Dx, double Dy)
{
    public static Affine Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>Whether every part is a number.</summary>
    public bool IsFinite => double.IsFinite(Xx) && double.IsFinite(Yx) && double.IsFinite(Xy) && double.IsFinite(Yy) && double.IsFinite(Dx) && double.IsFinite(Dy);

    /// <summary>This map of what another one has mapped: the other comes first.</summary>
    public Affine After(Affine first) => new(
        (Xx * first.Xx) + (Xy * first.Yx),
        (Yx * first.Xx) + (Yy * first.Yx),
        (Xx * first.Xy) + (Xy * first.Yy),
        (Yx * first.Xy) + (Yy * first.Yy),
        (Xx * first.Dx) + (Xy * first.Dy) + Dx,
        (Yx * first.Dx) + (Yy * first.Dy) + Dy);

    public (double X, double Y) Map(double x, double y) => ((Xx * x) + (Xy * y) + Dx, (Yx * x) + (Yy * y) + Dy);

    internal static Affine Translation(double x, double y) => new(1, 0, 0, 1, x, y);

    /// <summary>The same map with another point staying where it is.</summary>
    internal Affine Around(double x, double y) => Translation(x, y).After(this).After(Translation(-x, -y));
}
