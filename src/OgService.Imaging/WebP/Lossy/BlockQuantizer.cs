namespace OgService.Imaging.WebP.Lossy;

/// <summary>Divides coefficients by their steps, rounding a little toward zero: what is rounded up costs bits as well.</summary>
internal readonly record struct BlockQuantizer(int DcStep, int AcStep, int DcRounding, int AcRounding)
{
    /// <param name="coefficients">In natural order.</param>
    /// <param name="levels">In zigzag order.</param>
    /// <param name="restored">What a decoder makes of the levels, in natural order; places before <paramref name="first"/> are left alone.</param>
    /// <returns>Behind the last level that is not zero; <paramref name="first"/> when all are.</returns>
    public int Quantize(ReadOnlySpan<int> coefficients, int first, Span<short> levels, Span<short> restored)
    {
        var end = first;
        for (var place = first; place < 16; place++)
        {
            var at = CoefficientProbabilities.ZigZag[place];
            var (step, rounding) = place == 0 ? (DcStep, DcRounding) : (AcStep, AcRounding);
            var size = Math.Abs(coefficients[at]) + rounding;
            if (size < step)
            {
                levels[place] = 0;
                restored[at] = 0;
                continue;
            }

            size = Math.Min(size / step, CoefficientTokens.MaxLevel);
            var level = coefficients[at] < 0 ? -size : size;
            levels[place] = (short)level;
            restored[at] = (short)(level * step);
            end = place + 1;
        }

        return end;
    }

    /// <param name="dcBias">Of a step, in 256ths; 128 would be to the nearest.</param>
    public static BlockQuantizer Create(int dcStep, int acStep, int dcBias, int acBias) =>
        new(dcStep, acStep, (dcStep * dcBias) >> 8, (acStep * acBias) >> 8);
}
