namespace OgService.Typography.OpenType.Layout;

/// <summary>What kinds of glyphs there are (OpenType, <c>GDEF</c>), for lookups that pass over some.</summary>
internal sealed class GdefTable(FontData table)
{
    private readonly FontData classes = table.Follow16(4);
    private readonly FontData attachClasses = table.Follow16(10);
    private readonly FontData markSets = table.U32(0) >= 0x00010002 ? table.Follow16(12) : default;

    public bool HasClasses => !classes.IsEmpty;

    /// <summary>Where positions keep what variations add to them.</summary>
    public FontData VariationStore { get; } = table.U32(0) >= 0x00010003 ? table.Follow32(14) : default;

    public GlyphClass FindClass(int glyph) => ClassDefinition.Find(classes, glyph) is var found and <= 4 ? (GlyphClass)found : GlyphClass.None;

    public int FindAttachClass(int glyph) => ClassDefinition.Find(attachClasses, glyph);

    public bool IsInMarkSet(int set, int glyph) =>
        set < markSets.U16(2) && Coverage.Find(markSets.Follow32(4 + (set * 4)), glyph) >= 0;
}
