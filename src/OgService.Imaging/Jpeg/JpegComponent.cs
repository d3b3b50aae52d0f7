using System.Buffers;

namespace OgService.Imaging.Jpeg;

/// <summary>A channel of a frame: its sampling, the state of its scans, and where it is kept as a whole, its coefficients.</summary>
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

    /// <summary>Samples a block has on a side: 8, or 4, 2, 1 when decoded smaller.</summary>
    public int BlockSide { get; set; } = 8;

    /// <summary>Samples that hold pixels, at the scale decoded at.</summary>
    public int SamplesWide { get; set; }

    public int SamplesHigh { get; set; }

    /// <summary>The quantisation steps in row order, taken when the channel's first scan begins (ITU-T T.81, B.2.4.1).</summary>
    public short[]? Steps { get; set; }

    public int PreviousDc { get; set; }

    public HuffmanDecoder? DcCode { get; set; }

    public HuffmanDecoder? AcCode { get; set; }

    /// <summary>Bits of each coefficient that are still missing, in the order of sending; -1 before the first scan of it.</summary>
    public sbyte[] MissingBits { get; } = CreateMissingBits();

    /// <summary>Coefficients kept of a block: the lowest ones, as many as it has samples.</summary>
    public int Kept => BlockSide * BlockSide;

    // Kept only for files whose scans do not hold whole blocks.
    private short[] coefficients = [];
    private ulong[] nonZero = [];

    public bool IsStored => coefficients.Length > 0;

    public int StoredBlocks => checked(StoredBlocksWide * StoredBlocksHigh);

    /// <summary>Bytes that <see cref="Store"/> takes.</summary>
    public long StoredBytes => ((2L * Kept) + sizeof(ulong)) * StoredBlocks;

    public void Store()
    {
        var length = checked(StoredBlocks * Kept);
        coefficients = ArrayPool<short>.Shared.Rent(length);
        coefficients.AsSpan(0, length).Clear();
        nonZero = ArrayPool<ulong>.Shared.Rent(StoredBlocks);
        nonZero.AsSpan(0, StoredBlocks).Clear();
    }

    /// <summary>In row order of the kept ones, not yet multiplied by the steps.</summary>
    public Span<short> Block(int x, int y) => coefficients.AsSpan(((y * StoredBlocksWide) + x) * Kept, Kept);

    /// <summary>A bit for each coefficient that is not zero, kept or not, in the order of sending.</summary>
    public ref ulong NonZero(int x, int y) => ref nonZero[(y * StoredBlocksWide) + x];

    public void Free()
    {
        if (IsStored)
        {
            ArrayPool<short>.Shared.Return(coefficients);
            ArrayPool<ulong>.Shared.Return(nonZero);
            coefficients = [];
            nonZero = [];
        }
    }

    private static sbyte[] CreateMissingBits()
    {
        var missing = new sbyte[64];
        Array.Fill(missing, (sbyte)-1);
        return missing;
    }
}
