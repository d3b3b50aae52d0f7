namespace OgService.Imaging.WebP.Lossy;

/// <summary>Reads a key frame of VP8 (RFC 6386). The whole frame is reconstructed first and filtered then, as prediction needs unfiltered samples.</summary>
internal sealed class LossyDecoder : IDisposable
{
    private const int HeaderLength = 10;

    private readonly BoolDecoder modes;
    private readonly LossyHeader header;
    private readonly CoefficientReader coefficients;
    private readonly long offset;
    private readonly Macroblock block = new();

    // Modes of the blocks above, four a column, and to the left.
    private readonly IntraMode[] aboveModes;
    private readonly IntraMode[] leftModes = new IntraMode[4];
    private readonly LoopFilterStrength[] strengths;
    private readonly bool[] innerEdges;

    private LossyDecoder(byte[] data, int firstPartitionLength, int width, int height, long offset)
    {
        this.offset = offset;
        var partitionsStart = HeaderLength + firstPartitionLength;
        modes = new BoolDecoder(data, HeaderLength, partitionsStart);
        header = LossyHeader.Read(modes, data, partitionsStart, offset);
        Frame = new YuvFrame(width, height);
        coefficients = new CoefficientReader(header, Frame.BlocksAcross);
        aboveModes = new IntraMode[4 * Frame.BlocksAcross];
        strengths = new LoopFilterStrength[Frame.BlocksAcross * Frame.BlocksDown];
        innerEdges = new bool[strengths.Length];
    }

    /// <summary>What has been decoded.</summary>
    public YuvFrame Frame { get; }

    /// <summary>Reads the first ten bytes.</summary>
    /// <exception cref="ImageFormatException">Not a key frame that is shown.</exception>
    public static (int Width, int Height) ReadSize(ReadOnlySpan<byte> data, long offset)
    {
        if (data.Length < HeaderLength || data[3] != 0x9D || data[4] != 0x01 || data[5] != 0x2A)
        {
            throw new ImageFormatException("not a VP8 key frame", offset);
        }

        const int NoKeyFrame = 1;
        const int Shown = 16;
        var version = (data[0] >> 1) & 7;
        if ((data[0] & NoKeyFrame) != 0 || version > 3 || (data[0] & Shown) == 0)
        {
            throw new ImageFormatException("not a VP8 key frame that is shown", offset);
        }

        // Above the fourteen bits of each side stands a hint to scale.
        var width = (data[6] | (data[7] << 8)) & 0x3FFF;
        var height = (data[8] | (data[9] << 8)) & 0x3FFF;
        if (width == 0 || height == 0)
        {
            throw new ImageFormatException("a picture without pixels", offset + 6);
        }

        return FirstPartitionLength(data) < data.Length - HeaderLength
            ? (width, height)
            : throw new ImageFormatException("the first partition ends after the frame", offset);
    }

    /// <summary>Decodes the frame; its size must have been checked.</summary>
    public static YuvFrame Decode(ReadOnlySpan<byte> data, long offset, CancellationToken cancellation)
    {
        var (width, height) = ReadSize(data, offset);
        var decoder = new LossyDecoder(data.ToArray(), FirstPartitionLength(data), width, height, offset);
        try
        {
            decoder.Decode(cancellation);
            return decoder.Frame;
        }
        catch
        {
            decoder.Dispose();
            throw;
        }
    }

    public void Dispose() => Frame.Dispose();

    private static int FirstPartitionLength(ReadOnlySpan<byte> data) => (data[0] | (data[1] << 8) | (data[2] << 16)) >> 5;

    private void Decode(CancellationToken cancellation)
    {
        var index = 0;
        for (var row = 0; row < Frame.BlocksDown; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            var partition = header.Partitions[row & (header.Partitions.Length - 1)];
            coefficients.StartRow();
            leftModes.AsSpan().Clear();
            for (var column = 0; column < Frame.BlocksAcross; column++, index++)
            {
                var skips = ReadModes(column);
                var any = false;
                if (skips)
                {
                    coefficients.Skip(column, block);
                }
                else
                {
                    any = coefficients.Read(partition, column, block);
                }

                if (modes.IsOverrun || partition.IsOverrun)
                {
                    throw new ImageFormatException("the frame ends too early", offset);
                }

                Reconstruct(column, row, any);
                strengths[index] = header.Filter.Of(block.Segment, block.HasSubblocks);
                innerEdges[index] = any || block.HasSubblocks;
            }
        }

        if (!header.Filter.IsOff)
        {
            LoopFilter.Apply(Frame, header.Filter.IsSimple, strengths, innerEdges, cancellation);
        }
    }

