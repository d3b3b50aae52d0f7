using OgService.Unicode;

namespace OgService.Typography.Fonts;

/// <summary>Which characters a library's list promises. Opens no font file; safe for many threads.</summary>
internal sealed class ListedCharacters
{
    private const int CodePointCount = 0x110000;

    // One bit a code point. A list has some fifty thousand ranges, so filling it takes about a millisecond.
    private readonly ulong[] bits = new ulong[CodePointCount / 64];

    public ListedCharacters(IEnumerable<FontFamily> families)
    {
        foreach (var family in families)
        {
            foreach (var (first, last) in family.Ranges)
            {
                Add(first, last);
            }
        }
    }

    /// <summary>Whether a text with the character can be drawn: a font is meant for it, or it is drawn as nothing, as a space, or by its parts.</summary>
    public bool Covers(int codePoint) => IsListed(codePoint) || IsDrawnWithout(codePoint);

    private void Add(int first, int last)
    {
        for (var word = first / 64; word <= last / 64; word++)
        {
            var from = Math.Max(first, word * 64) % 64;
            var to = Math.Min(last, (word * 64) + 63) % 64;
            bits[word] |= (ulong.MaxValue << from) & (ulong.MaxValue >> (63 - to));
        }
    }

    private bool IsDrawnWithout(int codePoint)
    {
        if (CodePointProperties.IsDefaultIgnorable(codePoint) || CodePointProperties.IsWhiteSpace(codePoint))
        {
            return true;
        }

        return codePoint switch
        {
            < 0x20 or (>= 0x7F and < 0xA0) => true, // controls are taken out of every text
            0x2010 or 0x2011 => IsListed('-'),
            >= 0xD800 and <= 0xDFFF => IsListed(0xFFFD),
            _ => CoversParts(codePoint),
        };
    }

    // é of a font that has only e and the accent.
    private bool CoversParts(int codePoint)
    {
        var whole = char.ConvertFromUtf32(codePoint);
        var parts = Normalization.ToNfd(whole);
        foreach (var part in parts.EnumerateRunes())
        {
            if (!IsListed(part.Value))
            {
                return false;
            }
        }

        return parts != whole;
    }

    private bool IsListed(int codePoint) => (bits[codePoint / 64] >> (codePoint % 64) & 1) != 0;
}
