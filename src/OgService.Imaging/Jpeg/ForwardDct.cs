using System.Runtime.Intrinsics;

namespace OgService.Imaging.Jpeg;

/// <summary>The forward transform of an 8x8 block (ITU-T T.81, A.3.3), in 32-bit integers, so that every machine agrees.
/// Each of the two passes splits eight values into sums and differences of mirrored pairs: even coefficients need only the sums and odd
/// ones only the differences, 20 products instead of 64. Fewer are possible, but these run for four columns at once without
/// any reordering.</summary>
internal static class ForwardDct
{
    /// <summary>The result is this many times the coefficient of the standard.</summary>
    public const int Scale = 8;

    // sqrt(2) * cos(k * pi / 16) with 13 binary places.
    private const int Precision = 13;
    private const int C1 = 11_363;
    private const int C2 = 10_703;
    private const int C3 = 9_633;
    private const int C5 = 6_437;
    private const int C6 = 4_433;
    private const int C7 = 2_260;

    // Binary places kept between the passes.
    private const int Kept = 2;

    /// <param name="block">64 samples in row order, -128 to 127; replaced by coefficients in row order.</param>
    public static void Transform(Span<int> block)
    {
        TransformColumns(block, 0, Kept, Precision - Kept);
        TransformColumns(block, 4, Kept, Precision - Kept);
        Transpose(block);
        TransformColumns(block, 0, -Kept, Precision + Kept);
        TransformColumns(block, 4, -Kept, Precision + Kept);
        Transpose(block);
    }

    /// <param name="shiftSums">By how much sums without a product are shifted to the left; negative: rounded to the right.</param>
    /// <param name="shiftProducts">By how much products are rounded to the right.</param>
    private static void TransformColumns(Span<int> block, int column, int shiftSums, int shiftProducts)
    {
        var x0 = Load(block, column);
        var x1 = Load(block, 8 + column);
        var x2 = Load(block, 16 + column);
        var x3 = Load(block, 24 + column);
        var x4 = Load(block, 32 + column);
        var x5 = Load(block, 40 + column);
        var x6 = Load(block, 48 + column);
        var x7 = Load(block, 56 + column);
        var (s0, s1, s2, s3) = (x0 + x7, x1 + x6, x2 + x5, x3 + x4);
        var (d0, d1, d2, d3) = (x0 - x7, x1 - x6, x2 - x5, x3 - x4);
        var (outer, inner) = (s0 + s3, s1 + s2);
        var (outerDifference, innerDifference) = (s0 - s3, s1 - s2);

        var (sum, difference) = (outer + inner, outer - inner);
        if (shiftSums >= 0)
        {
            Store(block, column, sum << shiftSums);
            Store(block, 32 + column, difference << shiftSums);
        }
        else
        {
            Store(block, column, Round(sum, -shiftSums));
            Store(block, 32 + column, Round(difference, -shiftSums));
        }

        Store(block, 16 + column, Round((outerDifference * C2) + (innerDifference * C6), shiftProducts));
        Store(block, 48 + column, Round((outerDifference * C6) - (innerDifference * C2), shiftProducts));
        Store(block, 8 + column, Round((d0 * C1) + (d1 * C3) + (d2 * C5) + (d3 * C7), shiftProducts));
        Store(block, 24 + column, Round((d0 * C3) - (d1 * C7) - (d2 * C1) - (d3 * C5), shiftProducts));
        Store(block, 40 + column, Round((d0 * C5) - (d1 * C1) + (d2 * C7) + (d3 * C3), shiftProducts));
        Store(block, 56 + column, Round((d0 * C7) - (d1 * C5) + (d2 * C3) - (d3 * C1), shiftProducts));
    }

    private static Vector128<int> Load(Span<int> block, int at) => Vector128.Create<int>(block.Slice(at, 4));

    private static void Store(Span<int> block, int at, Vector128<int> values) => values.CopyTo(block.Slice(at, 4));

    private static Vector128<int> Round(Vector128<int> value, int places) => (value + Vector128.Create(1 << (places - 1))) >> places;

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
