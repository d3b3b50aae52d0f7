namespace OgService.Imaging.WebP.Lossy;

/// <summary>All that is sent of a macroblock.</summary>
internal sealed class CodedMacroblock
{
    /// <summary>The block of the luma's second level, behind luma and chroma.</summary>
    public const int Second = 24;

    public const int Blocks = 25;

    public bool HasSubblocks { get; set; }

    public IntraMode Luma { get; set; }

    public IntraMode[] Subblocks { get; } = new IntraMode[16];

    public IntraMode Chroma { get; set; }

    /// <summary>In zigzag order, sixteen a block.</summary>
    public short[] Levels { get; } = new short[16 * Blocks];

    /// <summary>For each block where its levels end.</summary>
    public byte[] Ends { get; } = new byte[Blocks];

    /// <summary>Whether no level is other than zero.</summary>
    public bool IsEmpty
    {
        get
        {
            for (var block = 0; block < Blocks; block++)
            {
                if (Ends[block] > (block < 16 && !HasSubblocks ? 1 : 0) && !(block == Second && HasSubblocks))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
