using OgService.Imaging.Deflate;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>About how much a group of codes costs, in 1/256 bit: what it sends and what sending the codes takes.</summary>
internal static class GroupCosts
{
    private const int PerCode = 48 * Entropy.UnitsPerBit;
    private const int PerSymbol = 7 * Entropy.UnitsPerBit / 2;
    private const int PerGap = 5 * Entropy.UnitsPerBit;

    public static long Of(SymbolLayout layout, ReadOnlySpan<int> counts)
    {
        long cost = 0;
        for (var code = 0; code < SymbolLayout.Codes; code++)
        {
            cost += OfCode(counts[layout.StartOf(code)..layout.StartOf(code + 1)]);
        }

        return cost;
    }

    private static long OfCode(ReadOnlySpan<int> counts)
    {
        long total = 0, weighted = 0, head = PerCode;
        var used = 0;
        var before = 0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                total += count;
                weighted += (long)count * Entropy.Log2((uint)count);
                used++;
                head += PerSymbol;
            }
            else if (before > 0)
            {
                head += PerGap;
            }

            before = count;
        }

        // One symbol, or none, takes a dozen bits once and none later.
        return used < 2 ? PerCode / 4 : (total * Entropy.Log2((uint)total)) - weighted + head;
    }
}
