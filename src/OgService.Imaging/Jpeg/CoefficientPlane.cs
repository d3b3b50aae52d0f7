namespace OgService.Imaging.Jpeg;

/// <summary>A channel's quantised blocks, whole: what progressive scans go over again and again.</summary>
internal sealed class CoefficientPlane
{
    private readonly short[] coefficients;

    private CoefficientPlane(PixelBuffer pixels, int sampling, int unitSide)
    {
        Sampling = sampling;
        UnitsWide = DivideUp(pixels.Width, 8 * unitSide);
        UnitsHigh = DivideUp(pixels.Height, 8 * unitSide);

        // Blocks that hold pixels: samples across, in eights.
        BlocksWide = DivideUp(DivideUp(pixels.Width * sampling, unitSide), 8);
        BlocksHigh = DivideUp(DivideUp(pixels.Height * sampling, unitSide), 8);
        coefficients = new short[64 * UnitsWide * sampling * UnitsHigh * sampling];
    }

    /// <summary>Blocks of this channel in a unit, on each side.</summary>
    public int Sampling { get; }

    public int UnitsWide { get; }

    public int UnitsHigh { get; }

    public int BlocksWide { get; }

    public int BlocksHigh { get; }

    /// <summary>In the order of sending.</summary>
    public Span<short> Block(int x, int y) => coefficients.AsSpan(64 * ((y * UnitsWide * Sampling) + x), 64);

    /// <summary>Luma and both chromas of a picture.</summary>
    public static CoefficientPlane[] ReadAll(PixelBuffer pixels, ChromaSampling sampling, Quantizer quantizer)
    {
        var side = sampling == ChromaSampling.Yuv420 ? 2 : 1;
        CoefficientPlane[] planes = [new(pixels, side, side), new(pixels, 1, side), new(pixels, 1, side)];
        Span<uint> block = stackalloc uint[64];
        Span<int> luma = stackalloc int[64];
        Span<int> fullBlue = stackalloc int[64];
        Span<int> fullRed = stackalloc int[64];
        Span<int> blue = stackalloc int[64];
        Span<int> red = stackalloc int[64];
        for (var unitY = 0; unitY < planes[0].UnitsHigh; unitY++)
        {
            for (var unitX = 0; unitX < planes[0].UnitsWide; unitX++)
            {
                for (var part = 0; part < side * side; part++)
                {
                    var (x, y) = ((unitX * side) + (part % side), (unitY * side) + (part / side));
                    BlockSampler.Load(pixels, 8 * x, 8 * y, block);
                    BlockSampler.Convert(block, luma, fullBlue, fullRed);
                    planes[0].Put(x, y, luma, 0, quantizer);
                    if (side == 2)
                    {
                        BlockSampler.Halve(fullBlue, part, blue);
                        BlockSampler.Halve(fullRed, part, red);
                    }
                }

                planes[1].Put(unitX, unitY, side == 2 ? blue : fullBlue, 1, quantizer);
                planes[2].Put(unitX, unitY, side == 2 ? red : fullRed, 1, quantizer);
            }
        }

        return planes;
    }

    private static int DivideUp(int value, int divisor) => (value + divisor - 1) / divisor;

    private void Put(int x, int y, Span<int> samples, int kind, Quantizer quantizer)
    {
        ForwardDct.Transform(samples);
        quantizer.Quantize(samples, kind);
        var target = Block(x, y);
        for (var index = 0; index < 64; index++)
        {
            target[index] = (short)samples[QuantizationTable.ZigZag[index]];
        }
    }
}
