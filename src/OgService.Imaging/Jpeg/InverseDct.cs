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
    /// <param name="samples">8 rows of 8 are written. Values no real picture has may wrap around.</param>
    public static void Transform(ReadOnlySpan<short> block, ReadOnlySpan<short> steps, Span<byte> samples, int stride)
    {
        Span<int> work = stackalloc int[64];
        Span<int> turned = stackalloc int[64];
        for (var at = 0; at < 64; at += 8)
        {
            var (lower, upper) = Vector128.Widen(Vector128.Create(block.Slice(at, 8)));
            var (stepLower, stepUpper) = Vector128.Widen(Vector128.Create(steps.Slice(at, 8)));
            (lower * stepLower).CopyTo(work[at..]);
            (upper * stepUpper).CopyTo(work[(at + 4)..]);
        }

        TransformColumns(work, Precision - Kept);
        Transpose(work, turned);
        TransformColumns(turned, Precision + Kept + Scale);
        var half = Vector256.Create(128);
        var most = Vector256.Create(255);
        for (var at = 0; at < 64; at += 8)
        {
            var value = Vector256.Create<int>(turned.Slice(at, 8)) + half;
            Vector256.Min(Vector256.Max(value, Vector256<int>.Zero), most).CopyTo(turned.Slice(at, 8));
        }

        for (var y = 0; y < 8; y++)
        {
            var row = samples.Slice(y * stride, 8);
            for (var x = 0; x < 8; x++)
            {
                row[x] = (byte)turned[(8 * x) + y];
            }
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

    private static void TransformColumns(Span<int> block, int shift)
    {
        var x0 = Vector256.Create<int>(block[..8]);
        var x1 = Vector256.Create<int>(block.Slice(8, 8));
        var x2 = Vector256.Create<int>(block.Slice(16, 8));
        var x3 = Vector256.Create<int>(block.Slice(24, 8));
        var x4 = Vector256.Create<int>(block.Slice(32, 8));
        var x5 = Vector256.Create<int>(block.Slice(40, 8));
        var x6 = Vector256.Create<int>(block.Slice(48, 8));
        var x7 = Vector256.Create<int>(block.Slice(56, 8));

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

        ((even0 + odd0) >> shift).CopyTo(block[..8]);
        ((even1 + odd1) >> shift).CopyTo(block.Slice(8, 8));
        ((even2 + odd2) >> shift).CopyTo(block.Slice(16, 8));
        ((even3 + odd3) >> shift).CopyTo(block.Slice(24, 8));
        ((even3 - odd3) >> shift).CopyTo(block.Slice(32, 8));
        ((even2 - odd2) >> shift).CopyTo(block.Slice(40, 8));
        ((even1 - odd1) >> shift).CopyTo(block.Slice(48, 8));
        ((even0 - odd0) >> shift).CopyTo(block.Slice(56, 8));
    }

    private static void Transpose(ReadOnlySpan<int> block, Span<int> turned)
    {
        turned = turned[..64];
        block = block[..64];
        for (var y = 0; y < 8; y++)
        {
            for (var x = 0; x < 8; x++)
            {
                turned[(8 * x) + y] = block[(8 * y) + x];
            }
        }
    }
}
