using System.Runtime.Intrinsics;

namespace OgService.Imaging.Jpeg;

/// <summary>The inverse transform (ITU-T T.81, A.3.3), the mirror of <see cref="ForwardDct"/>, with the same constants and integers.</summary>
internal static class InverseDct
{
    // sqrt(2) * cos(k * pi / 16) with 13 binary places.
    private const int Precision = 13;
    private const int C1 = 11_363;
    private const int C2 = 10_703;
    private const int C3 = 9_633;
    private const int C5 = 6_437;
    private const int C6 = 4_433;
    private const int C7 = 2_260;

    // Binary places kept between the passes; and the factor of 8 that both passes together bring.
    private const int Kept = 2;
    private const int Scale = 3;

    /// <param name="block">64 coefficients in row order; replaced by samples, 0 to 255. Values no real picture has may wrap around.</param>
    public static void Transform(Span<int> block)
    {
        TransformColumns(block, 0, Precision - Kept);
        TransformColumns(block, 4, Precision - Kept);
        Transpose(block);
        TransformColumns(block, 0, Precision + Kept + Scale);
        TransformColumns(block, 4, Precision + Kept + Scale);
        Transpose(block);
        foreach (ref var sample in block)
        {
            sample = Math.Clamp(sample + 128, 0, 255);
        }
    }

    private static void TransformColumns(Span<int> block, int column, int shift)
    {
        var x1 = Load(block, 8 + column);
        var x2 = Load(block, 16 + column);
        var x3 = Load(block, 24 + column);
        var x5 = Load(block, 40 + column);
        var x6 = Load(block, 48 + column);
        var x7 = Load(block, 56 + column);
        var x0 = Load(block, column) << Precision;
        var x4 = Load(block, 32 + column) << Precision;
        var (outer, inner) = ((x2 * C2) + (x6 * C6), (x2 * C6) - (x6 * C2));
        var (even0, even1, even2, even3) = (x0 + x4 + outer, x0 - x4 + inner, x0 - x4 - inner, x0 + x4 - outer);
        var odd0 = (x1 * C1) + (x3 * C3) + (x5 * C5) + (x7 * C7);
        var odd1 = (x1 * C3) - (x3 * C7) - (x5 * C1) - (x7 * C5);
        var odd2 = (x1 * C5) - (x3 * C1) + (x5 * C7) + (x7 * C3);
        var odd3 = (x1 * C7) - (x3 * C5) + (x5 * C3) - (x7 * C1);
        Store(block, column, even0 + odd0, shift);
        Store(block, 8 + column, even1 + odd1, shift);
        Store(block, 16 + column, even2 + odd2, shift);
        Store(block, 24 + column, even3 + odd3, shift);
        Store(block, 32 + column, even3 - odd3, shift);
        Store(block, 40 + column, even2 - odd2, shift);
        Store(block, 48 + column, even1 - odd1, shift);
        Store(block, 56 + column, even0 - odd0, shift);
    }

    private static Vector128<int> Load(Span<int> block, int at) => Vector128.Create<int>(block.Slice(at, 4));

    private static void Store(Span<int> block, int at, Vector128<int> values, int shift)
        => ((values + Vector128.Create(1 << (shift - 1))) >> shift).CopyTo(block.Slice(at, 4));

    private static void Transpose(Span<int> block)
    {
        for (var y = 0; y < 8; y++)
        {
            for (var x = y + 1; x < 8; x++)
            {
                (block[(8 * y) + x], block[(8 * x) + y]) = (block[(8 * x) + y], block[(8 * y) + x]);
            }
        }
    }
}
