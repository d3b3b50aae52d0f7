namespace OgService.Imaging.WebP.Lossy;

/// <summary>How likely each branch of the tree of coefficients is (RFC 6386, 13.3): by kind of block, band, and what came before.</summary>
internal sealed partial class CoefficientProbabilities
{
    public const int Kinds = 4;
    public const int Bands = 8;
    public const int Contexts = 3;
    public const int Branches = 11;
    public const int KindLength = Bands * Contexts * Branches;
    public const int Length = Kinds * KindLength;

    /// <summary>Luma whose DC is on the second level.</summary>
    public const int LumaWithoutDc = 0;

    /// <summary>The luma's second level.</summary>
    public const int Second = 1;
    public const int Chroma = 2;

    /// <summary>Luma with its DC.</summary>
    public const int LumaWithDc = 3;

    private readonly byte[] values = Defaults.ToArray();

    public Span<byte> Values => values;

    /// <summary>The band of each place in zigzag order, and one more for what stands behind the last.</summary>
    public static ReadOnlySpan<byte> BandOf => [0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0];

    public static ReadOnlySpan<byte> ZigZag => [0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15];

    /// <summary>The chances of the extra bits of the four largest classes of size, which begin at 3 + 8, 16, 32 and 64.</summary>
    public static ReadOnlySpan<byte> LargeBits(int size) => size switch
    {
        0 => [173, 148, 140],
        1 => [176, 155, 140, 135],
        2 => [180, 157, 141, 134, 130],
        _ => [254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129],
    };

    public ReadOnlySpan<byte> OfKind(int kind) => values.AsSpan(kind * KindLength, KindLength);

    public static CoefficientProbabilities Read(BoolDecoder bits)
    {
        var probabilities = new CoefficientProbabilities();
        for (var index = 0; index < Length; index++)
        {
            if (bits.ReadBit(KeepProbabilities[index]))
            {
                probabilities.values[index] = (byte)bits.ReadNumber(8);
            }
        }

        return probabilities;
    }
}
