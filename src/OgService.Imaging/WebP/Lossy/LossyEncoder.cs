using OgService.Imaging.Deflate;

namespace OgService.Imaging.WebP.Lossy;

/// <summary>Writes a key frame of VP8 (RFC 6386): modes and levels are chosen first, then the probabilities that send them best, then all is written.</summary>
internal sealed class LossyEncoder
{
    // 19 bits say how long the first partition is.
    private const int MaxFirstPartition = (1 << 19) - 1;

    private readonly YuvFrame source;
    private readonly LossyQuantizers quantizers;
    private readonly CodedMacroblock[] blocks;
    private CoefficientProbabilities probabilities = new();

    private LossyEncoder(YuvFrame source, LossyQuantizers quantizers)
    {
        this.source = source;
        this.quantizers = quantizers;
        blocks = new CodedMacroblock[source.BlocksAcross * source.BlocksDown];
        for (var index = 0; index < blocks.Length; index++)
        {
            blocks[index] = new CodedMacroblock();
        }
    }

    /// <summary>Writes the frame.</summary>
    /// <param name="pixels">Straight ARGB; alpha is left out.</param>
    /// <exception cref="ArgumentException">The picture is too large for the format at this quality.</exception>
    public static void Write(ReadOnlySpan<uint> pixels, int width, int height, int quality, WebPEffort effort, PooledBytes target)
    {
        using var source = YuvSource.Create(pixels, width, height);
        var encoder = new LossyEncoder(source, LossyQuantizers.Create(quality));

        // The second time the costs are those of the probabilities that will be used.
        for (var pass = 0; pass < (effort == WebPEffort.Small ? 2 : 1); pass++)
        {
            encoder.ChooseAll(effort == WebPEffort.Small ? IntraModes.SubblockCount : 3);
            encoder.Learn();
        }

        encoder.WriteFrame(target);
    }

    private void ChooseAll(int tried)
    {
        using var coded = new YuvFrame(source.Width, source.Height);
        var costs = new CoefficientCostTable(probabilities.Values);
        var chooser = new MacroblockChooser(source, coded, quantizers, costs, tried);
        var contexts = new BlockContexts(source.BlocksAcross);
        var sum = new CoefficientCosts(costs);
        var index = 0;
        for (var row = 0; row < source.BlocksDown; row++)
        {
            chooser.StartRow();
            contexts.StartRow();
            for (var column = 0; column < source.BlocksAcross; column++, index++)
            {
                chooser.Choose(column, row, contexts.Above(column), contexts.Left, blocks[index]);
                contexts.Send(ref sum, column, blocks[index]);
            }
        }
    }

    // A probability is sent when what it saves is more than what it costs.
    private void Learn()
    {
        var zeros = new int[CoefficientProbabilities.Length];
        var ones = new int[CoefficientProbabilities.Length];
        var counts = new CoefficientCounts(zeros, ones);
        SendAll(ref counts);
        probabilities = new CoefficientProbabilities();
        for (var index = 0; index < zeros.Length; index++)
        {
            var total = (long)zeros[index] + ones[index];
            if (total == 0)
            {
                continue;
            }

            var before = probabilities.Values[index];
            var better = (int)Math.Clamp(((256L * zeros[index]) + (total / 2)) / total, 1, 255);
            var keep = CoefficientProbabilities.KeepProbabilities[index];
            var saved = Cost(zeros[index], ones[index], before) - Cost(zeros[index], ones[index], better);
            var sent = BitCosts.Of(true, keep) - BitCosts.Of(false, keep) + (8 * Entropy.UnitsPerBit);
            if (saved > sent)
            {
                probabilities.Values[index] = (byte)better;
            }
        }
    }

    private static long Cost(int zeros, int ones, int probability) =>
        ((long)zeros * BitCosts.Of(false, probability)) + ((long)ones * BitCosts.Of(true, probability));

