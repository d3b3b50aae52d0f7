using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace OgService.Imaging.Jpeg;

/// <summary>Blocks as the symbols they will be sent as (ITU-T T.81, F.1.2), kept until all are counted and the codes can be made.</summary>
internal sealed class BlockTokens : IDisposable
{
    /// <summary>DC and AC tables for luma, then for chroma.</summary>
    public const int TableCount = 4;

    public const int SymbolCount = 256;

    private const int EndOfBlock = 0x00;
    private const int SixteenZeros = 0xF0;

    private readonly int[] counts = new int[TableCount * SymbolCount];

    // By channel kind: half a step and a step, as the coefficients are scaled.
    private readonly float[] halfSteps = new float[2 * 64];
    private readonly float[] steps = new float[2 * 64];

    private uint[] tokens = ArrayPool<uint>.Shared.Rent(1 << 16);
    private int count;

    public BlockTokens(ReadOnlySpan<byte> lumaSteps, ReadOnlySpan<byte> chromaSteps)
    {
        for (var index = 0; index < 64; index++)
        {
            steps[index] = ForwardDct.Scale * lumaSteps[index];
            halfSteps[index] = ForwardDct.Scale * lumaSteps[index] / 2;
            steps[64 + index] = ForwardDct.Scale * chromaSteps[index];
            halfSteps[64 + index] = ForwardDct.Scale * chromaSteps[index] / 2;
        }
    }

    /// <summary>Each: symbol, table from bit 8, appended bits from bit 16. How many bits: the symbol's low half.</summary>
    public ReadOnlySpan<uint> Tokens => tokens.AsSpan(0, count);

    public ReadOnlySpan<int> CountsOf(int table) => counts.AsSpan(table * SymbolCount, SymbolCount);

    /// <summary>Transforms, quantises and adds a block.</summary>
    /// <param name="kind">0 for luma, 1 for chroma.</param>
    /// <param name="previousDc">The quantised DC of the channel's block before; replaced by this one's.</param>
    public void Add(Span<int> samples, int kind, ref int previousDc)
    {
        EnsureRoom();
        ForwardDct.Transform(samples);
        Quantize(samples, kind);
        AddDc(samples[0], kind, ref previousDc);
        var run = 0;
        var zigZag = QuantizationTable.ZigZag;
        for (var index = 1; index < 64; index++)
        {
            var value = samples[zigZag[index]];
            if (value == 0)
            {
                run++;
                continue;
            }

            for (; run >= 16; run -= 16)
            {
                AddToken(SixteenZeros, 0, (2 * kind) + 1);
            }

            var size = SizeOf(value);
            AddToken((run << 4) | size, AppendedBits(value, size), (2 * kind) + 1);
            run = 0;
        }

        if (run > 0)
        {
            AddToken(EndOfBlock, 0, (2 * kind) + 1);
        }
    }

    /// <summary>Adds a block whose samples are all <paramref name="sample"/>, the same as <see cref="Add"/> would.</summary>
    public void AddFlat(int sample, int kind, ref int previousDc)
    {
        EnsureRoom();
        AddDc(Quantize(64 * sample, kind), kind, ref previousDc);
        AddToken(EndOfBlock, 0, (2 * kind) + 1);
    }

    public void Dispose()
    {
        var rented = tokens;
        tokens = [];
        if (rented.Length > 0)
        {
            ArrayPool<uint>.Shared.Return(rented);
        }
    }

    private static int SizeOf(int value) => value == 0 ? 0 : BitOperations.Log2((uint)Math.Abs(value)) + 1;

    // Negative values are sent less one, without their leading ones.
    private static int AppendedBits(int value, int size) => (value + (value >> 31)) & ((1 << size) - 1);

    private int Quantize(int coefficient, int kind)
    {
        var magnitude = (int)((Math.Abs(coefficient) + halfSteps[64 * kind]) / steps[64 * kind]);
        return coefficient < 0 ? -magnitude : magnitude;
    }

    // To the nearest, halves away from zero. Numerators stay below 2^15, so a quotient short of a whole number is further from it than
    // single precision can lose, and division is exact to the last bit by IEEE 754: integers in effect.
    private void Quantize(Span<int> coefficients, int kind)
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

    private void AddDc(int dc, int kind, ref int previousDc)
    {
        var difference = dc - previousDc;
        previousDc = dc;
        var size = SizeOf(difference);
        AddToken(size, AppendedBits(difference, size), 2 * kind);
    }

    private void AddToken(int symbol, int bits, int table)
    {
        counts[(table * SymbolCount) + symbol]++;
        tokens[count++] = (uint)(symbol | (table << 8) | (bits << 16));
    }

    private void EnsureRoom()
    {
        if (count + 65 > tokens.Length)
        {
            var larger = ArrayPool<uint>.Shared.Rent(2 * tokens.Length);
            Tokens.CopyTo(larger);
            ArrayPool<uint>.Shared.Return(tokens);
            tokens = larger;
        }
    }
}
