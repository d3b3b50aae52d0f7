using System.Buffers;

namespace OgService.Unicode;

/// <summary>Breaks between the syllables of scripts that write words without spaces (Line_Break=SA), by rules of spelling, without a dictionary.</summary>
/// <remarks>
/// Where the spelling leaves open which syllable a consonant belongs to, there is no break: a line may rather be short than end inside a
/// syllable. Breaks are added only between two characters of one run of one script, where UAX #14 has none (LB1, LB28), so no rule
/// about punctuation, spaces or glue can be broken.
/// </remarks>
internal static class SyllableBreaks
{
    private const char FirstLetter = '\u0E01';
    private const char AhomHighSurrogate = '\uD805';

    private static readonly SearchValues<char> Letters = SearchValues.Create(
        [
            .. Enumerable.Range(0, 0x10000).Select(unit => (char)unit).Where(unit => KindOf(unit) != Kind.None),
            AhomHighSurrogate,
        ]);

    private enum Kind : byte
    {
        None,
        Thai,
        Lao,
        Khmer,
        Myanmar,
        TaiLe,
        NewTaiLue,
        TaiTham,
        TaiViet,
    }

    /// <summary>Adds to <paramref name="breaks"/>, which say what UAX #14 does.</summary>
    public static void Add(ReadOnlySpan<char> text, Span<LineBreak> breaks)
    {
        // Most texts end here.
        if (text.IndexOfAnyInRange(FirstLetter, '\uD8FF') < 0)
        {
            return;
        }

        for (var start = 0; start < text.Length;)
        {
            var skipped = text[start..].IndexOfAny(Letters);
            if (skipped < 0)
            {
                return;
            }

            start += skipped;
            var kind = KindOf(text[start]);
            var length = kind == Kind.None ? AhomLength(text[start..]) : LengthOf(text[start..], kind);
            var run = text.Slice(start, length);
            var runBreaks = breaks.Slice(start, length);
            switch (kind)
            {
                case Kind.Thai:
                    ThaiSyllables.Add(run, runBreaks);
                    break;
                case Kind.Lao:
                    LaoSyllables.Add(run, runBreaks);
                    break;
                case Kind.Khmer:
                    KhmerSyllables.Add(run, runBreaks);
                    break;
                case Kind.Myanmar:
                    KilledFinals.Add(run, runBreaks);
                    break;
                case Kind.None when length > 1:
                    KilledFinals.Add(run, runBreaks);
                    break;
                case Kind.TaiLe or Kind.NewTaiLue or Kind.TaiTham or Kind.TaiViet:
                    TaiSyllables.Add(run, runBreaks);
                    break;
            }

            start += Math.Max(length, 1);
        }
    }

    // Joiners lie inside words and count as marks.
    private static int LengthOf(ReadOnlySpan<char> text, Kind kind)
    {
        var length = 1;
        while (length < text.Length && (text[length] is '\u200C' or '\u200D' || KindOf(text[length]) == kind))
        {
            length++;
        }

        return length;
    }

    // Letters and marks of Ahom, U+11700 to U+1172B and U+11740 to U+11746, which are two units each; 1 for anything else.
    private static int AhomLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length + 1 < text.Length && text[length] == AhomHighSurrogate
            && text[length + 1] is (>= '\uDF00' and <= '\uDF2B') or (>= '\uDF40' and <= '\uDF46'))
        {
            length += 2;
        }

        return Math.Max(length, 1);
    }

    // Letters and marks; digits, currency and punctuation have classes of their own.
    private static Kind KindOf(char unit) => unit switch
    {
        < FirstLetter => Kind.None,
        (<= '\u0E3A') or (>= '\u0E40' and <= '\u0E4E') => Kind.Thai,
        (>= '\u0E81' and <= '\u0EBD') or (>= '\u0EC0' and <= '\u0ECE') or (>= '\u0EDC' and <= '\u0EDF') => Kind.Lao,
        (>= '\u1000' and <= '\u103F') or (>= '\u1050' and <= '\u108F') or (>= '\u109A' and <= '\u109D') => Kind.Myanmar,
        (>= '\uA9E0' and <= '\uA9EF') or (>= '\uA9FA' and <= '\uA9FE') or (>= '\uAA60' and <= '\uAA76') or (>= '\uAA7A' and <= '\uAA7F') => Kind.Myanmar,
        (>= '\u1780' and <= '\u17D3') or '\u17D7' or '\u17DC' or '\u17DD' => Kind.Khmer,
        >= '\u1950' and <= '\u1974' => Kind.TaiLe,
        (>= '\u1980' and <= '\u19AB') or (>= '\u19B0' and <= '\u19C9') => Kind.NewTaiLue,
        (>= '\u1A20' and <= '\u1A7C') or '\u1AA7' => Kind.TaiTham,
        (>= '\uAA80' and <= '\uAAC2') or (>= '\uAADB' and <= '\uAADD') => Kind.TaiViet,
        _ => Kind.None,
    };
}
