namespace OgService.Typography.OpenType;

/// <summary>The tables of one font by name, whatever container they came in.</summary>
internal sealed class FontTables
{
    private readonly Dictionary<Tag, FontData> tables = [];

    /// <summary>Whether <c>loca</c> was rebuilt with 32-bit offsets, whatever <c>head</c> says.</summary>
    public bool HasRestoredLoca { get; set; }

    /// <summary>Whether the file says that its outlines are those of <c>CFF</c> or <c>CFF2</c> (<c>OTTO</c>), should it have others too.</summary>
    public bool PrefersCff { get; set; }

    /// <summary>Empty when the font has no such table.</summary>
    public FontData this[ReadOnlySpan<char> tag] => tables.GetValueOrDefault(Tag.Of(tag));

    /// <summary>The first table of a name counts.</summary>
    public void Add(Tag tag, FontData data) => tables.TryAdd(tag, data);
}
