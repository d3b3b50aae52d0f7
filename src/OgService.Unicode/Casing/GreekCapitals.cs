using System.Text;

namespace OgService.Unicode;

/// <summary>Capitals as Greek writes them: without accents and breathings. Dialytika stays, and is added where only the lost accent told
/// that two vowels are two (μάιος, ΜΑΪΟΣ); the word ή keeps its accent, since η is another word.</summary>
internal static class GreekCapitals
{
    private const char Eta = '\u0397';
    private const char Iota = '\u0399';
    private const char Upsilon = '\u03A5';
    private const char Dialytika = '\u0308';
    private const char Ypogegrammeni = '\u0345';
    private const char EtaWithTonos = '\u0389';

    /// <summary>Writes the Greek letter at <paramref name="start"/>, with the marks on it, and moves past; false where there is
    /// none.</summary>
    public static bool TryAppend(string text, ref int start, StringBuilder output)
    {
        var letter = Read(text, start);
        if (letter.Base == '\0')
        {
            return false;
        }

        var before = start;
        start = letter.End;
        if (letter is { Base: Eta, HasAccent: true, Iotas: 0 } && IsWord(text, before, letter.End))
        {
            output.Append(EtaWithTonos);
            return true;
        }

        var separated = letter.Base is Iota or Upsilon && !letter.HasDialytika && FollowsAccentedVowel(text, before);
        if (!separated && !letter.HasDialytika)
        {
            output.Append(letter.Base);
        }
        else if (letter.Base is Iota or Upsilon)
        {
            output.Append(letter.Base == Iota ? '\u03AA' : '\u03AB');
        }
        else
        {
            output.Append(letter.Base).Append(Dialytika);
        }

        output.Append(Iota, letter.Iotas);
        return true;
    }

    private static bool IsWord(string text, int start, int end) =>
        !FullCase.IsFollowedByCased(text.AsSpan(end))
        && (start == 0 || !(FullCase.IsCased(text[start - 1]) || IsGreekMark(text[start - 1])));

    // The letter before starts at most a few marks back; more marks than a letter carries are not looked through.
    private static bool FollowsAccentedVowel(string text, int start)
    {
        const int mostMarks = 4;
        for (var back = start - 1; back >= 0 && back >= start - mostMarks; back--)
        {
            if (IsGreekMark(text[back]))
            {
                continue;
            }

            var letter = Read(text, back);
            return letter is { HasAccent: true, HasDialytika: false }
                && letter.Base is '\u0391' or '\u0395' or Eta or Iota or '\u039F' or Upsilon or '\u03A9';
        }

        return false;
    }

    private static GreekLetter Read(string text, int start)
    {
        int codePoint = text[start];
        if (CodePointProperties.Script(codePoint) != Script.Greek || CodePointProperties.IsMark(codePoint)
            || !CodePointProperties.IsAlphabetic(codePoint))
        {
            return default;
        }

        var letter = new GreekLetter();
        int offset = NormalizationTable.Decomposition(codePoint);
        if (offset == 0)
        {
            letter.Base = (char)FullCase.SimpleUpper(codePoint);
        }
        else
        {
            var units = NormalizationTable.Units.Slice(offset + 1, NormalizationTable.Units[offset]);
            letter.Base = (char)FullCase.SimpleUpper(units[0]);
            foreach (var mark in units[1..])
            {
                letter.Take((char)mark);
            }
        }

        for (letter.End = start + 1; letter.End < text.Length && IsGreekMark(text[letter.End]); letter.End++)
        {
            letter.Take(text[letter.End]);
        }

        return letter;
    }

    private static bool IsGreekMark(char unit) => unit is '\u0300' or '\u0301' or '\u0302' or '\u0303' or '\u0304' or '\u0306' or Dialytika
        or '\u0311' or '\u0313' or '\u0314' or '\u0342' or '\u0343' or '\u0344' or Ypogegrammeni;

    private struct GreekLetter
    {
        public char Base;
        public int End;
        public int Iotas;
        public bool HasAccent;
        public bool HasDialytika;

        public void Take(char mark)
        {
            HasAccent |= mark is '\u0300' or '\u0301' or '\u0302' or '\u0303' or '\u0311' or '\u0342' or '\u0344';
            HasDialytika |= mark is Dialytika or '\u0344';
            Iotas += mark == Ypogegrammeni ? 1 : 0;
        }
    }
}
