namespace OgService.Imaging.WebP.Lossless;

/// <summary>
/// Which tiles share a group of codes. Tiles are first sorted roughly by how much their channels vary, then go to the group that sends them cheapest,
/// groups that are cheaper together are merged, and tiles choose again.
/// </summary>
internal sealed class TileGroups
{
    private const int Levels = 4;
    private const int Rounds = 3;

    private readonly SymbolLayout layout;
    private readonly List<(ushort Symbol, int Count)[]> tileCounts = [];
    private List<int[]> groups = [];

    private TileGroups(SymbolLayout layout)
    {
        this.layout = layout;
    }

    /// <summary>The group of each tile.</summary>
    public int[] GroupOf { get; private set; } = [];

    /// <summary>The counts of each group's symbols.</summary>
    public IReadOnlyList<int[]> Groups => groups;

    /// <summary>About what the groups' codes and all they send cost, in 1/256 bit.</summary>
    public long Cost => groups.Sum(counts => GroupCosts.Of(layout, counts));

    /// <summary>One group for the whole picture.</summary>
    public static TileGroups Whole(SymbolLayout layout, PixelTokens tokens)
    {
        var counts = new int[layout.Total];
        for (var token = 0; token < tokens.Count; token++)
        {
            layout.Count(tokens.Lengths[token], tokens.Values[token], counts);
        }

        return new TileGroups(layout) { groups = [counts], GroupOf = [0] };
    }

    public static TileGroups Create(SymbolLayout layout, PixelTokens tokens, int width, int height, int tileBits)
    {
        var tiles = new TileGroups(layout);
        tiles.CountTiles(tokens, width, height, tileBits);
        tiles.SortRoughly();
        for (var round = 0; round < Rounds; round++)
        {
            tiles.Reassign();
        }

        tiles.MergeGroups();
        tiles.Reassign();
        tiles.Reassign();
        return tiles;
    }

    private void CountTiles(PixelTokens tokens, int width, int height, int tileBits)
    {
        var across = TransformTiles.Count(width, tileBits);
        var dense = new int[across][];
        var rowEnd = 1 << tileBits;
        int x = 0, y = 0;
        for (var token = 0; token < tokens.Count; token++)
        {
            while (y >= rowEnd)
            {
                FlushRow(dense);
                rowEnd += 1 << tileBits;
            }

            var length = tokens.Lengths[token];
            layout.Count(length, tokens.Values[token], dense[x >> tileBits] ??= new int[layout.Total]);
            x += PixelTokens.PixelsOf(length);
            y += x / width;
            x %= width;
        }

        for (; tileCounts.Count < across * TransformTiles.Count(height, tileBits);)
        {
            FlushRow(dense);
        }
    }

    private void FlushRow(int[]?[] dense)
    {
        foreach (var counts in dense)
        {
            var sparse = new List<(ushort, int)>();
            for (var symbol = 0; counts is not null && symbol < counts.Length; symbol++)
            {
                if (counts[symbol] > 0)
                {
                    sparse.Add(((ushort)symbol, counts[symbol]));
                    counts[symbol] = 0;
                }
            }

            tileCounts.Add([.. sparse]);
        }
    }

    // By how many symbols of green, red and blue a tile has for each that it sends.
    private void SortRoughly()
    {
        GroupOf = new int[tileCounts.Count];
        var byBin = new Dictionary<int, int>();
        for (var tile = 0; tile < tileCounts.Count; tile++)
        {
            var (green, red, blue) = (0, 0, 0);
            foreach (var (symbol, _) in tileCounts[tile])
            {
                green += symbol < layout.Red ? 1 : 0;
                red += symbol >= layout.Red && symbol < layout.Blue ? 1 : 0;
                blue += symbol >= layout.Blue && symbol < layout.Alpha ? 1 : 0;
            }

            var bin = (((Level(green) * Levels) + Level(red)) * Levels) + Level(blue);
            if (!byBin.TryGetValue(bin, out var group))
            {
                group = byBin.Count;
                byBin.Add(bin, group);
            }

            GroupOf[tile] = group;
        }

        CountGroups(byBin.Count);
    }

