namespace OgService.Typography.OpenType.Color;

/// <summary>The maps of paint formats 12 to 31.</summary>
internal static class PaintTransform
{
    public static bool Is(int format) => format is >= 12 and <= 31;

    /// <summary>Where in the paint, or in format 13 in its matrix, the variation index is; each odd format is the even one before with that index.</summary>
    public static int VariationOffset(int format) => (format & ~1) switch
    {
        12 => 24,
        14 or 16 or 28 => 8,
        18 or 30 => 12,
        20 or 24 => 6,
        _ => 10,
    };

    public static Affine Read(int format, in PaintValues values)
    {
        // Offsets in the paint, after its format and the offset of what it bends; format 12 keeps its values in a matrix of its own.
        return (format & ~1) switch
        {
            12 => new Affine(values.Fixed(0, 0), values.Fixed(4, 1), values.Fixed(8, 2), values.Fixed(12, 3), values.Fixed(16, 4), values.Fixed(20, 5)),
            14 => Affine.Translation(values.Units(4, 0), values.Units(6, 1)),
            16 => Scale(values.F2Dot14(4, 0), values.F2Dot14(6, 1)),
            18 => Scale(values.F2Dot14(4, 0), values.F2Dot14(6, 1)).Around(values.Units(8, 2), values.Units(10, 3)),
            20 => Scale(values.F2Dot14(4, 0), values.F2Dot14(4, 0)),
            22 => Scale(values.F2Dot14(4, 0), values.F2Dot14(4, 0)).Around(values.Units(6, 1), values.Units(8, 2)),
            24 => Rotation(values.F2Dot14(4, 0)),
            26 => Rotation(values.F2Dot14(4, 0)).Around(values.Units(6, 1), values.Units(8, 2)),
            28 => Skew(values.F2Dot14(4, 0), values.F2Dot14(6, 1)),
            _ => Skew(values.F2Dot14(4, 0), values.F2Dot14(6, 1)).Around(values.Units(8, 2), values.Units(10, 3)),
        };
    }

    private static Affine Scale(double x, double y) => new(x, 0, 0, y, 0, 0);

    private static Affine Rotation(double halfTurns)
    {
        var (sine, cosine) = (TurnAngle.Sine(halfTurns), TurnAngle.Cosine(halfTurns));
        return new Affine(cosine, sine, -sine, cosine, 0, 0);
    }

    private static Affine Skew(double x, double y) => new(1, TurnAngle.Tangent(y), -TurnAngle.Tangent(x), 1, 0, 0);
}
