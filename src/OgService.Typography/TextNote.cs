namespace OgService.Typography;

/// <summary>What was done to a text, for people: see the scene notes.</summary>
public abstract record TextNote;

/// <summary>The text was set smaller than asked.</summary>
public sealed record TextShrunk(float FromPx, float ToPx) : TextNote;

/// <summary>The end of the text is not shown.</summary>
/// <param name="Lost">What is not shown, white space collapsed; of a text over the ceiling of 20,000 UTF-16 units, only the beginning of that.</param>
public sealed record TextClamped(string Lost) : TextNote;

/// <summary>No font of the library has the character, or none has it together with the rest of its grapheme. Once a character.</summary>
public sealed record GlyphMissing(int CodePoint) : TextNote
{
    /// <summary>More are not listed.</summary>
    public const int MaxPerText = 256;
}

/// <summary>A word wider than the box was broken between graphemes, or stands out when even one grapheme is too wide.</summary>
public sealed record WordBroken(string Word) : TextNote
{
    /// <summary>More are not listed.</summary>
    public const int MaxPerText = 256;
}

/// <summary>Letters were slanted or thickened, because no file of the family is italic or bold. Once a font.</summary>
/// <param name="Font">Its name, for example <c>noto-sans-nko-400-bolder</c>.</param>
public sealed record FaceSynthesized(string Font) : TextNote;
