namespace OgService.Imaging.Deflate;

/// <summary>Collects tokens and cuts them into blocks: neighbouring stretches of a few thousand tokens are joined, the pair that
/// saves most first, until one code for two costs more than two codes.</summary>
internal sealed class TokenBlocks(BlockWriter writer)
{
    private const int StretchLength = 1_024;
    private const int StretchCount = 128;

    private readonly SymbolCounts[] counts = CreateCounts();
    private readonly SymbolCounts joined = new();
    private readonly long[] sizes = new long[StretchCount];
    private readonly long[] joinedSizes = new long[StretchCount];
    private readonly int[] ends = new int[StretchCount];

    /// <summary>Where the parser puts its tokens: a literal is its value; a match is length | distance &lt;&lt; 16.</summary>
    public uint[] Tokens { get; } = new uint[StretchLength * StretchCount];

    /// <summary>Writes the tokens as blocks.</summary>
    /// <param name="data">Exactly the bytes the tokens stand for.</param>
    public void Flush(int tokenCount, ReadOnlySpan<byte> data, bool isLast)
    {
        ReadOnlySpan<uint> tokens = Tokens.AsSpan(0, tokenCount);
        var blocks = Measure(tokens);
        blocks = Join(blocks);
        var start = 0;
        for (var index = 0; index < blocks; index++)
        {
            var block = tokens[start..ends[index]];
            var length = index == blocks - 1 ? data.Length : CoveredBytes(block);
            writer.Write(block, counts[index], data[..length], isLast && index == blocks - 1);
            data = data[length..];
            start = ends[index];
        }
    }

    private static SymbolCounts[] CreateCounts()
    {
        var counts = new SymbolCounts[StretchCount];
        for (var index = 0; index < counts.Length; index++)
        {
            counts[index] = new SymbolCounts();
        }

        return counts;
    }

    private static int CoveredBytes(ReadOnlySpan<uint> tokens)
    {
        var total = 0;
        foreach (var token in tokens)
        {
            total += token >> 16 == 0 ? 1 : (int)(token & 0xFFFF);
        }

        return total;
    }

    private int Measure(ReadOnlySpan<uint> tokens)
    {
        var stretches = Math.Max(1, (tokens.Length + StretchLength - 1) / StretchLength);
        for (var index = 0; index < stretches; index++)
        {
            ends[index] = Math.Min((index + 1) * StretchLength, tokens.Length);
            counts[index].Count(tokens[(index * StretchLength)..ends[index]]);
            sizes[index] = counts[index].EstimateSize();
        }

        for (var index = 0; index + 1 < stretches; index++)
        {
            MeasureJoined(index);
        }

        return stretches;
    }

    private void MeasureJoined(int index)
    {
        joined.SetToSum(counts[index], counts[index + 1]);
        joinedSizes[index] = joined.EstimateSize();
    }

    private int Join(int blocks)
    {
        while (blocks > 1)
        {
            var best = 0;
            long bestSaving = 0;
            for (var index = 0; index + 1 < blocks; index++)
            {
                var saving = sizes[index] + sizes[index + 1] - joinedSizes[index];
                if (saving > bestSaving)
                {
                    (best, bestSaving) = (index, saving);
                }
            }

            if (bestSaving <= 0)
            {
                break;
            }

            joined.SetToSum(counts[best], counts[best + 1]);
            counts[best].CopyFrom(joined);
            sizes[best] = joinedSizes[best];
            blocks--;
            RemoveAfter(best, blocks);
            if (best + 1 < blocks)
            {
                MeasureJoined(best);
            }

            if (best > 0)
            {
                MeasureJoined(best - 1);
            }
        }

        return blocks;
    }

    // The removed stretch's counts go to the end, to be used again.
    private void RemoveAfter(int index, int remaining)
    {
        var spare = counts[index + 1];
        ends[index] = ends[index + 1];
        for (var at = index + 1; at < remaining; at++)
        {
            counts[at] = counts[at + 1];
            sizes[at] = sizes[at + 1];
            ends[at] = ends[at + 1];
            joinedSizes[at] = joinedSizes[at + 1];
        }

        counts[remaining] = spare;
    }
}
