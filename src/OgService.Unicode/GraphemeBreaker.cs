namespace OgService.Unicode;

/// <summary>Extended grapheme clusters (UAX #29, Unicode 17.0).</summary>
public static class GraphemeBreaker
{
    /// <summary>Length in UTF-16 units of the first cluster; 0 only for an empty text.</summary>
    public static int NextLength(ReadOnlySpan<char> text) => throw new NotImplementedException();
}
