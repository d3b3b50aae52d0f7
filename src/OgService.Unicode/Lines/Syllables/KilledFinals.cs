namespace OgService.Unicode;

/// <summary>Syllables of scripts that mark every final consonant: Myanmar's asat, Ahom's killer.</summary>
/// <remarks>
/// A consonant or independent vowel starts a syllable, unless it is killed (it ends the one before) or stacked, above or below: a stack's upper
/// letter is the end of one syllable and its lower one the beginning of the next, and they stand in one place.
/// </remarks>
internal static class KilledFinals
{
    private const int MyanmarVirama = 0x1039;
    private const int MyanmarAsat = 0x103A;
    private const int MyanmarDotBelow = 0x1037;
    private const int MyanmarGreatSa = 0x103F;
    private const int AhomKiller = 0x1172B;

    public static void Add(ReadOnlySpan<char> run, Span<LineBreak> breaks)
    {
        var before = 0;
        for (var start = 0; start < run.Length;)
        {
            var codePoint = Utf16.CodePointAt(run, start, out var length);
            if (start > 0 && before is not (MyanmarVirama or 0x200D) && StartsSyllable(codePoint, run[(start + length)..]))
            {
                breaks[start - 1] = LineBreak.Allowed;
            }

            before = codePoint;
            start += length;
        }
    }

    private static bool StartsSyllable(int letter, ReadOnlySpan<char> rest)
    {
        // Reduplication marks are letters that repeat what is before them.
        if (letter is MyanmarGreatSa or 0xA9E6 or 0xAA70 or 0x200C or 0x200D || CodePointProperties.IsMark(letter))
        {
            return false;
        }

        if (rest.IsEmpty)
        {
            return true;
        }

        var next = Utf16.CodePointAt(rest, 0, out var length);
        if (next == MyanmarDotBelow && rest.Length > length) // written before the asat or after it
        {
            next = rest[length];
        }

        return next is not (MyanmarVirama or MyanmarAsat or AhomKiller);
    }
}
