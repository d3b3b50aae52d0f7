using OgService.Imaging.Deflate;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>What each symbol is expected to cost, in 1/256 bit, learnt from counts of an earlier attempt.</summary>
internal sealed class PixelCosts
{
    private readonly SymbolLayout layout;
    private readonly int[] symbols;
    private readonly int[] lengths = new int[PixelMatches.MaxLength + 1];

    public PixelCosts(SymbolLayout layout, ReadOnlySpan<int> counts)
    {
        this.layout = layout;
        symbols = new int[layout.Total];
        Learn(layout, counts, symbols);
        for (var length = 1; length < lengths.Length; length++)
        {
            var (symbol, extraBits, _) = PixelTokens.Prefix(length);
            lengths[length] = symbols[SymbolLayout.Lengths + symbol] + (extraBits * Entropy.UnitsPerBit);
        }
    }

    public int OfPixel(uint argb) => symbols[(int)((argb >> 8) & 255)] + symbols[layout.Red + (int)((argb >> 16) & 255)]
        + symbols[layout.Blue + (int)(argb & 255)] + symbols[layout.Alpha + (int)(argb >> 24)];

    public int OfCached(int index) => symbols[SymbolLayout.Cached + index];

    public int OfLength(int length) => lengths[length];

    public int OfDistance(int code)
    {
        var (symbol, extraBits, _) = PixelTokens.Prefix(code);
        return symbols[layout.Distance + symbol] + (extraBits * Entropy.UnitsPerBit);
    }

    /// <summary>The cost of each symbol in a code made for the counts. What did not occur costs a little more than what occurred once.</summary>
    public static void Learn(SymbolLayout layout, ReadOnlySpan<int> counts, Span<int> costs)
    {
        for (var code = 0; code < SymbolLayout.Codes; code++)
        {
            var start = layout.StartOf(code);
            var part = counts[start..layout.StartOf(code + 1)];
            var sum = 0;
            var used = 0;
            foreach (var count in part)
            {
                sum += count;
                used += count > 0 ? 1 : 0;
            }

            var total = Entropy.Log2((uint)sum);
            for (var symbol = 0; symbol < part.Length; symbol++)
            {
                costs[start + symbol] = part[symbol] > 0
                    ? (used == 1 ? 0 : total - Entropy.Log2((uint)part[symbol]))
                    : total + (2 * Entropy.UnitsPerBit);
            }
        }
    }
}
