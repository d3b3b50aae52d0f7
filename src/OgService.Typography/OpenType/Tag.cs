namespace OgService.Typography.OpenType;

/// <summary>A four-letter name, as fonts use for tables, axes, scripts, languages and features.</summary>
internal readonly record struct Tag(uint Value)
{
    /// <summary>Pads with spaces; what is longer than four or not ASCII makes a tag no font has.</summary>
    public static Tag Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 4)
        {
            return default;
        }

        var value = 0u;
        for (var i = 0; i < 4; i++)
        {
            var letter = i < text.Length ? text[i] : ' ';
            if (letter is < ' ' or > '~')
            {
                return default;
            }

            value = (value << 8) | letter;
        }

        return new Tag(value);
    }

    public override string ToString() => string.Create(4, Value, static (text, value) =>
    {
        for (var i = 0; i < 4; i++)
        {
            text[i] = (char)((value >> (24 - (8 * i))) & 0xFF);
        }
    });
}
