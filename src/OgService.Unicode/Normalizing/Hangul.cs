namespace OgService.Unicode;

/// <summary>Hangul syllables, which (de)compose by arithmetic (The Unicode Standard, 3.12).</summary>
internal static class Hangul
{
    private const int SyllableBase = 0xAC00;
    private const int LeadingBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailingBase = 0x11A7;
    private const int LeadingCount = 19;
    private const int VowelCount = 21;
    private const int TrailingCount = 28;
    private const int SyllableCount = LeadingCount * VowelCount * TrailingCount;

    public static bool IsSyllable(int codePoint) => (uint)(codePoint - SyllableBase) < SyllableCount;

    /// <summary>The jamo of a syllable; the trailing one is 0 where it has none.</summary>
    public static (int Leading, int Vowel, int Trailing) Decompose(int syllable)
    {
        var index = syllable - SyllableBase;
        var trailing = index % TrailingCount;
        return (LeadingBase + (index / (VowelCount * TrailingCount)), VowelBase + (index / TrailingCount % VowelCount),
            trailing == 0 ? 0 : TrailingBase + trailing);
    }

    /// <summary>The syllable of a leading and a vowel jamo, or of a syllable without and a trailing jamo; 0 for all else.</summary>
    public static int Compose(int first, int second)
    {
        if ((uint)(first - LeadingBase) < LeadingCount && (uint)(second - VowelBase) < VowelCount)
        {
            return SyllableBase + ((((first - LeadingBase) * VowelCount) + second - VowelBase) * TrailingCount);
        }

        var hasNoTrailing = IsSyllable(first) && (first - SyllableBase) % TrailingCount == 0;
        return hasNoTrailing && second > TrailingBase && second < TrailingBase + TrailingCount ? first + second - TrailingBase : 0;
    }
}
