namespace OgService.Imaging.WebP.Lossy;

/// <summary>
/// Chooses how each macroblock is predicted: what is tried is coded and reconstructed as a decoder will, and the least sum of squared error and weighted
/// bits wins. The frame of reconstructed samples goes ahead with it, as later blocks are predicted from it.
/// </summary>
internal sealed class MacroblockChooser
{
    private readonly YuvFrame source;
    private readonly YuvFrame coded;
    private readonly LossyQuantizers quantizers;
    private readonly CoefficientCostTable costs;
    private readonly int tried;
    private readonly IntraMode[] aboveModes;
    private readonly IntraMode[] leftModes = new IntraMode[4];
    private readonly int[] coefficients = new int[16 * 16];
    private readonly short[] restored = new short[16 * 16];
    private readonly short[] levels = new short[16 * CodedMacroblock.Blocks];
    private readonly byte[] ends = new byte[CodedMacroblock.Blocks];
    private readonly byte[] bestSamples = new byte[16 * 16];
    private readonly byte[] bestSecondSamples = new byte[8 * 8];

    /// <param name="tried">How many modes of each 4x4 block are coded; those whose prediction is nearest.</param>
    public MacroblockChooser(YuvFrame source, YuvFrame coded, LossyQuantizers quantizers, CoefficientCostTable costs, int tried)
    {
        this.source = source;
        this.coded = coded;
        this.quantizers = quantizers;
        this.costs = costs;
        this.tried = tried;
        aboveModes = new IntraMode[4 * source.BlocksAcross];
    }

    public void StartRow() => leftModes.AsSpan().Clear();

    /// <param name="above">What is known of the blocks above; see <see cref="BlockContexts"/>.</param>
    public void Choose(int column, int row, ReadOnlySpan<byte> above, ReadOnlySpan<byte> left, CodedMacroblock block)
    {
        var score = ChooseWhole(column, row, above, left, block, out var isExact);
        if (!isExact)
        {
            ChooseSubblocks(column, row, above, left, score, block);
        }

        var modes = aboveModes.AsSpan(4 * column, 4);
        if (block.HasSubblocks)
        {
            for (var index = 0; index < 4; index++)
            {
                modes[index] = block.Subblocks[12 + index];
                leftModes[index] = block.Subblocks[(4 * index) + 3];
            }
        }
        else
        {
            modes.Fill(block.Luma);
            leftModes.AsSpan().Fill(block.Luma);
        }

        ChooseChroma(column, row, above, left, block);
    }

    // Error and bits in one number.
    private long Score(long error, long bits) => (256 * error) + (quantizers.Weight * bits);

    private long ChooseWhole(int column, int row, ReadOnlySpan<byte> above, ReadOnlySpan<byte> left, CodedMacroblock block, out bool isExact)
    {
        var plane = coded.Y;
        var at = plane.IndexOf(16 * column, 16 * row);
        var best = long.MaxValue;
        block.HasSubblocks = false;
        isExact = false;
        for (var mode = IntraMode.Dc; mode <= IntraMode.Horizontal; mode++)
        {
            BlockPrediction.Predict(mode, plane.Samples, at, plane.Stride, 16, row > 0, column > 0);
            var bits = ModeCosts.OfLuma(mode) + CodeWhole(at, above, left);
            var error = Difference(source.Y, plane, at, 16);
            var score = Score(error, bits);
            if (score < best)
            {
                best = score;
                block.Luma = mode;
                levels.AsSpan(0, 16 * 16).CopyTo(block.Levels);
                levels.AsSpan(16 * CodedMacroblock.Second, 16).CopyTo(block.Levels.AsSpan(16 * CodedMacroblock.Second));
                ends.AsSpan(0, 16).CopyTo(block.Ends);
                block.Ends[CodedMacroblock.Second] = ends[CodedMacroblock.Second];
                Save(plane, at, 16, bestSamples);
                isExact = error == 0;
            }

            if (isExact)
            {
                break;
            }
        }

        Restore(plane, at, 16, bestSamples);
        return best;
    }