    // Macroblocks without levels say so in their modes and send none.
    private void SendAll<TTarget>(ref TTarget target)
        where TTarget : IBitTarget
    {
        var contexts = new BlockContexts(source.BlocksAcross);
        var index = 0;
        for (var row = 0; row < source.BlocksDown; row++)
        {
            contexts.StartRow();
            for (var column = 0; column < source.BlocksAcross; column++, index++)
            {
                if (blocks[index].IsEmpty)
                {
                    contexts.Skip(column, blocks[index].HasSubblocks);
                }
                else
                {
                    contexts.Send(ref target, column, blocks[index]);
                }
            }
        }
    }

    private void WriteFrame(PooledBytes target)
    {
        using var first = new PooledBytes(1 << 14);
        var encoder = new BoolEncoder(first);
        WriteHeader(encoder);
        var coded = 0;
        foreach (var block in blocks)
        {
            coded += block.IsEmpty ? 0 : 1;
        }

        var codedProbability = Math.Clamp(256 * coded / blocks.Length, 1, 255);
        encoder.WriteFlag(true);
        encoder.WriteNumber(codedProbability, 8);
        WriteModes(encoder, codedProbability);
        encoder.Finish();
        if (first.Length > MaxFirstPartition)
        {
            throw new ArgumentException("The picture is too large for lossy WebP at this quality.");
        }

        // A key frame of version 0 that is shown; then its start code and size.
        var tag = (first.Length << 5) | 16;
        target.Write([(byte)tag, (byte)(tag >> 8), (byte)(tag >> 16), 0x9D, 0x01, 0x2A]);
        target.Write([(byte)source.Width, (byte)(source.Width >> 8), (byte)source.Height, (byte)(source.Height >> 8)]);
        target.Write(first.Written);
        var bits = new CoefficientBits(new BoolEncoder(target), probabilities);
        SendAll(ref bits);
        bits.Encoder.Finish();
    }

    private void WriteHeader(BoolEncoder encoder)
    {
        // The colour space; samples are to be clamped; no segments.
        encoder.WriteNumber(0, 3);

        // The normal filter, no sharpness, no deltas.
        encoder.WriteFlag(false);
        encoder.WriteNumber(quantizers.FilterLevel, 6);
        encoder.WriteNumber(0, 3);
        encoder.WriteFlag(false);

        // One partition.
        encoder.WriteNumber(0, 2);
        encoder.WriteNumber(quantizers.Index, 7);
        var deltas = quantizers.Deltas;
        foreach (var delta in (int[])[deltas.LumaDc, deltas.SecondDc, deltas.SecondAc, deltas.ChromaDc, deltas.ChromaAc])
        {
            encoder.WriteOptionalSigned(delta, 4);
        }

        // No later frame needs the probabilities.
        encoder.WriteFlag(false);
        for (var index = 0; index < CoefficientProbabilities.Length; index++)
        {
            var value = probabilities.Values[index];
            var isSent = value != CoefficientProbabilities.Defaults[index];
            encoder.Write(isSent, CoefficientProbabilities.KeepProbabilities[index]);
            if (isSent)
            {
                encoder.WriteNumber(value, 8);
            }
        }
    }

    private void WriteModes(BoolEncoder encoder, int codedProbability)
    {
        var above = new IntraMode[4 * source.BlocksAcross];
        var left = new IntraMode[4];
        for (var index = 0; index < blocks.Length; index++)
        {
            var block = blocks[index];
            var column = index % source.BlocksAcross;
            if (column == 0)
            {
                left.AsSpan().Clear();
            }

            encoder.Write(block.IsEmpty, codedProbability);
            encoder.Write(!block.HasSubblocks, IntraModes.WholeProbability);
            if (block.HasSubblocks)
            {
                for (var subblock = 0; subblock < 16; subblock++)
                {
                    ref var top = ref above[(4 * column) + (subblock & 3)];
                    ref var side = ref left[subblock >> 2];
                    ModeCosts.SendSubblock(block.Subblocks[subblock], top, side, encoder.Write);
                    top = side = block.Subblocks[subblock];
                }
            }
            else
            {
                ModeCosts.SendLuma(block.Luma, encoder.Write);
                above.AsSpan(4 * column, 4).Fill(block.Luma);
                left.AsSpan().Fill(block.Luma);
            }

            ModeCosts.SendChroma(block.Chroma, encoder.Write);
        }
    }
}
