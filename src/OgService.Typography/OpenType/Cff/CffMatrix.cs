namespace OgService.Typography.OpenType.Cff;

/// <summary>From charstring units to font units: <c>x' = XX·x + YX·y + DX</c>, <c>y' = XY·x + YY·y + DY</c>.</summary>
internal readonly record struct CffMatrix(double XX, double XY, double YX, double YY, double DX, double DY)
{
    public static CffMatrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>The matrices of the font and of one of its font dictionaries, which map to the em.</summary>
    /// <remarks>Where neither states one, charstrings are in font units. One that flattens the glyph or leaves the range of sense counts as not stated.</remarks>
    public static CffMatrix Read(ReadOnlySpan<double> font, ReadOnlySpan<double> dictionary, int unitsPerEm)
    {
        if (font.Length != 6 && dictionary.Length != 6)
        {
            return Identity;
        }

        var whole = font.Length == 6 ? Of(font) : Identity;
        var part = dictionary.Length == 6 ? Of(dictionary) : Identity;
        var product = part.Then(whole).Then(new CffMatrix(unitsPerEm, 0, 0, unitsPerEm, 0, 0));
        return product.IsSensible ? product.Snapped() : Identity;
    }

    public (double X, double Y) Apply(double x, double y) => ((XX * x) + (YX * y) + DX, (XY * x) + (YY * y) + DY);

    private bool IsSensible => Math.Abs((XX * YY) - (XY * YX)) is > 1e-6 and < 1e6 && double.IsFinite(DX) && double.IsFinite(DY);

    private static CffMatrix Of(ReadOnlySpan<double> six) => new(six[0], six[1], six[2], six[3], six[4], six[5]);

    private CffMatrix Then(CffMatrix next) => new(
        (XX * next.XX) + (XY * next.YX),
        (XX * next.XY) + (XY * next.YY),
        (YX * next.XX) + (YY * next.YX),
        (YX * next.XY) + (YY * next.YY),
        (DX * next.XX) + (DY * next.YX) + next.DX,
        (DX * next.XY) + (DY * next.YY) + next.DY);

    // 0.000488281 for 1/2048 is meant to be exact.
    private CffMatrix Snapped() =>
        Math.Abs(XX - 1) < 1e-4 && Math.Abs(YY - 1) < 1e-4 && Math.Abs(XY) < 1e-6 && Math.Abs(YX) < 1e-6 && DX == 0 && DY == 0 ? Identity : this;
}
