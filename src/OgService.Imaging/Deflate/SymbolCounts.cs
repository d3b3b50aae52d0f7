namespace OgService.Imaging.Deflate;

/// <summary>How often each symbol of both alphabets occurs.</summary>
internal sealed class SymbolCounts
{
    // What a dynamic block spends on its head, beside its symbols: learnt from pictures, good enough to weigh blocks against each other.
    private const int HeadBits = 90;
    private const int HeadBitsPerSymbol = 4;

    private readonly int[] counts = new int[DeflateSymbols.LiteralCount + DeflateSymbols.DistanceCount];

    public Span<int> Literals => counts.AsSpan(0, DeflateSymbols.LiteralCount);

    public Span<int> Distances => counts.AsSpan(DeflateSymbols.LiteralCount);

    /// <summary>Counts the tokens and one end of block.</summary>
    public void Count(ReadOnlySpan<uint> tokens)
    {
        counts.AsSpan().Clear();
        var literals = Literals;
        var distances = Distances;
        var lengthSymbols = DeflateSymbols.OfLength;
        foreach (var token in tokens)
        {
            var distance = (int)(token >> 16);
            if (distance == 0)
            {
                literals[(int)token]++;
            }
            else
            {
                literals[DeflateSymbols.FirstLength + lengthSymbols[(int)(token & 0xFFFF)]]++;
                distances[DeflateSymbols.OfDistance(distance)]++;
            }
        }

        literals[DeflateSymbols.EndOfBlock] = 1;
    }

    public void SetToSum(SymbolCounts first, SymbolCounts second)
    {
        for (var index = 0; index < counts.Length; index++)
        {
            counts[index] = first.counts[index] + second.counts[index];
        }

        counts[DeflateSymbols.EndOfBlock] = 1;
    }

    public void CopyFrom(SymbolCounts other) => other.counts.CopyTo(counts, 0);

    public int MatchCount()
    {
        var total = 0;
        foreach (var count in Distances)
        {
            total += count;
        }

        return total;
    }

    /// <summary>The bits that lengths and distances carry beside their symbols.</summary>
    public long ExtraBits()
    {
        long bits = 0;
        for (var index = 0; index < DeflateSymbols.LengthExtraBits.Length; index++)
        {
            bits += (long)Literals[DeflateSymbols.FirstLength + index] * DeflateSymbols.LengthExtraBits[index];
        }

        for (var index = 0; index < DeflateSymbols.DistanceCount; index++)
        {
            bits += (long)Distances[index] * DeflateSymbols.DistanceExtraBits[index];
        }

        return bits;
    }

    /// <summary>The likely size of a dynamic block, extra bits left out, in 1/256 bit.</summary>
    public long EstimateSize()
    {
        var used = counts.Length - counts.AsSpan().Count(0);
        return Entropy.Of(Literals) + Entropy.Of(Distances) + ((HeadBits + (HeadBitsPerSymbol * used)) * (long)Entropy.UnitsPerBit);
    }
}
