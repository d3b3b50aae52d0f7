namespace OgService.Unicode;

/// <summary>One character as line breaking sees it.</summary>
/// <param name="Class">Its class after LB1.</param>
/// <param name="IsEastAsian">Whether its East_Asian_Width is F, W or H.</param>
internal readonly record struct LineBreakItem(LineBreakClass Class, bool IsEastAsian)
{
    /// <summary>The character at <paramref name="start"/>, which lies inside the text.</summary>
    public static LineBreakItem At(ReadOnlySpan<char> text, int start, out int length)
    {
        var entry = LineBreakTable.Of(Utf16.CodePointAt(text, start, out length));
        return new LineBreakItem((LineBreakClass)(entry & 0x7F), entry >= 0x80);
    }
}
