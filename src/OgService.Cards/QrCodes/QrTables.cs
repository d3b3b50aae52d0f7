namespace OgService.Cards.QrCodes;

/// <summary>How much of a code's data may be lost: about 7, 15, 25 and 30 %.</summary>
internal enum QrCorrection
{
    Low,
    Medium,
    Quartile,
    High,
}

/// <summary>ISO/IEC 18004, tables 1, 9 and annex E: what each version (1 to 40) holds and where its patterns are.</summary>
internal static class QrTables
{
    public const int MaxVersion = 40;

    // Table 9, correction codewords of a block; a row a level, a column a version.
    private static readonly byte[][] CorrectionOfBlock =
    [
        [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
        [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
        [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
        [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    ];

    // Table 9, number of blocks.
    private static readonly byte[][] BlockCounts =
    [
        [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
        [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
        [1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68],
        [1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81],
    ];

    /// <summary>Modules along a side.</summary>
    public static int SizeOf(int version) => (version * 4) + 17;

    public static int CorrectionCodewords(int version, QrCorrection level) => CorrectionOfBlock[(int)level][version - 1];

    public static int Blocks(int version, QrCorrection level) => BlockCounts[(int)level][version - 1];

    /// <summary>Codewords in all, data and correction.</summary>
    public static int Codewords(int version)
    {
        // All modules less the three finders with their separators, timing, format and version information, alignment patterns.
        var modules = (((16 * version) + 128) * version) + 64;
        if (version >= 2)
        {
            var across = (version / 7) + 2;
            modules -= (((25 * across) - 10) * across) - 55;
            modules -= version >= 7 ? 36 : 0;
        }

        return modules / 8;
    }

    public static int DataCodewords(int version, QrCorrection level) =>
        Codewords(version) - (CorrectionCodewords(version, level) * Blocks(version, level));

    /// <summary>Annex E: rows and columns of the middles of alignment patterns.</summary>
    public static int[] AlignmentCenters(int version)
    {
        if (version == 1)
        {
            return [];
        }

        var count = (version / 7) + 2;
        var step = version == 32 ? 26 : ((version * 4) + (count * 2) + 1) / ((count * 2) - 2) * 2;
        var centers = new int[count];
        centers[0] = 6;
        for (var i = count - 1; i > 0; i--)
        {
            centers[i] = SizeOf(version) - 7 - (step * (count - 1 - i));
        }

        return centers;
    }
}
