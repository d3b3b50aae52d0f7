namespace OgService.Unicode;

/// <summary>Syllables of Tai Le, New Tai Lue, Tai Tham and Tai Viet: only where a letter says that one ends or begins.</summary>
internal static class TaiSyllables
{
    public static void Add(ReadOnlySpan<char> run, Span<LineBreak> breaks)
    {
        for (var index = 1; index < run.Length; index++)
        {
            if (run[index - 1] is not ('\u200C' or '\u200D') && Parts(run[index - 1], run[index]))
            {
                breaks[index - 1] = LineBreak.Allowed;
            }
        }
    }

    private static bool Parts(char before, char after) => after switch
    {
        // Tai Le: a tone letter ends its syllable, and only consonants begin one.
        >= '\u1950' and <= '\u1962' => before is >= '\u1970' and <= '\u1974',

        // New Tai Lue has letters of their own for final consonants and writes leading vowels first.
        (>= '\u1980' and <= '\u19AB') or (>= '\u19B5' and <= '\u19B7') or '\u19BA' => !IsLeadingTaiLue(before),

        // Tai Tham: a consonant after a vowel may be final; after this vowel it is not.
        >= '\u1A20' and <= '\u1A4C' => before == '\u1A61',

        // Tai Viet writes leading vowels first; nothing else is sure.
        '\uAAB5' or '\uAAB6' or '\uAAB9' or '\uAABB' or '\uAABC' => before is not ('\uAAB5' or '\uAAB6' or '\uAAB9' or '\uAABB' or '\uAABC'),
        _ => false,
    };

    private static bool IsLeadingTaiLue(char unit) => unit is (>= '\u19B5' and <= '\u19B7') or '\u19BA';
}