    // Codes the differences from the prediction at a place and adds what is left of them.
    private int CodeWhole(int at, ReadOnlySpan<byte> above, ReadOnlySpan<byte> left)
    {
        var plane = coded.Y;
        Span<int> first = stackalloc int[16];
        Span<int> second = stackalloc int[16];
        Span<short> restoredSecond = stackalloc short[16];
        for (var index = 0; index < 16; index++)
        {
            var blockCoefficients = coefficients.AsSpan(16 * index, 16);
            Transform(source.Y, plane, at + (4 * (index & 3)) + (4 * (index >> 2) * plane.Stride), blockCoefficients);
            first[index] = blockCoefficients[0];
        }

        ForwardTransforms.WalshHadamard(first, second);
        var secondLevels = levels.AsSpan(16 * CodedMacroblock.Second, 16);
        var end = quantizers.Second.Quantize(second, 0, secondLevels, restoredSecond);
        ends[CodedMacroblock.Second] = (byte)end;
        var bits = new CoefficientCosts(costs);
        CoefficientTokens.Send(ref bits, secondLevels, CoefficientProbabilities.Second, above[8] + left[8], 0, end);
        InverseTransforms.WalshHadamard(restoredSecond, restored);
        Span<byte> tops = stackalloc byte[4];
        Span<byte> sides = stackalloc byte[4];
        above[..4].CopyTo(tops);
        left[..4].CopyTo(sides);
        for (var index = 0; index < 16; index++)
        {
            var blockLevels = levels.AsSpan(16 * index, 16);
            end = quantizers.Luma.Quantize(coefficients.AsSpan(16 * index, 16), 1, blockLevels, restored.AsSpan(16 * index, 16));
            ref var top = ref tops[index & 3];
            ref var side = ref sides[index >> 2];
            CoefficientTokens.Send(ref bits, blockLevels, CoefficientProbabilities.LumaWithoutDc, top + side, 1, end);
            top = side = end > 1 ? (byte)1 : (byte)0;
            ends[index] = (byte)end;
            Add(restored.AsSpan(16 * index, 16), end > 1, plane, at + (4 * (index & 3)) + (4 * (index >> 2) * plane.Stride));
        }

        return bits.Total;
    }

    // Goes on while the sum stays below what the whole macroblock scored.
    private void ChooseSubblocks(int column, int row, ReadOnlySpan<byte> above, ReadOnlySpan<byte> left, long limit, CodedMacroblock block)
    {
        var plane = coded.Y;
        var at = plane.IndexOf(16 * column, 16 * row);
        Span<byte> tops = stackalloc byte[4];
        Span<byte> sides = stackalloc byte[4];
        above[..4].CopyTo(tops);
        left[..4].CopyTo(sides);
        Span<IntraMode> topModes = stackalloc IntraMode[4];
        Span<IntraMode> sideModes = stackalloc IntraMode[4];
        aboveModes.AsSpan(4 * column, 4).CopyTo(topModes);
        leftModes.CopyTo(sideModes);
        Span<byte> aboveRight = stackalloc byte[4];
        SubblockPrediction.ReadAboveRight(plane, 16 * column, 16 * row, aboveRight);
        Span<IntraMode> modes = stackalloc IntraMode[16];
        Span<int> edge = stackalloc int[SubblockPrediction.EdgeLength];
        var score = Score(0, BitCosts.Of(false, IntraModes.WholeProbability));
        for (var index = 0; index < 16; index++)
        {
            var blockAt = at + (4 * (index & 3)) + (4 * (index >> 2) * plane.Stride);
            ReadOnlySpan<byte> right = (index & 3) == 3 ? aboveRight : plane.Samples.Slice(blockAt - plane.Stride + 4, 4);
            SubblockPrediction.Gather(plane.Samples, blockAt, plane.Stride, right, edge);
            ref var top = ref tops[index & 3];
            ref var side = ref sides[index >> 2];
            ref var topMode = ref topModes[index & 3];
            ref var sideMode = ref sideModes[index >> 2];
            score += ChooseSubblock(index, blockAt, edge, top + side, topMode, sideMode, out var mode);
            if (score >= limit)
            {
                Restore(plane, at, 16, bestSamples);
                return;
            }

            top = side = ends[index] > 0 ? (byte)1 : (byte)0;
            topMode = sideMode = modes[index] = mode;
        }

        block.HasSubblocks = true;
        modes.CopyTo(block.Subblocks);
        levels.AsSpan(0, 16 * 16).CopyTo(block.Levels);
        ends.AsSpan(0, 16).CopyTo(block.Ends);
    }

