namespace OgService.Imaging.Jpeg;

/// <summary>A channel of a frame: its sampling and the coefficients read so far.</summary>
internal sealed class JpegComponent
{
    public required int Id { get; init; }

    /// <summary>Blocks a unit of all channels is wide, 1 to 4.</summary>
    public required int Horizontal { get; init; }

    /// <summary>Blocks a unit of all channels is high, 1 to 4.</summary>
    public required int Vertical { get; init; }

    public required int StepsNumber { get; init; }

    /// <summary>Blocks that hold pixels: what a scan of this channel alone goes through.</summary>
    public int BlocksWide { get; set; }

    public int BlocksHigh { get; set; }

    /// <summary>Blocks a row with those that fill up the last unit.</summary>
    public int StoredBlocksWide { get; set; }

    public int StoredBlocksHigh { get; set; }

    /// <summary>64 a block, in row order, not yet multiplied by the steps; after decoding, samples in the same places.</summary>
    public short[] Coefficients { get; set; } = [];

    /// <summary>The quantisation steps, taken when the channel's first scan begins (ITU-T T.81, B.2.4.1).</summary>
    public ushort[]? Steps { get; set; }

    public int PreviousDc { get; set; }

    public HuffmanDecoder? DcCode { get; set; }

    public HuffmanDecoder? AcCode { get; set; }

    public Span<short> Block(int x, int y) => Coefficients.AsSpan(((y * StoredBlocksWide) + x) * 64, 64);
}
