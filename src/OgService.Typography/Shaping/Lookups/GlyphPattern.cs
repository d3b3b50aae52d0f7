using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping.Lookups;

/// <summary>How the numbers of a rule stand for glyphs: as glyphs, as classes, or as offsets of coverage tables.</summary>
internal readonly struct GlyphPattern
{
    private readonly FontData table;
    private readonly byte kind;

    private GlyphPattern(byte kind, FontData table)
    {
        this.kind = kind;
        this.table = table;
    }

    public static GlyphPattern Any => new(0, default);

    public static GlyphPattern Ids => new(1, default);

    /// <summary>A pattern of <see cref="Any"/> glyph does not insist: it lets ignorable glyphs pass.</summary>
    public bool Insists => kind != 0;

    public static GlyphPattern Classes(FontData definition) => new(2, definition);

    /// <param name="parent">The table the offsets count from.</param>
    public static GlyphPattern Coverages(FontData parent) => new(3, parent);

    public bool Matches(int glyph, int number) => kind switch
    {
        1 => glyph == number,
        2 => ClassDefinition.Find(table, glyph) == number,
        3 => Coverage.Find(table.From(number), glyph) >= 0,
        _ => true,
    };
}
