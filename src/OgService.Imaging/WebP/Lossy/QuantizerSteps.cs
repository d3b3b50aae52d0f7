namespace OgService.Imaging.WebP.Lossy;

/// <summary>By how much coefficients are multiplied (RFC 6386, 9.6 and 14.1): of luma, of the luma's second level, of chroma.</summary>
internal sealed partial class QuantizerSteps
{
    public const int MaxIndex = 127;

    private QuantizerSteps()
    {
    }

    public int LumaDc { get; private init; }

    public int LumaAc { get; private init; }

    public int SecondDc { get; private init; }

    public int SecondAc { get; private init; }

    public int ChromaDc { get; private init; }

    public int ChromaAc { get; private init; }

    /// <param name="index">0 to 127, or beyond, which counts as the nearer of these.</param>
    public static QuantizerSteps Create(int index, QuantizerDeltas deltas) => new()
    {
        LumaDc = Dc(index + deltas.LumaDc, MaxIndex),
        LumaAc = Ac(index),
        SecondDc = 2 * Dc(index + deltas.SecondDc, MaxIndex),
        SecondAc = Math.Max(8, Ac(index + deltas.SecondAc) * 155 / 100),
        ChromaDc = Dc(index + deltas.ChromaDc, 117),
        ChromaAc = Ac(index + deltas.ChromaAc),
    };

    private static int Dc(int index, int largest) => DcSteps[Math.Clamp(index, 0, largest)];

    private static int Ac(int index) => AcSteps[Math.Clamp(index, 0, MaxIndex)];
}

/// <summary>What is added to the index for each kind of coefficient; each -15 to 15.</summary>
internal readonly record struct QuantizerDeltas(int LumaDc, int SecondDc, int SecondAc, int ChromaDc, int ChromaAc);
