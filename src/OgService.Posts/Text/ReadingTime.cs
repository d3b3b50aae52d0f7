using OgService.Unicode;

namespace OgService.Posts.Text;

/// <summary>How long a text takes to read: 200 words a minute, or 500 characters of Chinese, Japanese and Korean.</summary>
internal static class ReadingTime
{
    private const double WordsPerMinute = 200;
    private const double IdeographsPerMinute = 500;

    /// <summary>Minutes, not rounded.</summary>
    public static double Measure(string text)
    {
        var (words, ideographs, inWord) = (0, 0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsIdeograph(rune.Value))
            {
                ideographs++;
                inWord = false;
            }
            else if (rune.Value < 0x80 ? char.IsAsciiLetterOrDigit((char)rune.Value) : CodePointProperties.IsAlphabetic(rune.Value))
            {
                words += inWord ? 0 : 1;
                inWord = true;
            }
            else if (rune.Value <= ' ' || CodePointProperties.IsWhiteSpace(rune.Value))
            {
                inWord = false;
            }
        }

        return (words / WordsPerMinute) + (ideographs / IdeographsPerMinute);
    }

    /// <summary>Whole minutes, rounded up; from 1 to 1,000.</summary>
    public static int ToMinutes(double minutes) => (int)Math.Clamp(Math.Ceiling(minutes), 1, 1_000);

    private static bool IsIdeograph(int codePoint)
        => codePoint is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
