using System.Buffers;
using System.Numerics;

namespace OgService.Imaging.Jpeg;

/// <summary>Blocks as the symbols they will be sent as (ITU-T T.81, F.1.2), kept until all are counted and the codes can be made.</summary>
internal sealed class BlockTokens(Quantizer quantizer) : IDisposable
{
    /// <summary>DC and AC tables for luma, then for chroma.</summary>
    public const int TableCount = 4;

    public const int SymbolCount = 256;

    private const int EndOfBlock = 0x00;
    private const int SixteenZeros = 0xF0;

    private readonly int[] counts = new int[TableCount * SymbolCount];

    private uint[] tokens = ArrayPool<uint>.Shared.Rent(1 << 16);
    private int count;

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
        quantizer.Quantize(samples, kind);
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
        AddDc(quantizer.Quantize(64 * sample, kind), kind, ref previousDc);
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

    /// <summary>Bits of a value's magnitude.</summary>
    internal static int SizeOf(int value) => value == 0 ? 0 : BitOperations.Log2((uint)Math.Abs(value)) + 1;

    /// <summary>Negative values are sent less one, without their leading ones.</summary>
    internal static int AppendedBits(int value, int size) => (value + (value >> 31)) & ((1 << size) - 1);

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
