namespace OgService.Imaging.Jpeg;

/// <summary>The last two bands of a channel's samples, a band being the rows of one row of units: enough to paint all rows but the last of the newer
/// band, which needs the row below it.</summary>
internal sealed class SampleRows
{
    private readonly JpegComponent component;
    private readonly byte[] samples;
    private readonly int rows;

    public SampleRows(JpegComponent component)
    {
        this.component = component;
        Stride = component.StoredBlocksWide * component.BlockSide;
        BandHeight = component.Vertical * component.BlockSide;
        rows = 2 * BandHeight;
        samples = new byte[rows * Stride];
    }

    public int Stride { get; }

    public int BandHeight { get; }

    /// <summary>From the first sample of a block on.</summary>
    /// <param name="blockX">In blocks.</param>
    /// <param name="blockY">In blocks, from the top of the picture.</param>
    public Span<byte> Block(int blockX, int blockY)
        => samples.AsSpan((blockY * component.BlockSide % rows * Stride) + (blockX * component.BlockSide));

    /// <summary>A row's samples that hold pixels. Rows above the first and below the last repeat these.</summary>
    public ReadOnlySpan<byte> Row(int y)
        => samples.AsSpan(Math.Clamp(y, 0, component.SamplesHigh - 1) % rows * Stride, component.SamplesWide);
}
