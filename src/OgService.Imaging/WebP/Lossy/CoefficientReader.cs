using System.Runtime.CompilerServices;

namespace OgService.Imaging.WebP.Lossy;

/// <summary>Reads the coefficients of macroblocks (RFC 6386, 13) and multiplies them by their steps.</summary>
internal sealed class CoefficientReader(LossyHeader header, int blocksAcross)
{
    private const int SidesEach = 9;
    private const int SecondSide = 8;

    // For each column of blocks, and for the rows of the macroblock to the left: whether the nearest block there has coefficients. Four of luma, two
    // and two of chroma, one of the second level.
    private readonly byte[] above = new byte[SidesEach * blocksAcross];
    private readonly byte[] left = new byte[SidesEach];
    private readonly short[] second = new short[16];

    public void StartRow() => left.AsSpan().Clear();

    /// <summary>Notes a macroblock without coefficients.</summary>
    public void Skip(int column, Macroblock block)
    {
        // With 4x4 prediction there is no second level, so what is known of it stays.
        var sides = block.HasSubblocks ? SidesEach - 1 : SidesEach;
        above.AsSpan(SidesEach * column, sides).Clear();
        left.AsSpan(0, sides).Clear();
        block.Ends.AsSpan().Clear();
    }

    /// <returns>Whether there is any coefficient other than zero.</returns>
    public bool Read(BoolDecoder bits, int column, Macroblock block)
    {
        var steps = header.Steps[block.Segment];
        var top = above.AsSpan(SidesEach * column, SidesEach);
        var coefficients = block.Coefficients.AsSpan();
        var kind = CoefficientProbabilities.LumaWithDc;
        var first = 0;
        if (!block.HasSubblocks)
        {
            ReadSecond(bits, top, steps, coefficients);
            kind = CoefficientProbabilities.LumaWithoutDc;
            first = 1;
        }

        var any = ReadPlane(bits, kind, first, 0, 4, steps.LumaDc, steps.LumaAc, top[..4], left.AsSpan(0, 4), block);
        any |= ReadPlane(
            bits, CoefficientProbabilities.Chroma, 0, 16, 2, steps.ChromaDc, steps.ChromaAc, top.Slice(4, 2), left.AsSpan(4, 2), block);
        any |= ReadPlane(
            bits, CoefficientProbabilities.Chroma, 0, 20, 2, steps.ChromaDc, steps.ChromaAc, top.Slice(6, 2), left.AsSpan(6, 2), block);
        return any;
    }

    private void ReadSecond(BoolDecoder bits, Span<byte> top, QuantizerSteps steps, Span<short> coefficients)
    {
        var context = top[SecondSide] + left[SecondSide];
        var end = ReadBlock(
            bits, header.Probabilities.OfKind(CoefficientProbabilities.Second), context, 0, steps.SecondDc, steps.SecondAc, second);
        top[SecondSide] = left[SecondSide] = end > 0 ? (byte)1 : (byte)0;
        if (end > 0)
        {
            InverseTransforms.WalshHadamard(second, coefficients);
            second.AsSpan().Clear();
        }
    }

    private bool ReadPlane(
        BoolDecoder bits, int kind, int first, int firstBlock, int side, int dcStep, int acStep, Span<byte> top, Span<byte> leftSides, Macroblock block)
    {
        var probabilities = header.Probabilities.OfKind(kind);
        var any = 0;
        var index = firstBlock;
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++, index++)
            {
                var coefficients = block.Coefficients.AsSpan(16 * index, 16);
                var end = ReadBlock(bits, probabilities, top[x] + leftSides[y], first, dcStep, acStep, coefficients);
                top[x] = leftSides[y] = end > first ? (byte)1 : (byte)0;

                // The second level may have left a DC where the block has nothing of its own.
                end = end > first ? end : coefficients[0] != 0 ? 1 : 0;
                block.Ends[index] = (byte)end;
                any |= end;
            }
        }

        return any != 0;
    }

    // Returns where the coefficients end in zigzag order: the first, when there is none.
    private static int ReadBlock(
        BoolDecoder source, ReadOnlySpan<byte> probabilities, int context, int first, int dcStep, int acStep, Span<short> coefficients)
    {
        var state = source.Current;
        var (value, range, count) = (state.Value, state.RangeLessOne, state.Count);
        var place = first;
        var chances = Chances(probabilities, place, context);
        while (place < 16 && BoolDecoder.Read(source, ref value, ref range, ref count, chances[0]))
        {
            while (!BoolDecoder.Read(source, ref value, ref range, ref count, chances[1]))
            {
                place++;
                if (place == 16)
                {
                    goto Done;
                }

                chances = Chances(probabilities, place, 0);
            }

            int size;
            if (!BoolDecoder.Read(source, ref value, ref range, ref count, chances[2]))
            {
                size = 1;
                chances = Chances(probabilities, place + 1, 1);
            }
            else
            {
                if (!BoolDecoder.Read(source, ref value, ref range, ref count, chances[3]))
                {
                    size = !BoolDecoder.Read(source, ref value, ref range, ref count, chances[4]) ? 2
                        : BoolDecoder.Read(source, ref value, ref range, ref count, chances[5]) ? 4 : 3;
                }
                else
                {
                    source.Current = new BoolDecoder.State { Value = value, RangeLessOne = range, Count = count };
                    size = ReadLarge(source, chances);
                    state = source.Current;
                    (value, range, count) = (state.Value, state.RangeLessOne, state.Count);
                }

                chances = Chances(probabilities, place + 1, 2);
            }

            // Products beyond 16 bits wrap, as in other decoders; no encoder makes them.
            var signed = BoolDecoder.ReadSign(source, ref value, ref range, ref count, size);
            coefficients[CoefficientProbabilities.ZigZag[place]] = unchecked((short)(signed * (place > 0 ? acStep : dcStep)));
            place++;
        }

    Done:
        source.Current = new BoolDecoder.State { Value = value, RangeLessOne = range, Count = count };
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<byte> Chances(ReadOnlySpan<byte> probabilities, int place, int context) => probabilities.Slice(
        ((CoefficientProbabilities.BandOf[place] * CoefficientProbabilities.Contexts) + context) * CoefficientProbabilities.Branches,
        CoefficientProbabilities.Branches);

    // RFC 6386, 13.2: from 5 up.
    private static int ReadLarge(BoolDecoder bits, ReadOnlySpan<byte> chances)
    {
        if (!bits.ReadBit(chances[6]))
        {
            return !bits.ReadBit(chances[7])
                ? 5 + (bits.ReadBit(159) ? 1 : 0)
                : 7 + (bits.ReadBit(165) ? 2 : 0) + (bits.ReadBit(145) ? 1 : 0);
        }

        var high = bits.ReadBit(chances[8]) ? 1 : 0;
        var size = (2 * high) + (bits.ReadBit(chances[9 + high]) ? 1 : 0);
        var extra = 0;
        foreach (var chance in CoefficientProbabilities.LargeBits(size))
        {
            extra = (2 * extra) + (bits.ReadBit(chance) ? 1 : 0);
        }

        return extra + 3 + (8 << size);
    }
}