    // Returns whether the macroblock has no coefficients.
    private bool ReadModes(int column)
    {
        block.Segment = !header.HasSegmentMap ? 0
            : !modes.ReadBit(header.SegmentProbabilities[0]) ? modes.ReadBit(header.SegmentProbabilities[1]) ? 1 : 0
            : modes.ReadBit(header.SegmentProbabilities[2]) ? 3 : 2;
        var skips = header.CodedProbability is { } coded && modes.ReadBit(coded);
        block.HasSubblocks = !modes.ReadBit(IntraModes.WholeProbability);
        var above = aboveModes.AsSpan(4 * column, 4);
        if (block.HasSubblocks)
        {
            for (var y = 0; y < 4; y++)
            {
                var left = leftModes[y];
                for (var x = 0; x < 4; x++)
                {
                    left = IntraModes.ReadSubblock(modes, above[x], left);
                    above[x] = left;
                    block.Subblocks[(4 * y) + x] = left;
                }

                leftModes[y] = left;
            }
        }
        else
        {
            block.Luma = IntraModes.ReadLuma(modes);
            above.Fill(block.Luma);
            leftModes.AsSpan().Fill(block.Luma);
        }

        block.Chroma = IntraModes.ReadChroma(modes);
        return skips;
    }

    private void Reconstruct(int column, int row, bool any)
    {
        if (block.HasSubblocks)
        {
            PredictSubblocks(column, row);
        }
        else
        {
            var at = Frame.Y.IndexOf(16 * column, 16 * row);
            BlockPrediction.Predict(block.Luma, Frame.Y.Samples, at, Frame.Y.Stride, 16, row > 0, column > 0);
            for (var index = 0; any && index < 16; index++)
            {
                Add(index, Frame.Y, at + (4 * (index & 3)) + (4 * (index >> 2) * Frame.Y.Stride));
            }
        }

        ReconstructChroma(Frame.U, 16, column, row, any);
        ReconstructChroma(Frame.V, 20, column, row, any);
        if (any)
        {
            block.Coefficients.AsSpan().Clear();
        }
    }

    private void ReconstructChroma(YuvPlane plane, int firstBlock, int column, int row, bool any)
    {
        var at = plane.IndexOf(8 * column, 8 * row);
        BlockPrediction.Predict(block.Chroma, plane.Samples, at, plane.Stride, 8, row > 0, column > 0);
        for (var index = 0; any && index < 4; index++)
        {
            Add(firstBlock + index, plane, at + (4 * (index & 1)) + (4 * (index >> 1) * plane.Stride));
        }
    }

    // Each 4x4 block is predicted from those before it, differences added.
    private void PredictSubblocks(int column, int row)
    {
        var plane = Frame.Y;
        var samples = plane.Samples;
        Span<byte> aboveRight = stackalloc byte[4];
        SubblockPrediction.ReadAboveRight(plane, 16 * column, 16 * row, aboveRight);
        Span<int> edge = stackalloc int[SubblockPrediction.EdgeLength];
        for (var index = 0; index < 16; index++)
        {
            var at = plane.IndexOf((16 * column) + (4 * (index & 3)), (16 * row) + (4 * (index >> 2)));

            // The blocks at the right edge all look at the macroblock above and to the right, which is the only one there yet.
            ReadOnlySpan<byte> right = (index & 3) == 3 ? aboveRight : samples.Slice(at - plane.Stride + 4, 4);
            SubblockPrediction.Gather(samples, at, plane.Stride, right, edge);
            SubblockPrediction.Predict(block.Subblocks[index], edge, samples, at, plane.Stride);
            Add(index, plane, at);
        }
    }

    private void Add(int index, YuvPlane plane, int at)
    {
        var end = block.Ends[index];
        var input = block.Coefficients.AsSpan(16 * index, 16);
        if (end > 1)
        {
            InverseTransforms.AddDct(input, plane.Samples, at, plane.Stride);
        }
        else if (end == 1)
        {
            InverseTransforms.AddDc(input[0], plane.Samples, at, plane.Stride);
        }
    }
}
