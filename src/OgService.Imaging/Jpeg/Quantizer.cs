using System.Runtime.Intrinsics;

namespace OgService.Imaging.Jpeg;

/// <summary>Divides transformed blocks by their steps.</summary>
internal sealed class Quantizer
{
    // By channel kind: half a step and a step, as the coefficients are scaled.
    private readonly float[] halfSteps = new float[2 * 64];
    private readonly float[] steps = new float[2 * 64];

    public Quantizer(ReadOnlySpan<byte> lumaSteps, ReadOnlySpan<byte> chromaSteps)
    {
        for (var index = 0; index < 64; index++)
        {
            steps[index] = ForwardDct.Scale * lumaSteps[index];
            halfSteps[index] = ForwardDct.Scale * lumaSteps[index] / 2;
            steps[64 + index] = ForwardDct.Scale * chromaSteps[index];
            halfSteps[64 + index] = ForwardDct.Scale * chromaSteps[index] / 2;
        }
    }

    /// <summary>The first coefficient of a block.</summary>
    /// <param name="kind">0 for luma, 1 for chroma.</param>
    public int Quantize(int coefficient, int kind)
    {
        var magnitude = (int)((Math.Abs(coefficient) + halfSteps[64 * kind]) / steps[64 * kind]);
        return coefficient < 0 ? -magnitude : magnitude;
    }

    // To the nearest, halves away from zero. Numerators stay below 2^15, so a quotient short of a whole number is further from it than
    // single precision can lose, and division is exact to the last bit by IEEE 754: integers in effect.
    public void Quantize(Span<int> coefficients, int kind)
    {
        for (var at = 0; at < 64; at += 4)
        {
            var value = Vector128.Create<int>(coefficients.Slice(at, 4));
            var sign = value >> 31;
            var magnitude = Vector128.ConvertToSingle((value ^ sign) - sign);
            var half = Vector128.Create<float>(halfSteps.AsSpan((64 * kind) + at, 4));
            var step = Vector128.Create<float>(steps.AsSpan((64 * kind) + at, 4));
            var quotient = Vector128.ConvertToInt32((magnitude + half) / step);
            ((quotient ^ sign) - sign).CopyTo(coefficients.Slice(at, 4));
        }
    }
}
