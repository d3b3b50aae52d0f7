namespace OgService.Imaging.WebP.Lossy;

/// <summary>Sums up what the bits of coefficients cost.</summary>
internal struct CoefficientCosts(CoefficientCostTable table) : IBitTarget
{
    /// <summary>In 1/256 bit.</summary>
    public int Total { get; private set; }

    public void AddBit(int index, bool bit) => Total += table.Of(index, bit);

    public void AddFixed(int probability, bool bit) => Total += BitCosts.Of(bit, probability);
}
