namespace OgService.Typography.OpenType.Cff;

/// <summary>Which font dictionary a glyph of a font with several goes by (Adobe Technical Note 5176, "FDSelect"; OpenType, <c>CFF2</c>, format 4).</summary>
internal readonly struct FontDictSelect(FontData table)
{
    /// <summary>0 without a table, or when the glyph is not in it.</summary>
    public int Find(int glyph)
    {
        switch (table.U8(0))
        {
            case 0:
                return table.U8(1 + glyph);
            case 3:
                var range = FindRange(glyph, (uint)table.U16(1), 3, 3);
                return table.U8(range + 2);
            case 4:
                var wideRange = FindRange(glyph, table.U32(1), 5, 6);
                return table.U16(wideRange + 4);
            default:
                return 0;
        }
    }

    // The last range that starts at or before the glyph; ranges are sorted by their first glyph.
    private int FindRange(int glyph, uint claimed, int start, int length)
    {
        var low = 0;
        var high = (int)Math.Min(claimed, Math.Max(0, table.Length - start) / length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var at = start + (middle * length);
            var first = length == 3 ? (uint)table.U16(at) : table.U32(at);
            (low, high) = first <= glyph ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? table.Length : start + ((low - 1) * length);
    }
}
