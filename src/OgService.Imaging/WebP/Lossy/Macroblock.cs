namespace OgService.Imaging.WebP.Lossy;

/// <summary>What is known of one macroblock before it is reconstructed.</summary>
internal sealed class Macroblock
{
    /// <summary>Blocks of luma, then of the two chroma planes.</summary>
    public const int Blocks = 24;

    public int Segment { get; set; }

    public bool HasSubblocks { get; set; }

    /// <summary>Of the whole; with <see cref="HasSubblocks"/> the modes are in <see cref="Subblocks"/>.</summary>
    public IntraMode Luma { get; set; }

    public IntraMode[] Subblocks { get; } = new IntraMode[16];

    public IntraMode Chroma { get; set; }

    /// <summary>Multiplied coefficients, sixteen a block. Blocks without any are all zero.</summary>
    public short[] Coefficients { get; } = new short[16 * Blocks];

    /// <summary>For each block how many coefficients in zigzag order may be other than zero.</summary>
    public byte[] Ends { get; } = new byte[Blocks];
}
