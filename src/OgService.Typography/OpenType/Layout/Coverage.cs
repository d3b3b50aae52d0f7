namespace OgService.Typography.OpenType.Layout;

/// <summary>An ordered set of glyphs (OpenType, "Coverage Table").</summary>
internal static class Coverage
{
    /// <summary>The glyph's place in the set, from 0; -1 when it is not in it.</summary>
    public static int Find(FontData table, int glyph)
    {
        var low = 0;
        var high = table.U16(2);
        if (table.U16(0) == 1)
        {
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                var found = table.U16(4 + (middle * 2));
                if (found == glyph)
                {
                    return middle;
                }

                (low, high) = found < glyph ? (middle + 1, high) : (low, middle);
            }

            return -1;
        }

        var range = table.U16(0) == 2 ? RangeRecords.Find(table, glyph, low, high) : -1;
        return range < 0 ? -1 : table.U16(range + 4) + glyph - table.U16(range);
    }

    /// <summary>Adds its glyphs; of a very long table it takes every glyph for covered, which costs speed but no truth.</summary>
    public static void AddTo(GlyphDigest digest, FontData table)
    {
        const int maximumRecords = 8192;
        var count = table.U16(2);
        if (count > maximumRecords)
        {
            digest.AddAll();
        }

        for (var i = 0; i < count && !digest.IsFull; i++)
        {
            if (table.U16(0) == 1)
            {
                digest.Add(table.U16(4 + (i * 2)));
            }
            else
            {
                digest.Add(table.U16(4 + (i * 6)), table.U16(4 + (i * 6) + 2));
            }
        }
    }
}
