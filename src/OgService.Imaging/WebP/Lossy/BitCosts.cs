using OgService.Imaging.Deflate;

namespace OgService.Imaging.WebP.Lossy;

/// <summary>What bits cost by their probability, in 1/256 bit.</summary>
internal static class BitCosts
{
    private static readonly ushort[] OfZero = Build();

    /// <param name="probability">That the bit is 0, in 256ths.</param>
    public static int Of(bool bit, int probability) => OfZero[bit ? 256 - probability : probability];

    private static ushort[] Build()
    {
        var costs = new ushort[257];
        for (var probability = 0; probability <= 256; probability++)
        {
            costs[probability] = (ushort)((8 * Entropy.UnitsPerBit) - Entropy.Log2((uint)Math.Max(1, probability)));
        }

        return costs;
    }
}
