namespace OgService.Typography.OpenType.Apple;

/// <summary>A map from glyphs to numbers (TrueType Reference Manual, "Lookup tables": formats 0, 2, 4, 6, 8 and 10).</summary>
internal static class AppleLookup
{
    private const int HeaderLength = 12;

    /// <param name="table">Starts with the format.</param>
    /// <param name="width">Bytes of a value: 2 or 4. Format 10 states its own.</param>
    /// <returns>False for a glyph that has no value.</returns>
    public static bool TryFind(FontData table, int glyph, int width, out uint value)
    {
        value = 0;
        var at = table.U16(0) switch
        {
            0 => 2 + ((long)glyph * width),
            2 => FindSegment(table, glyph, unit: 4 + width) is > 0 and var segment ? segment + 4 : -1,
            4 => FindSegment(table, glyph, unit: 6) is > 0 and var segment
                ? table.U16(segment + 4) + ((long)(glyph - table.U16(segment + 2)) * width) : -1,
            6 => FindSingle(table, glyph, unit: 2 + width) is > 0 and var single ? single + 2 : -1,
            8 => IndexOf(glyph, table.U16(2), table.U16(4)) is >= 0 and var index ? 6 + ((long)index * width) : -1,
            10 => IndexOf(glyph, table.U16(4), table.U16(6)) is >= 0 and var index ? 8 + ((long)index * table.U16(2)) : -1,
            _ => -1,
        };
        width = table.U16(0) == 10 ? table.U16(2) : width;
        if (at < 0 || width is < 1 or > 4 || !table.Holds(at, width))
        {
            return false;
        }

        for (var i = 0; i < width; i++)
        {
            value = (value << 8) | (uint)table.U8((int)at + i);
        }

        return true;
    }

    private static int IndexOf(int glyph, int first, int count) => glyph >= first && glyph - first < count ? glyph - first : -1;

    // Segments begin with their last glyph and their first one, and are sorted.
    private static int FindSegment(FontData table, int glyph, int unit)
    {
        var (low, high) = (0, CountUnits(table, unit));
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var at = HeaderLength + (middle * table.U16(2));
            if (glyph > table.U16(at))
            {
                low = middle + 1;
            }
            else if (glyph < table.U16(at + 2))
            {
                high = middle;
            }
            else
            {
                return at;
            }
        }

        return 0;
    }

    private static int FindSingle(FontData table, int glyph, int unit)
    {
        var (low, high) = (0, CountUnits(table, unit));
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var at = HeaderLength + (middle * table.U16(2));
            var found = table.U16(at);
            if (found == glyph)
            {
                return at;
            }

            (low, high) = found < glyph ? (middle + 1, high) : (low, middle);
        }

        return 0;
    }

    // The header's unit size may be larger than what is needed. A last unit of 0xFFFF only ends the list.
    private static int CountUnits(FontData table, int needed)
    {
        var unit = table.U16(2);
        if (unit < needed)
        {
            return 0;
        }

        var count = Math.Min(table.U16(4), Math.Max(0, table.Length - HeaderLength) / unit);
        return count > 0 && table.U16(HeaderLength + ((count - 1) * unit)) == 0xFFFF ? count - 1 : count;
    }
}
