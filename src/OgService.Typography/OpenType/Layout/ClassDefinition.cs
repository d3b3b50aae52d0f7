namespace OgService.Typography.OpenType.Layout;

/// <summary>Sorts glyphs into numbered classes (OpenType, "Class Definition Table").</summary>
internal static class ClassDefinition
{
    /// <summary>0 for every glyph the table does not name.</summary>
    public static int Find(FontData table, int glyph)
    {
        switch (table.U16(0))
        {
            case 1:
                var index = glyph - table.U16(2);
                return index >= 0 && index < table.U16(4) ? table.U16(6 + (index * 2)) : 0;
            case 2:
                var range = RangeRecords.Find(table, glyph, 0, table.U16(2));
                return range < 0 ? 0 : table.U16(range + 4);
            default:
                return 0;
        }
    }
}
