namespace OgService.Imaging.WebP.Lossy;

/// <summary>What a key frame says before its macroblocks (RFC 6386, 9.2 to 9.11).</summary>
internal sealed class LossyHeader
{
    public const int Segments = 4;

    /// <summary>Whether macroblocks say which segment they belong to.</summary>
    public bool HasSegmentMap { get; private set; }

    /// <summary>The chances in the tree of segments.</summary>
    public byte[] SegmentProbabilities { get; } = [255, 255, 255];

    /// <summary>Steps of each segment.</summary>
    public QuantizerSteps[] Steps { get; } = new QuantizerSteps[Segments];

    public LoopFilterSettings Filter { get; private set; } = new();

    /// <summary>The chance in 256ths that a macroblock has coefficients; null when each has.</summary>
    public int? CodedProbability { get; private set; }

    public CoefficientProbabilities Probabilities { get; private set; } = new();

    /// <summary>The partitions of coefficients; rows of macroblocks take them in turn.</summary>
    public BoolDecoder[] Partitions { get; private set; } = [];

    private bool usesSegments;
    private bool segmentsAreAbsolute;
    private readonly int[] segmentIndices = new int[Segments];
    private readonly int[] segmentLevels = new int[Segments];

    /// <param name="bits">The first partition.</param>
    /// <param name="data">The whole frame.</param>
    /// <param name="partitionsStart">Where the first partition ends in it.</param>
    public static LossyHeader Read(BoolDecoder bits, byte[] data, int partitionsStart, long offset)
    {
        var header = new LossyHeader();

        // The colour space, of which there is one, and whether clamping may be left out; we always clamp.
        bits.ReadNumber(2);
        header.ReadSegments(bits);
        header.ReadFilter(bits);
        var partitions = 1 << bits.ReadNumber(2);
        header.Partitions = SplitPartitions(data, partitionsStart, partitions, offset);
        header.ReadQuantizer(bits);

        // Whether later frames keep the probabilities: there are none.
        bits.ReadFlag();
        header.Probabilities = CoefficientProbabilities.Read(bits);
        header.CodedProbability = bits.ReadFlag() ? bits.ReadNumber(8) : null;
        if (bits.IsOverrun)
        {
            throw new ImageFormatException("the frame's header ends too early", offset + partitionsStart);
        }

        return header;
    }

    private void ReadSegments(BoolDecoder bits)
    {
        usesSegments = bits.ReadFlag();
        if (!usesSegments)
        {
            return;
        }

        HasSegmentMap = bits.ReadFlag();
        segmentsAreAbsolute = true;
        if (bits.ReadFlag())
        {
            segmentsAreAbsolute = bits.ReadFlag();
            foreach (ref var index in segmentIndices.AsSpan())
            {
                index = bits.ReadOptionalSigned(7);
            }

            foreach (ref var level in segmentLevels.AsSpan())
            {
                level = bits.ReadOptionalSigned(6);
            }
        }

        if (HasSegmentMap)
        {
            foreach (ref var probability in SegmentProbabilities.AsSpan())
            {
                probability = bits.ReadFlag() ? (byte)bits.ReadNumber(8) : (byte)255;
            }
        }
    }

    private void ReadFilter(BoolDecoder bits)
    {
        var isSimple = bits.ReadFlag();
        var level = bits.ReadNumber(6);
        var sharpness = bits.ReadNumber(3);
        var intraDelta = 0;
        var subblockDelta = 0;
        if (bits.ReadFlag() && bits.ReadFlag())
        {
            // Four deltas by reference frame, of which the first is ours, four by mode, of which the first is the 4x4 modes'.
            for (var index = 0; index < 8; index++)
            {
                var delta = bits.ReadOptionalSigned(6);
                intraDelta = index == 0 ? delta : intraDelta;
                subblockDelta = index == 4 ? delta : subblockDelta;
            }
        }

        Filter = new LoopFilterSettings { IsSimple = isSimple, IsOff = level == 0 };
        for (var segment = 0; segment < Segments; segment++)
        {
            var own = usesSegments ? segmentLevels[segment] + (segmentsAreAbsolute ? 0 : level) : level;
            Filter.Set(segment, false, LoopFilterStrength.Create(own + intraDelta, sharpness));
            Filter.Set(segment, true, LoopFilterStrength.Create(own + intraDelta + subblockDelta, sharpness));
        }
    }

    private void ReadQuantizer(BoolDecoder bits)
    {
        var index = bits.ReadNumber(7);
        var deltas = new QuantizerDeltas(
            bits.ReadOptionalSigned(4), bits.ReadOptionalSigned(4), bits.ReadOptionalSigned(4), bits.ReadOptionalSigned(4), bits.ReadOptionalSigned(4));
        for (var segment = 0; segment < Segments; segment++)
        {
            var own = usesSegments ? segmentIndices[segment] + (segmentsAreAbsolute ? 0 : index) : index;
            Steps[segment] = QuantizerSteps.Create(own, deltas);
        }
    }

    // RFC 6386, 9.5: three bytes of length for each but the last. A length beyond the end is cut; reading past it is noticed later.
    private static BoolDecoder[] SplitPartitions(byte[] data, int start, int count, long offset)
    {
        var at = start + (3 * (count - 1));
        if (at > data.Length)
        {
            throw new ImageFormatException("no room for the partitions", offset + start);
        }

        var partitions = new BoolDecoder[count];
        for (var index = 0; index < count; index++)
        {
            var lengthAt = start + (3 * index);
            var length = index < count - 1 ? data[lengthAt] | (data[lengthAt + 1] << 8) | (data[lengthAt + 2] << 16) : data.Length - at;
            length = Math.Min(length, data.Length - at);
            if (index == count - 1 && length == 0)
            {
                throw new ImageFormatException("the last partition is empty", offset + at);
            }

            partitions[index] = new BoolDecoder(data, at, at + length);
            at += length;
        }

        return partitions;
    }
}
