namespace OgService.Imaging.WebP.Lossy;

/// <summary>Where the bits of coefficients go: into a file, into counts, into a sum of costs.</summary>
internal interface IBitTarget
{
    /// <param name="index">Of the probability among all of a frame's.</param>
    void AddBit(int index, bool bit);

    /// <summary>A bit whose probability never changes.</summary>
    void AddFixed(int probability, bool bit);
}

/// <summary>Sends a block's levels through the tree of coefficients (RFC 6386, 13.2).</summary>
internal static class CoefficientTokens
{
    public const int MaxLevel = 2_047;

    /// <param name="levels">Sixteen in zigzag order.</param>
    /// <param name="end">Behind the last that is not zero.</param>
    public static void Send<TTarget>(ref TTarget target, ReadOnlySpan<short> levels, int kind, int context, int first, int end)
        where TTarget : IBitTarget
    {
        var place = first;
        var at = IndexOf(kind, place, context);
        target.AddBit(at, end > first);
        while (place < end)
        {
            var level = levels[place++];
            var size = Math.Abs((int)level);
            target.AddBit(at + 1, size > 0);
            if (size == 0)
            {
                at = IndexOf(kind, place, 0);
                continue;
            }

            target.AddBit(at + 2, size > 1);
            if (size > 1)
            {
                SendSize(ref target, size, at);
            }

            target.AddFixed(128, level < 0);
            if (place == 16)
            {
                return;
            }

            at = IndexOf(kind, place, size > 1 ? 2 : 1);
            target.AddBit(at, place < end);
        }
    }

    private static int IndexOf(int kind, int place, int context) => (kind * CoefficientProbabilities.KindLength)
        + (((CoefficientProbabilities.BandOf[place] * CoefficientProbabilities.Contexts) + context) * CoefficientProbabilities.Branches);

    private static void SendSize<TTarget>(ref TTarget target, int size, int at)
        where TTarget : IBitTarget
    {
        target.AddBit(at + 3, size > 4);
        if (size <= 4)
        {
            target.AddBit(at + 4, size > 2);
            if (size > 2)
            {
                target.AddBit(at + 5, size > 3);
            }

            return;
        }

        target.AddBit(at + 6, size > 10);
        if (size <= 10)
        {
            target.AddBit(at + 7, size > 6);
            if (size <= 6)
            {
                target.AddFixed(159, size == 6);
            }
            else
            {
                target.AddFixed(165, size > 8);
                target.AddFixed(145, (size & 1) == 0);
            }

            return;
        }

        var large = size < 19 ? 0 : size < 35 ? 1 : size < 67 ? 2 : 3;
        target.AddBit(at + 8, large > 1);
        target.AddBit(at + 9 + (large >> 1), (large & 1) != 0);
        var extra = size - 3 - (8 << large);
        var chances = CoefficientProbabilities.LargeBits(large);
        for (var bit = 0; bit < chances.Length; bit++)
        {
            target.AddFixed(chances[bit], ((extra >> (chances.Length - 1 - bit)) & 1) != 0);
        }
    }
}