    private long ChooseSubblock(int index, int at, ReadOnlySpan<int> edge, int context, IntraMode above, IntraMode left, out IntraMode chosen)
    {
        var plane = coded.Y;
        var samples = plane.Samples;
        Span<int> errors = stackalloc int[IntraModes.SubblockCount];
        if (tried < IntraModes.SubblockCount)
        {
            for (var mode = IntraMode.Dc; mode <= IntraMode.HorizontalUp; mode++)
            {
                SubblockPrediction.Predict(mode, edge, samples, at, plane.Stride);
                errors[(int)mode] = Difference(source.Y, plane, at, 4)
                    + (int)((quantizers.Weight * (long)ModeCosts.OfSubblock(mode, above, left)) >> 8);
            }
        }
        else
        {
            errors.Clear();
        }

        Span<short> tryLevels = stackalloc short[16];
        Span<short> tryRestored = stackalloc short[16];
        Span<byte> kept = stackalloc byte[16];
        var best = long.MaxValue;
        chosen = IntraMode.Dc;
        for (var attempt = 0; attempt < tried; attempt++)
        {
            var mode = NextBest(errors);
            SubblockPrediction.Predict(mode, edge, samples, at, plane.Stride);
            Transform(source.Y, plane, at, coefficients);
            var end = quantizers.Luma.Quantize(coefficients, 0, tryLevels, tryRestored);
            Add(tryRestored, end > 0, plane, at);
            var bits = new CoefficientCosts(costs);
            CoefficientTokens.Send(ref bits, tryLevels, CoefficientProbabilities.LumaWithDc, context, 0, end);
            var score = Score(Difference(source.Y, plane, at, 4), bits.Total + ModeCosts.OfSubblock(mode, above, left));
            if (score < best)
            {
                best = score;
                chosen = mode;
                tryLevels.CopyTo(levels.AsSpan(16 * index));
                ends[index] = (byte)end;
                Save(plane, at, 4, kept);
            }
        }

        Restore(plane, at, 4, kept);
        return best;
    }

    // The mode of the least error, which is then taken out.
    private static IntraMode NextBest(Span<int> errors)
    {
        var best = 0;
        for (var mode = 1; mode < errors.Length; mode++)
        {
            best = errors[mode] < errors[best] ? mode : best;
        }

        errors[best] = int.MaxValue;
        return (IntraMode)best;
    }

    private void ChooseChroma(int column, int row, ReadOnlySpan<byte> above, ReadOnlySpan<byte> left, CodedMacroblock block)
    {
        var at = coded.U.IndexOf(8 * column, 8 * row);
        var best = long.MaxValue;
        for (var mode = IntraMode.Dc; mode <= IntraMode.Horizontal; mode++)
        {
            var bits = ModeCosts.OfChroma(mode)
                + CodeChroma(mode, source.U, coded.U, 16, at, above.Slice(4, 2), left.Slice(4, 2), row > 0, column > 0)
                + CodeChroma(mode, source.V, coded.V, 20, at, above.Slice(6, 2), left.Slice(6, 2), row > 0, column > 0);
            var error = Difference(source.U, coded.U, at, 8) + Difference(source.V, coded.V, at, 8);
            var score = Score(error, bits);
            if (score < best)
            {
                best = score;
                block.Chroma = mode;
                levels.AsSpan(16 * 16, 16 * 8).CopyTo(block.Levels.AsSpan(16 * 16));
                ends.AsSpan(16, 8).CopyTo(block.Ends.AsSpan(16));
                Save(coded.U, at, 8, bestSamples);
                Save(coded.V, at, 8, bestSecondSamples);
                if (error == 0)
                {
                    break;
                }
            }
        }

        Restore(coded.U, at, 8, bestSamples);
        Restore(coded.V, at, 8, bestSecondSamples);
    }

