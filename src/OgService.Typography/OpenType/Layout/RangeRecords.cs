namespace OgService.Typography.OpenType.Layout;

/// <summary>The range records that coverage tables and class definitions share (format 2): first glyph, last glyph, a value; six bytes each from the fourth
/// byte on, in rising order.</summary>
internal static class RangeRecords
{
    /// <summary>Where the record lies that holds the glyph, among those from <paramref name="low"/> to before <paramref name="high"/>; -1 if none does.</summary>
    public static int Find(FontData table, int glyph, int low, int high)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var range = 4 + (middle * 6);
            if (glyph < table.U16(range))
            {
                high = middle;
            }
            else if (glyph > table.U16(range + 2))
            {
                low = middle + 1;
            }
            else
            {
                return range;
            }
        }

        return -1;
    }
}
