namespace OgService.Typography;

/// <summary>The fonts of one folder, listed by its <c>fonts.json</c>. Font files are opened when a text first needs them. Safe for many threads.</summary>
public sealed class FontLibrary
{
    private FontLibrary()
    {
    }

    /// <summary>Opens a folder; reads <c>fonts.json</c> only.</summary>
    /// <exception cref="FontFormatException">The list is missing or wrong.</exception>
    public static FontLibrary Open(string folder) => throw new NotImplementedException();

    /// <summary>Changes with every font file: a part of each card's key.</summary>
    public string Version => throw new NotImplementedException();

    public IReadOnlyList<string> Families => throw new NotImplementedException();

    /// <summary>The face of a family that has a code point, nearest in weight and style (CSS Fonts 4, 5.2); null when the family lacks it.</summary>
    internal FontInstance? FindFace(string family, int weight, bool italic, float opticalSizePx, int codePoint) => throw new NotImplementedException();

    /// <summary>Every family that has a code point, in the list's order: the last resort of fallback.</summary>
    internal IReadOnlyList<string> FamiliesFor(int codePoint) => throw new NotImplementedException();

    internal bool HasFamily(string family) => throw new NotImplementedException();
}
