namespace OgService.Imaging.Jpeg;

/// <summary>Steps by which coefficients are divided, in row order.</summary>
internal static class QuantizationTable
{
    public const int Length = 64;

    /// <summary>The place, in row order, of each coefficient in the order of sending (ITU-T T.81, figure 5).</summary>
    public static ReadOnlySpan<byte> ZigZag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    // ITU-T T.81, table K.1.
    private static ReadOnlySpan<byte> Luminance =>
    [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    ];

    // ITU-T T.81, table K.2.
    private static ReadOnlySpan<byte> Chrominance =>
    [
        17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    ];

    /// <summary>The table of Annex K scaled as the Independent JPEG Group's library does: 50 leaves it, 100 is all ones.</summary>
    /// <param name="quality">1 to 100.</param>
    public static void Scale(int quality, bool isChroma, Span<byte> steps)
    {
        var percent = quality < 50 ? 5_000 / quality : 200 - (2 * quality);
        var standard = isChroma ? Chrominance : Luminance;
        for (var index = 0; index < Length; index++)
        {
            steps[index] = (byte)Math.Clamp(((standard[index] * percent) + 50) / 100, 1, 255);
        }
    }
}
