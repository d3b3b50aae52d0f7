namespace OgService.Imaging.WebP.Lossy;

/// <summary>What a quality means for a frame: the quantizer's index, its quantizers, how bits are weighed against error, the loop filter's level.</summary>
internal sealed class LossyQuantizers
{
    // Chroma's mean is seen first when it is off.
    private const int ChromaDcDelta = -2;

    private LossyQuantizers(int index)
    {
        Index = index;
        Deltas = new QuantizerDeltas(0, 0, 0, ChromaDcDelta, 0);
        Steps = QuantizerSteps.Create(index, Deltas);
        Luma = BlockQuantizer.Create(Steps.LumaDc, Steps.LumaAc, 96, 110);
        Second = BlockQuantizer.Create(Steps.SecondDc, Steps.SecondAc, 96, 108);
        Chroma = BlockQuantizer.Create(Steps.ChromaDc, Steps.ChromaAc, 110, 115);
        var step = (Steps.LumaDc + (15 * Steps.LumaAc)) >> 4;

        // The error that a bit is worth grows with the square of the step.
        Weight = Math.Max(1, (3 * step * step) >> 7);
        FilterLevel = Math.Min(63, Math.Min(63, Steps.LumaAc >> 2) * 300 / 352);
    }

    /// <summary>0 to 127; small is fine.</summary>
    public int Index { get; }

    public QuantizerDeltas Deltas { get; }

    public QuantizerSteps Steps { get; }

    public BlockQuantizer Luma { get; }

    public BlockQuantizer Second { get; }

    public BlockQuantizer Chroma { get; }

    /// <summary>Squared error, times 256, for 1/256 bit.</summary>
    public int Weight { get; }

    /// <summary>0 to 63.</summary>
    public int FilterLevel { get; }

    /// <param name="quality">0 to 100.</param>
    public static LossyQuantizers Create(int quality)
    {
        // The size of a file goes about with the cube of the step, so the index follows the cube root; the upper quarter of the scale is stretched.
        var part = quality < 75 ? 2 * quality : (6 * quality) - 300;
        long cube = 127L * 127 * 127 * part / 300;
        var root = 0;
        while ((long)(root + 1) * (root + 1) * (root + 1) <= cube)
        {
            root++;
        }

        return new LossyQuantizers(QuantizerSteps.MaxIndex - root);
    }
}
