namespace OgService.Imaging.WebP.Lossy;

/// <summary>From differences to coefficients, scaled so that <see cref="InverseTransforms"/> give the differences back.</summary>
internal static class ForwardTransforms
{
    // sqrt(2) * cos(pi / 8) and sqrt(2) * sin(pi / 8), in 4096ths.
    private const int Cosine = 5_352;
    private const int Sine = 2_217;

    /// <param name="differences">A row after the other.</param>
    public static void Dct(ReadOnlySpan<int> differences, Span<int> coefficients)
    {
        Span<int> rows = stackalloc int[16];
        differences = differences[..16];
        coefficients = coefficients[..16];
        for (var y = 0; y < 16; y += 4)
        {
            var outer = differences[y] + differences[y + 3];
            var inner = differences[y + 1] + differences[y + 2];
            var outerStep = differences[y] - differences[y + 3];
            var innerStep = differences[y + 1] - differences[y + 2];
            rows[y] = (outer + inner) * 8;
            rows[y + 1] = ((outerStep * Cosine) + (innerStep * Sine) + 256) >> 9;
            rows[y + 2] = (outer - inner) * 8;
            rows[y + 3] = ((outerStep * Sine) - (innerStep * Cosine) + 256) >> 9;
        }

        for (var x = 0; x < 4; x++)
        {
            var outer = rows[x] + rows[12 + x];
            var inner = rows[4 + x] + rows[8 + x];
            var outerStep = rows[x] - rows[12 + x];
            var innerStep = rows[4 + x] - rows[8 + x];
            coefficients[x] = (outer + inner + 8) >> 4;
            coefficients[4 + x] = ((outerStep * Cosine) + (innerStep * Sine) + 32_768) >> 16;
            coefficients[8 + x] = (outer - inner + 8) >> 4;
            coefficients[12 + x] = ((outerStep * Sine) - (innerStep * Cosine) + 32_768) >> 16;
        }
    }

    /// <param name="first">The sixteen blocks' first coefficients.</param>
    public static void WalshHadamard(ReadOnlySpan<int> first, Span<int> second)
    {
        Span<int> rows = stackalloc int[16];
        for (var y = 0; y < 16; y += 4)
        {
            var (a, b) = (first[y] + first[y + 3], first[y + 1] + first[y + 2]);
            var (c, d) = (first[y] - first[y + 3], first[y + 1] - first[y + 2]);
            (rows[y], rows[y + 1], rows[y + 2], rows[y + 3]) = (a + b, c + d, a - b, c - d);
        }

        for (var x = 0; x < 4; x++)
        {
            var (a, b) = (rows[x] + rows[12 + x], rows[4 + x] + rows[8 + x]);
            var (c, d) = (rows[x] - rows[12 + x], rows[4 + x] - rows[8 + x]);
            second[x] = Halve(a + b);
            second[4 + x] = Halve(c + d);
            second[8 + x] = Halve(a - b);
            second[12 + x] = Halve(c - d);
        }
    }

    // Away from zero in the middle, so that both signs are treated alike.
    private static int Halve(int value) => (value + (value > 0 ? 1 : 0)) >> 1;
}
