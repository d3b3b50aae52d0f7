namespace OgService.Imaging.WebP.Lossy;

/// <summary>The costs of both values of each bit of the tree of coefficients.</summary>
internal sealed class CoefficientCostTable
{
    private readonly ushort[] costs = new ushort[2 * CoefficientProbabilities.Length];

    public CoefficientCostTable(ReadOnlySpan<byte> probabilities)
    {
        for (var index = 0; index < probabilities.Length; index++)
        {
            costs[2 * index] = (ushort)BitCosts.Of(false, probabilities[index]);
            costs[(2 * index) + 1] = (ushort)BitCosts.Of(true, probabilities[index]);
        }
    }

    public int Of(int index, bool bit) => costs[(2 * index) + (bit ? 1 : 0)];
}
