using System.Numerics;
using OgService.Imaging.Deflate;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>What a difference is expected to cost, in 1/256 bit, from those seen so far; to begin with small ones are cheap.</summary>
internal sealed class ResidualCosts
{
    private const int Start = 64;
    private readonly int[] counts = new int[256];
    private readonly int[] costs = new int[256];
    private int total;

    public ResidualCosts()
    {
        for (var value = 0; value < counts.Length; value++)
        {
            // Around 0, from both sides.
            var size = Math.Min(value, 256 - value);
            counts[value] = Math.Max(1, Start >> (2 * BitOperations.Log2((uint)size + 1)));
            total += counts[value];
        }

        Learn();
    }

    public ReadOnlySpan<int> Costs => costs;

    public void Count(int value)
    {
        counts[value]++;
        total++;
    }

    /// <summary>Brings the costs up to what was counted.</summary>
    public void Learn()
    {
        var whole = Entropy.Log2((uint)total);
        for (var value = 0; value < costs.Length; value++)
        {
            costs[value] = whole - Entropy.Log2((uint)counts[value]);
        }
    }
}
