namespace OgService.Imaging.Deflate;

/// <summary>Optimal prefix code lengths under a ceiling. Plain Huffman by two queues; where that goes too deep,
/// package-merge (Larmore and Hirschberg, 1990), which is optimal under the ceiling. Ties break by symbol number, so
/// the same counts give the same code everywhere.</summary>
internal static class CodeLengths
{
    // Room for the symbols of DEFLATE and of WebP below the count.
    private const int SymbolBits = 12;
    private const int SymbolMask = (1 << SymbolBits) - 1;

    /// <summary>Sets <paramref name="lengths"/> for each symbol that occurs; 0 for the others. The code is always complete:
    /// with fewer than two symbols in use, unused ones are given a bit.</summary>
    /// <param name="limit">The longest code allowed, in bits; enough for the symbols in use.</param>
    public static void Build(ReadOnlySpan<int> counts, Span<byte> lengths, int limit)
    {
        lengths.Clear();
        Span<long> leaves = stackalloc long[counts.Length];
        var used = 0;
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            if (counts[symbol] > 0)
            {
                leaves[used++] = ((long)counts[symbol] << SymbolBits) | (uint)symbol;
            }
        }

        if (used < 2)
        {
            lengths[0] = 1;
            lengths[used == 1 && (leaves[0] & SymbolMask) != 0 ? (int)(leaves[0] & SymbolMask) : 1] = 1;
            return;
        }

        leaves = leaves[..used];
        leaves.Sort();
        if (!TryHuffman(leaves, lengths, limit))
        {
            PackageMerge(leaves, lengths, limit);
        }
    }

    // Leaves in order of weight form one queue; inner nodes are made in order of weight and form the other.
    private static bool TryHuffman(ReadOnlySpan<long> leaves, Span<byte> lengths, int limit)
    {
        Span<long> weights = stackalloc long[leaves.Length];
        Span<short> leafParent = stackalloc short[leaves.Length];
        Span<short> innerParent = stackalloc short[leaves.Length];
        int leaf = 0, inner = 0;
        var made = 0;
        for (; made < leaves.Length - 1; made++)
        {
            long weight = 0;
            for (var child = 0; child < 2; child++)
            {
                if (inner >= made || (leaf < leaves.Length && leaves[leaf] >> SymbolBits <= weights[inner]))
                {
                    weight += leaves[leaf] >> SymbolBits;
                    leafParent[leaf++] = (short)made;
                }
                else
                {
                    weight += weights[inner];
                    innerParent[inner++] = (short)made;
                }
            }

            weights[made] = weight;
        }

        Span<byte> depth = stackalloc byte[leaves.Length];
        depth[made - 1] = 0;
        for (var node = made - 2; node >= 0; node--)
        {
            depth[node] = (byte)(depth[innerParent[node]] + 1);
        }

        // The lightest leaf lies deepest.
        if (depth[leafParent[0]] + 1 > limit)
        {
            return false;
        }

        for (var index = 0; index < leaves.Length; index++)
        {
            lengths[(int)(leaves[index] & SymbolMask)] = (byte)(depth[leafParent[index]] + 1);
        }

        return true;
    }

    // Each level's list merges the leaves with the pairs of the level below. Taking the first k items of a level takes its first
    // few leaves (each one bit longer) and twice the remaining number of items from the level below; so one flag an item is enough.
    internal static void PackageMerge(ReadOnlySpan<long> leaves, Span<byte> lengths, int limit)
    {
        var width = 2 * leaves.Length;
        Span<bool> isLeaf = new bool[limit * width];
        Span<long> below = new long[width];
        Span<long> level = new long[width];
        var belowCount = 0;
        for (var row = 0; row < limit; row++)
        {
            int leaf = 0, pair = 0, count = 0;
            while (leaf < leaves.Length || pair + 1 < belowCount)
            {
                var takesLeaf = pair + 1 >= belowCount || (leaf < leaves.Length && leaves[leaf] >> SymbolBits <= below[pair] + below[pair + 1]);
                isLeaf[(row * width) + count] = takesLeaf;
                if (takesLeaf)
                {
                    level[count++] = leaves[leaf++] >> SymbolBits;
                }
                else
                {
                    level[count++] = below[pair] + below[pair + 1];
                    pair += 2;
                }
            }

            belowCount = count;
            var swap = below;
            below = level;
            level = swap;
        }

        var taken = width - 2;
        for (var row = limit - 1; row >= 0 && taken > 0; row--)
        {
            var leafCount = 0;
            foreach (var flag in isLeaf.Slice(row * width, taken))
            {
                leafCount += flag ? 1 : 0;
            }

            for (var index = 0; index < leafCount; index++)
            {
                lengths[(int)(leaves[index] & SymbolMask)]++;
            }

            taken = 2 * (taken - leafCount);
        }
    }
}
