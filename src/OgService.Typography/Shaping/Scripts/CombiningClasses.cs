using OgService.Unicode;

namespace OgService.Typography.Shaping.Scripts;

/// <summary>The order in which fonts expect marks, where it is not that of the canonical combining classes.</summary>
/// <remarks>
/// Unicode's classes of Hebrew points and Arabic signs are in no useful order: fonts (and the SBL Hebrew manual) want the dagesh before vowels,
/// the shadda before vowels. Only marks whose classes differ are ever exchanged, so that texts that are canonically equal stay so.
/// </remarks>
internal static class CombiningClasses
{
    // Classes 10 to 36: Hebrew points, Arabic signs, Syriac.
    private static ReadOnlySpan<byte> FixedPositions =>
    [
        22, 15, 16, 17, 23, 18, 19, 20, 21, 14, 24, 12, 25, 13, 10, 11, 26,
        28, 29, 30, 31, 32, 33, 27, 34, 35, 36,
    ];

    public static byte Of(int codePoint)
    {
        switch (codePoint)
        {
            case 0x1037:
                codePoint = 0x103A; // Myanmar's dot below is ordered as the asat is.
                break;
            case 0x1A60 or 0x0FC6:
                return 254;
            case 0x0F39:
                return 127;
        }

        var canonical = CodePointProperties.CanonicalCombiningClass(codePoint);
        return canonical switch
        {
            >= 10 and <= 36 => FixedPositions[canonical - 10],
            84 => 4,
            91 => 5,
            103 => 3,
            130 => 132,
            132 => 131,
            _ => (byte)canonical,
        };
    }
}
