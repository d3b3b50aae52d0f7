namespace OgService.Typography.Paragraphs;

/// <summary>Bidi levels of a text, and the direction of its paragraph.</summary>
/// <param name="Levels">By UTF-16 unit; null when all of them are 0.</param>
internal readonly record struct TextLevels(byte[]? Levels, bool RightToLeft)
{
    public byte At(int index) => Levels is null ? (byte)0 : Levels[index];

    // Until the bidi algorithm is here every text runs from left to right.
    public static TextLevels LeftToRight => default;
}
