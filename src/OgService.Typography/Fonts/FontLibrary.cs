using System.Collections.Concurrent;
using OgService.Typography.Fonts;

namespace OgService.Typography;

/// <summary>The fonts of one folder, listed by its <c>fonts.json</c>. Font files are opened when a text first needs them. Safe for many threads.</summary>
public sealed class FontLibrary
{
    private const int MaximumRemembered = 4096;

    private readonly Lazy<string> version;
    private readonly FontFamily[] families;
    private readonly Dictionary<string, FontFamily> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<int, IReadOnlyList<string>> familiesByCodePoint = new();

    private readonly Lazy<ListedCharacters> listed;

    private FontLibrary(FontList list)
    {
        listed = new Lazy<ListedCharacters>(() => new ListedCharacters(families!));
        version = list.Version;
        families = new FontFamily[list.Families.Count];
        for (var family = 0; family < families.Length; family++)
        {
            families[family] = new FontFamily(list.Families[family]);
        }

        Families = Array.ConvertAll(families, family => family.Name);
        foreach (var family in families)
        {
            byName.TryAdd(family.Name, family);
        }
    }

    /// <summary>Opens a folder; reads <c>fonts.json</c> only.</summary>
    /// <exception cref="FontFormatException">The list is missing or wrong.</exception>
    public static FontLibrary Open(string folder) => new(FontList.Read(Path.GetFullPath(folder)));

    /// <summary>Opens a folder, and font files of the site's own, which are read whole at once. Their families come first, and stand in for
    /// families of the folder that have the same name.</summary>
    /// <param name="files">TTF, OTF, TTC, WOFF or WOFF2; at most 64 MiB each.</param>
    /// <exception cref="FontFormatException">The list, or one of the files, is missing or wrong.</exception>
    public static FontLibrary Open(string folder, IReadOnlyList<string> files) => new(FontList.Read(Path.GetFullPath(folder)).With(files));

    /// <summary>Changes with every font file: a part of each card's key.</summary>
    public string Version => version.Value;

    /// <summary>Names, in the list's order.</summary>
    public IReadOnlyList<string> Families { get; }

    /// <summary>Makes sure that text can be drawn at all: that the files of some family give an outline and an advance for each basic Latin letter and digit. Opens families in the
    /// list's order until one does, which is mostly the first.</summary>
    /// <exception cref="FontFormatException">None does; the message says what is wrong with the first that was meant to.</exception>
    public void RequireBasicLatin()
    {
        FontFormatException? first = null;
        foreach (var family in families)
        {
            if (BasicLatin.IsDrawnBy(family, out var fault))
            {
                return;
            }

            first ??= fault;
        }

        throw new FontFormatException("fonts", $"no usable font is left: none of the {families.Length} families draws all Latin letters and digits{(first is null ? "" : $"; {first.Message}")}", first);
    }

    /// <summary>Whether the list has a font for a character, or it can be drawn without one: as a space, by its parts, as nothing. Opens no file, so a
    /// file that has fewer characters than its list says is found out only when it draws.</summary>
    /// <exception cref="IndexOutOfRangeException">The number is no code point.</exception>
    public bool Covers(int codePoint) => listed.Value.Covers(codePoint);

    /// <summary>The face of a family that has a code point, nearest in style and weight (CSS Fonts 4, 5.2); null when the family lacks it.</summary>
    /// <remarks>A file that cannot be used acts as if it were not listed, as long as another family has the character.</remarks>
    /// <exception cref="FontFormatException">The only file that is meant for the character cannot be used.</exception>
    internal FontInstance? FindFace(string family, int weight, bool italic, float opticalSizePx, int codePoint) =>
        FindFace(family, weight, italic, opticalSizePx, [codePoint]);

    /// <summary>The face of a family that is meant for the first of some code points and has all of them.</summary>
    /// <exception cref="FontFormatException">The only file that is meant for the first cannot be used.</exception>
    internal FontInstance? FindFace(string family, int weight, bool italic, float opticalSizePx, ReadOnlySpan<int> codePoints)
    {
        if (!byName.TryGetValue(family, out var found))
        {
            return null;
        }

        var face = found.Find(codePoints, weight, italic, out var fault);
        if (face is null && fault is not null && FamiliesFor(codePoints[0]).Count == 0)
        {
            throw fault;
        }

        return face?.At(weight, opticalSizePx, Synthesis.For(face, weight, italic, codePoints[0]));
    }

    /// <summary>Every family that has a code point, in the list's order: the last resort of fallback.</summary>
    internal IReadOnlyList<string> FamiliesFor(int codePoint)
    {
        if (familiesByCodePoint.TryGetValue(codePoint, out var names))
        {
            return names;
        }

        if (familiesByCodePoint.Count >= MaximumRemembered)
        {
            familiesByCodePoint.Clear();
        }

        names = [.. families.Where(family => family.Find(codePoint, 400, italic: false, out _) is not null).Select(family => family.Name)];
        return familiesByCodePoint.GetOrAdd(codePoint, names);
    }

    /// <summary>Whom a family's glyphs are made for (BCP 47); empty for everybody, and for a family that is not here.</summary>
    internal IReadOnlyList<string> LanguagesOf(string family) => byName.TryGetValue(family, out var found) ? found.Languages : [];

    /// <summary>Whether the list says that a family has the code point; opens no file.</summary>
    internal bool IsMeantFor(string family, int codePoint) => byName.TryGetValue(family, out var found) && found.IsMeantFor(codePoint);

    internal bool HasFamily(string family) => byName.ContainsKey(family);
}
