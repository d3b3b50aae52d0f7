namespace OgService.Imaging.Jpeg;

/// <summary>The inverse transform of a block's lowest coefficients into fewer samples: the picture at a half, a quarter, an eighth of its size. The same
/// cosines at fewer points; the factor between the two transforms' norms makes all products integers but two.</summary>
internal static class ReducedDct
{
    private const int Precision = 13;
    private const int Scale = 3;
    private const int Cosine1 = 10_703;       // sqrt(2) * cos(pi / 8)
    private const int Cosine3 = 4_433;        // sqrt(2) * cos(3 pi / 8)

    // Binary places kept between the passes.
    private const int Kept = 2;

    /// <param name="block">The lowest coefficients, side times side in row order.</param>
    /// <param name="steps">64, in row order of a whole block.</param>
    /// <param name="side">4, 2 or 1.</param>
    public static void Transform(ReadOnlySpan<short> block, ReadOnlySpan<short> steps, int side, Span<byte> samples, int stride)
    {
        switch (side)
        {
            case 4:
                TransformFour(block, steps, samples, stride);
                break;
            case 2:
                TransformTwo(block, steps, samples, stride);
                break;
            default:
                samples[0] = Level(block[0] * steps[0], Scale);
                break;
        }
    }

    private static void TransformTwo(ReadOnlySpan<short> block, ReadOnlySpan<short> steps, Span<byte> samples, int stride)
    {
        var (first, second) = (block[0] * steps[0], block[1] * steps[1]);
        var (third, fourth) = (block[2] * steps[8], block[3] * steps[9]);
        samples[0] = Level(first + second + third + fourth, Scale);
        samples[1] = Level(first - second + third - fourth, Scale);
        samples[stride] = Level(first + second - third - fourth, Scale);
        samples[stride + 1] = Level(first - second - third + fourth, Scale);
    }

    private static void TransformFour(ReadOnlySpan<short> block, ReadOnlySpan<short> steps, Span<byte> samples, int stride)
    {
        Span<int> work = stackalloc int[16];
        const int columnShift = Precision - Kept;
        const int rounding = 1 << (columnShift - 1);
        for (var x = 0; x < 4; x++)
        {
            var c0 = block[x] * steps[x];
            var c1 = block[4 + x] * steps[8 + x];
            var c2 = block[8 + x] * steps[16 + x];
            var c3 = block[12 + x] * steps[24 + x];
            var sum = ((c0 + c2) << Precision) + rounding;
            var difference = ((c0 - c2) << Precision) + rounding;
            var outer = (c1 * Cosine1) + (c3 * Cosine3);
            var inner = (c1 * Cosine3) - (c3 * Cosine1);
            work[x] = (sum + outer) >> columnShift;
            work[4 + x] = (difference + inner) >> columnShift;
            work[8 + x] = (difference - inner) >> columnShift;
            work[12 + x] = (sum - outer) >> columnShift;
        }

        const int rowShift = Precision + Kept + Scale;
        for (var y = 0; y < 4; y++)
        {
            var (c0, c1, c2, c3) = (work[4 * y], work[(4 * y) + 1], work[(4 * y) + 2], work[(4 * y) + 3]);
            var sum = (c0 + c2) << Precision;
            var difference = (c0 - c2) << Precision;
            var outer = (c1 * Cosine1) + (c3 * Cosine3);
            var inner = (c1 * Cosine3) - (c3 * Cosine1);
            var row = samples.Slice(y * stride, 4);
            row[0] = Level(sum + outer, rowShift);
            row[1] = Level(difference + inner, rowShift);
            row[2] = Level(difference - inner, rowShift);
            row[3] = Level(sum - outer, rowShift);
        }
    }

    private static byte Level(int value, int shift) => (byte)Math.Clamp(((value + (1 << (shift - 1))) >> shift) + 128, 0, 255);
}