    private int CodeChroma(
        IntraMode mode, YuvPlane from, YuvPlane plane, int firstBlock, int at, ReadOnlySpan<byte> above, ReadOnlySpan<byte> left, bool hasAbove, bool hasLeft)
    {
        BlockPrediction.Predict(mode, plane.Samples, at, plane.Stride, 8, hasAbove, hasLeft);
        Span<byte> tops = stackalloc byte[2];
        Span<byte> sides = stackalloc byte[2];
        above.CopyTo(tops);
        left.CopyTo(sides);
        var bits = new CoefficientCosts(costs);
        for (var index = 0; index < 4; index++)
        {
            var blockAt = at + (4 * (index & 1)) + (4 * (index >> 1) * plane.Stride);
            Transform(from, plane, blockAt, coefficients);
            var blockLevels = levels.AsSpan(16 * (firstBlock + index), 16);
            var end = quantizers.Chroma.Quantize(coefficients, 0, blockLevels, restored);
            ends[firstBlock + index] = (byte)end;
            ref var top = ref tops[index & 1];
            ref var side = ref sides[index >> 1];
            CoefficientTokens.Send(ref bits, blockLevels, CoefficientProbabilities.Chroma, top + side, 0, end);
            top = side = end > 0 ? (byte)1 : (byte)0;
            Add(restored, end > 0, plane, blockAt);
        }

        return bits.Total;
    }

    private static void Transform(YuvPlane from, YuvPlane prediction, int at, Span<int> target)
    {
        Span<int> differences = stackalloc int[16];
        for (var y = 0; y < 4; y++)
        {
            var wanted = from.Samples.Slice(at + (y * from.Stride), 4);
            var given = prediction.Samples.Slice(at + (y * from.Stride), 4);
            for (var x = 0; x < 4; x++)
            {
                differences[(4 * y) + x] = wanted[x] - given[x];
            }
        }

        ForwardTransforms.Dct(differences, target);
    }

    private static void Add(ReadOnlySpan<short> values, bool hasMany, YuvPlane plane, int at)
    {
        if (hasMany)
        {
            InverseTransforms.AddDct(values, plane.Samples, at, plane.Stride);
        }
        else if (values[0] != 0)
        {
            InverseTransforms.AddDc(values[0], plane.Samples, at, plane.Stride);
        }
    }

    private static int Difference(YuvPlane wanted, YuvPlane given, int at, int side)
    {
        var sum = 0;
        for (var y = 0; y < side; y++, at += wanted.Stride)
        {
            var first = wanted.Samples.Slice(at, side);
            var second = given.Samples.Slice(at, side);
            for (var x = 0; x < first.Length; x++)
            {
                var difference = first[x] - second[x];
                sum += difference * difference;
            }
        }

        return sum;
    }

    private static void Save(YuvPlane plane, int at, int side, Span<byte> target)
    {
        for (var y = 0; y < side; y++)
        {
            plane.Samples.Slice(at + (y * plane.Stride), side).CopyTo(target[(y * side)..]);
        }
    }

    private static void Restore(YuvPlane plane, int at, int side, ReadOnlySpan<byte> from)
    {
        for (var y = 0; y < side; y++)
        {
            from.Slice(y * side, side).CopyTo(plane.Samples[(at + (y * plane.Stride))..]);
        }
    }
}
