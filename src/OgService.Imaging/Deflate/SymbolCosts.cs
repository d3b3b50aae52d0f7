namespace OgService.Imaging.Deflate;

/// <summary>What each literal, length and distance is expected to cost, in 1/256 bit.</summary>
internal sealed class SymbolCosts
{
    private readonly int[] literals = new int[256];
    private readonly int[] lengths = new int[DeflateSymbols.MaxMatch + 1];
    private readonly int[] distances = new int[DeflateSymbols.DistanceCount];

    public ReadOnlySpan<int> Literals => literals;

    /// <summary>By match length, extra bits included.</summary>
    public ReadOnlySpan<int> Lengths => lengths;

    /// <summary>By distance symbol, extra bits included.</summary>
    public ReadOnlySpan<int> Distances => distances;

    /// <summary>A guess to begin with: literals of a picture with few colours.</summary>
    public void Guess()
    {
        const int Guessed = 6 * Entropy.UnitsPerBit;
        literals.AsSpan().Fill(Guessed);
        for (var length = DeflateSymbols.MinMatch; length <= DeflateSymbols.MaxMatch; length++)
        {
            lengths[length] = Guessed + (DeflateSymbols.LengthExtraBits[DeflateSymbols.OfLength[length]] * Entropy.UnitsPerBit);
        }

        for (var symbol = 0; symbol < distances.Length; symbol++)
        {
            distances[symbol] = (4 + DeflateSymbols.DistanceExtraBits[symbol]) * Entropy.UnitsPerBit;
        }
    }

    /// <summary>What an ideal code for the counts would spend. A symbol that did not occur costs as much as the rarest and a bit more.</summary>
    public void Learn(SymbolCounts counts)
    {
        var total = Entropy.Log2((uint)Sum(counts.Literals));
        for (var value = 0; value < literals.Length; value++)
        {
            literals[value] = CostOf(counts.Literals[value], total);
        }

        for (var length = DeflateSymbols.MinMatch; length <= DeflateSymbols.MaxMatch; length++)
        {
            var symbol = DeflateSymbols.OfLength[length];
            lengths[length] = CostOf(counts.Literals[DeflateSymbols.FirstLength + symbol], total)
                + (DeflateSymbols.LengthExtraBits[symbol] * Entropy.UnitsPerBit);
        }

        total = Entropy.Log2((uint)Sum(counts.Distances));
        for (var symbol = 0; symbol < distances.Length; symbol++)
        {
            distances[symbol] = CostOf(counts.Distances[symbol], total) + (DeflateSymbols.DistanceExtraBits[symbol] * Entropy.UnitsPerBit);
        }
    }

    private static int CostOf(int count, int total)
        => Math.Max(count == 0 ? total + Entropy.UnitsPerBit : total - Entropy.Log2((uint)count), Entropy.UnitsPerBit / 4);

    private static int Sum(ReadOnlySpan<int> counts)
    {
        var sum = 1;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }
}
