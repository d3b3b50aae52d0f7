namespace OgService.Imaging.WebP.Lossy;

/// <summary>Writes the bits of coefficients.</summary>
internal readonly struct CoefficientBits(BoolEncoder encoder, CoefficientProbabilities probabilities) : IBitTarget
{
    public BoolEncoder Encoder => encoder;

    public void AddBit(int index, bool bit) => encoder.Write(bit, probabilities.Values[index]);

    public void AddFixed(int probability, bool bit) => encoder.Write(bit, probability);
}
