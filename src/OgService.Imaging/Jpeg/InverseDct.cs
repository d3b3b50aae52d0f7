using System.Runtime.Intrinsics;

namespace OgService.Imaging.Jpeg;

/// <summary>The inverse transform of a block (ITU-T T.81, A.3.3) in integers, by the factorisation of Loeffler, Ligtenberg and Moschytz (ICASSP 1989)
/// with 13 binary places and two kept between columns and rows: the accuracy that the common "slow integer" decoders have, bit for bit.</summary>
internal static class InverseDct
{
    private const int Precision = 13;

    // Binary places kept between the passes; and the factor of 8 that both passes together bring.
    private const int Kept = 2;
    private const int Scale = 3;

    // Of the factorisation, with 13 binary places.
    private const int Rotate6 = 4_433;        // sqrt(2) * cos(6 pi / 16)
    private const int Rotate6Difference = 6_270;
    private const int Rotate6Sum = 15_137;
    private const int Odd = 9_633;            // sqrt(2) * cos(3 pi / 16)
    private const int Odd0 = 2_446;
    private const int Odd1 = 16_819;
    private const int Odd2 = 25_172;
    private const int Odd3 = 12_299;
    private const int Pair03 = 7_373;
    private const int Pair12 = 20_995;
    private const int Pair02 = 16_069;
    private const int Pair13 = 3_196;

    /// <param name="block">64 coefficients in row order.</param>
    /// <param name="steps">By which they are multiplied.</param>
    /// <param name="samples">8 rows of 8 are written. Values no real picture has are clipped or wrap around.</param>
    public static void Transform(ReadOnlySpan<short> block, ReadOnlySpan<short> steps, Span<byte> samples, int stride)
    {
        block = block[..64];
        steps = steps[..64];
        Span<short> work = stackalloc short[64];
        TransformColumns(
            Product(block, steps, 0), Product(block, steps, 8), Product(block, steps, 16), Product(block, steps, 24),
            Product(block, steps, 32), Product(block, steps, 40), Product(block, steps, 48), Product(block, steps, 56), Precision - Kept, work);
        ShortTranspose.Turn(work);
        TransformColumns(
            Row(work, 0), Row(work, 8), Row(work, 16), Row(work, 24), Row(work, 32), Row(work, 40), Row(work, 48), Row(work, 56),
            Precision + Kept + Scale, work);
        ShortTranspose.Turn(work);

        // Clipped around 0, then moved up by half: the bytes' highest bit.
        var half = Vector128.Create((byte)0x80);
        for (var y = 0; y < 8; y += 2)
        {
            var two = Vector128.NarrowWithSaturation(Vector128.Create<short>(work.Slice(8 * y, 8)), Vector128.Create<short>(work.Slice((8 * y) + 8, 8)));
            var bytes = (two.AsByte() ^ half).AsUInt64();
            BitConverter.TryWriteBytes(samples.Slice(y * stride, 8), bytes.GetElement(0));
            BitConverter.TryWriteBytes(samples.Slice((y + 1) * stride, 8), bytes.GetElement(1));
        }
    }

    /// <summary>A block of which only the first coefficient is not zero: what <see cref="Transform"/> would make of it.</summary>
    public static void Fill(int product, Span<byte> samples, int stride)
    {
        var level = (byte)Math.Clamp(((product + 4) >> 3) + 128, 0, 255);
        for (var y = 0; y < 8; y++)
        {
            samples.Slice(y * stride, 8).Fill(level);
        }
    }

    // One transform in each of the eight lanes; the results clipped to 16 bits, which real pictures need not.
    private static void TransformColumns(
        Vector256<int> x0, Vector256<int> x1, Vector256<int> x2, Vector256<int> x3,
        Vector256<int> x4, Vector256<int> x5, Vector256<int> x6, Vector256<int> x7, int shift, Span<short> target)
    {
        var rotated = (x2 + x6) * Rotate6;
        var inner = rotated - (x6 * Rotate6Sum);
        var outer = rotated + (x2 * Rotate6Difference);
        var sum = (x0 + x4) << Precision;
        var difference = (x0 - x4) << Precision;
        var rounding = Vector256.Create(1 << (shift - 1));
        var even0 = sum + outer + rounding;
        var even3 = sum - outer + rounding;
        var even1 = difference + inner + rounding;
        var even2 = difference - inner + rounding;

        var pair03 = (x7 + x1) * -Pair03;
        var pair12 = (x5 + x3) * -Pair12;
        var third = x7 + x3;
        var fourth = x5 + x1;
        var all = (third + fourth) * Odd;
        third = all - (third * Pair02);
        fourth = all - (fourth * Pair13);
        var odd0 = (x1 * Odd3) + pair03 + fourth;
        var odd1 = (x3 * Odd2) + pair12 + third;
        var odd2 = (x5 * Odd1) + pair12 + fourth;
        var odd3 = (x7 * Odd0) + pair03 + third;

        Store((even0 + odd0) >> shift, target[..8]);
        Store((even1 + odd1) >> shift, target.Slice(8, 8));
        Store((even2 + odd2) >> shift, target.Slice(16, 8));
        Store((even3 + odd3) >> shift, target.Slice(24, 8));
        Store((even3 - odd3) >> shift, target.Slice(32, 8));
        Store((even2 - odd2) >> shift, target.Slice(40, 8));
        Store((even1 - odd1) >> shift, target.Slice(48, 8));
        Store((even0 - odd0) >> shift, target.Slice(56, 8));
    }

    private static Vector256<int> Product(ReadOnlySpan<short> block, ReadOnlySpan<short> steps, int at)
        => Wide(Vector128.Create(block.Slice(at, 8))) * Wide(Vector128.Create(steps.Slice(at, 8)));

    private static Vector256<int> Row(ReadOnlySpan<short> block, int at) => Wide(Vector128.Create(block.Slice(at, 8)));

    private static Vector256<int> Wide(Vector128<short> values) => Vector256.WidenLower(values.ToVector256());

    private static void Store(Vector256<int> values, Span<short> target)
        => Vector128.NarrowWithSaturation(values.GetLower(), values.GetUpper()).CopyTo(target);
}
