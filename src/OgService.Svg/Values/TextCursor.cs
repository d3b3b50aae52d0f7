using System.Globalization;

namespace OgService.Svg.Values;

/// <summary>Walks through the text of an attribute: numbers, words, separators. Never moves back past what it took.</summary>
internal ref struct TextCursor(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;

    public int Position { get; set; }

    public readonly bool AtEnd => Position >= text.Length;

    /// <summary>The next character; NUL at the end.</summary>
    public readonly char Next => AtEnd ? '\0' : text[Position];

    public readonly ReadOnlySpan<char> Rest => text[Math.Min(Position, text.Length)..];

    public static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    public void SkipSpaces()
    {
        while (!AtEnd && IsSpace(text[Position]))
        {
            Position++;
        }
    }

    /// <summary>Spaces with at most one comma among them.</summary>
    /// <returns>Whether there was a comma.</returns>
    public bool SkipSeparator()
    {
        SkipSpaces();
        if (Next != ',')
        {
            return false;
        }

        Position++;
        SkipSpaces();
        return true;
    }

    public bool TryTake(char c)
    {
        if (AtEnd || text[Position] != c)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>Letters, digits, hyphens and underscores; may be empty.</summary>
    public ReadOnlySpan<char> TakeWord()
    {
        var start = Position;
        while (!AtEnd && (char.IsAsciiLetterOrDigit(text[Position]) || text[Position] is '-' or '_' || text[Position] > 127))
        {
            Position++;
        }

        return text[start..Position];
    }

    /// <summary>ASCII letters; may be empty.</summary>
    public ReadOnlySpan<char> TakeLetters()
    {
        var start = Position;
        while (!AtEnd && char.IsAsciiLetter(text[Position]))
        {
            Position++;
        }

        return text[start..Position];
    }

    /// <summary>Up to a character or the end; the character is taken too.</summary>
    public ReadOnlySpan<char> TakeUpTo(char end)
    {
        var length = Rest.IndexOf(end);
        var taken = length < 0 ? Rest : Rest[..length];
        Position += taken.Length + 1;
        return taken;
    }

    /// <summary>A number as SVG writes it: a sign, digits with a point among them, an exponent. Finite.</summary>
    public bool TryNumber(out double number)
    {
        number = 0;
        var at = Position;
        if (at < text.Length && (text[at] is '+' or '-'))
        {
            at++;
        }

        var digits = at;
        at = Digits(at);
        var count = at - digits;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = at + 1;
            at = Digits(fraction);
            count += at - fraction;
        }

        if (count == 0)
        {
            return false;
        }

        // "1em" is a length: an exponent has digits.
        if (at < text.Length && (text[at] is 'e' or 'E'))
        {
            var exponent = at + 1 < text.Length && (text[at + 1] is '+' or '-') ? at + 2 : at + 1;
            var end = Digits(exponent);
            at = end > exponent ? end : at;
        }

        if (!double.TryParse(text[Position..at], NumberStyles.Float, CultureInfo.InvariantCulture, out number) || !double.IsFinite(number))
        {
            return false;
        }

        Position = at;
        return true;
    }

    private readonly int Digits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }
}
