namespace OgService.Imaging.WebP.Lossy;

/// <summary>Counts the bits of coefficients.</summary>
internal readonly struct CoefficientCounts(int[] zeros, int[] ones) : IBitTarget
{
    public void AddBit(int index, bool bit) => (bit ? ones : zeros)[index]++;

    public void AddFixed(int probability, bool bit)
    {
        // Nothing can be learnt from these.
    }
}