    private static int Level(int symbols) => symbols switch
    {
        <= 3 => 0,
        <= 16 => 1,
        <= 60 => 2,
        _ => 3,
    };

    // Groups that no tile is in vanish.
    private void CountGroups(int count)
    {
        var numbers = new int[count];
        numbers.AsSpan().Fill(-1);
        groups = [];
        for (var tile = 0; tile < GroupOf.Length; tile++)
        {
            ref var number = ref numbers[GroupOf[tile]];
            if (number < 0)
            {
                number = groups.Count;
                groups.Add(new int[layout.Total]);
            }

            GroupOf[tile] = number;
            foreach (var (symbol, times) in tileCounts[tile])
            {
                groups[number][symbol] += times;
            }
        }
    }

    private void Reassign()
    {
        var costs = groups.ConvertAll(counts =>
        {
            var learnt = new int[layout.Total];
            PixelCosts.Learn(layout, counts, learnt);
            return learnt;
        });
        for (var tile = 0; tile < GroupOf.Length; tile++)
        {
            var symbols = tileCounts[tile];
            if (symbols.Length == 0)
            {
                // Nothing is sent from here; the neighbour's group makes the map cheap.
                GroupOf[tile] = tile > 0 ? GroupOf[tile - 1] : 0;
                continue;
            }

            var best = long.MaxValue;
            for (var group = 0; group < costs.Count; group++)
            {
                long cost = 0;
                var table = costs[group];
                foreach (var (symbol, times) in symbols)
                {
                    cost += (long)times * table[symbol];
                    if (cost >= best)
                    {
                        break;
                    }
                }

                if (cost < best)
                {
                    best = cost;
                    GroupOf[tile] = group;
                }
            }
        }

        CountGroups(groups.Count);
    }

    private void MergeGroups()
    {
        var costs = groups.ConvertAll(counts => GroupCosts.Of(layout, counts));
        var gains = new long[groups.Count, groups.Count];
        var sum = new int[layout.Total];
        for (var first = 0; first < groups.Count; first++)
        {
            for (var second = first + 1; second < groups.Count; second++)
            {
                gains[first, second] = Gain(first, second, costs, sum);
            }
        }

        var into = Enumerable.Range(0, groups.Count).ToArray();
        while (true)
        {
            long best = 0;
            var (target, source) = (-1, -1);
            for (var first = 0; first < groups.Count; first++)
            {
                for (var second = first + 1; second < groups.Count; second++)
                {
                    if (into[first] == first && into[second] == second && gains[first, second] > best)
                    {
                        (best, target, source) = (gains[first, second], first, second);
                    }
                }
            }

            if (target < 0)
            {
                break;
            }

            Add(groups[target], groups[source], groups[target]);
            costs[target] = GroupCosts.Of(layout, groups[target]);
            into[source] = target;
            for (var other = 0; other < groups.Count; other++)
            {
                if (other != target && into[other] == other)
                {
                    gains[Math.Min(target, other), Math.Max(target, other)] = Gain(target, other, costs, sum);
                }
            }
        }

        foreach (ref var group in GroupOf.AsSpan())
        {
            while (into[group] != group)
            {
                group = into[group];
            }
        }

        CountGroups(groups.Count);
    }

    private long Gain(int first, int second, List<long> costs, int[] sum)
    {
        Add(groups[first], groups[second], sum);
        return costs[first] + costs[second] - GroupCosts.Of(layout, sum);
    }

    private static void Add(ReadOnlySpan<int> first, ReadOnlySpan<int> second, Span<int> sum)
    {
        for (var symbol = 0; symbol < sum.Length; symbol++)
        {
            sum[symbol] = first[symbol] + second[symbol];
        }
    }
}
