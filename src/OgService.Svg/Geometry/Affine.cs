using OgService.Raster;

namespace OgService.Svg.Geometry;

/// <summary>A transform as in SVG's <c>matrix(a b c d e f)</c>: (x, y) goes to (a·x + c·y + e, b·x + d·y + f).</summary>
internal readonly record struct Affine(double A, double B, double C, double D, double E, double F)
{
    public static readonly Affine Identity = new(1, 0, 0, 1, 0, 0);

    public double Determinant => (A * D) - (B * C);

    public bool IsInvertible => double.IsFinite(A + B + C + D + E + F) && Math.Abs(Determinant) > 1e-18;

    /// <summary>Whether rectangles stay rectangles along the axes.</summary>
    public bool KeepsAxes => B == 0 && C == 0;

    /// <summary>How long a unit along x becomes.</summary>
    public double ScaleX => Math.Sqrt((A * A) + (B * B));

    /// <summary>How long a unit along y becomes.</summary>
    public double ScaleY => Math.Sqrt((C * C) + (D * D));

    public static Affine Translate(double x, double y) => new(1, 0, 0, 1, x, y);

    public static Affine Scale(double x, double y) => new(x, 0, 0, y, 0, 0);

    public static Affine Rotate(double degrees)
    {
        var (sine, cosine) = ExactAngle.SineCosine(degrees);
        return new Affine(cosine, sine, -sine, cosine, 0, 0);
    }

    /// <summary>From the unit square to a box.</summary>
    public static Affine To(Box box) => new(box.Width, 0, 0, box.Height, box.Left, box.Top);

    /// <summary>The transform that does <paramref name="inner"/> first.</summary>
    public static Affine operator *(Affine outer, Affine inner) => new(
        (outer.A * inner.A) + (outer.C * inner.B),
        (outer.B * inner.A) + (outer.D * inner.B),
        (outer.A * inner.C) + (outer.C * inner.D),
        (outer.B * inner.C) + (outer.D * inner.D),
        (outer.A * inner.E) + (outer.C * inner.F) + outer.E,
        (outer.B * inner.E) + (outer.D * inner.F) + outer.F);

    public (double X, double Y) Apply(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    /// <summary>Null where there is no way back.</summary>
    public Affine? Inverse()
    {
        if (!IsInvertible)
        {
            return null;
        }

        var d = Determinant;
        return new Affine(D / d, -B / d, -C / d, A / d, ((C * F) - (D * E)) / d, ((B * E) - (A * F)) / d);
    }

    public PlaneMap ToPlaneMap() => new(A, B, C, D, E, F);
}
