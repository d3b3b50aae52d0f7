namespace OgService.Typography.OpenType;

/// <summary>Which glyph stands for a code point (OpenType, <c>cmap</c>): formats 0, 4, 6, 10, 12, 13, and 14 for variation sequences.</summary>
internal sealed class CmapTable
{
    private const int GroupLength = 12;

    private readonly FontData characters;
    private readonly FontData variations;
    private readonly int format;
    private readonly bool symbols;

    public CmapTable(FontData table)
    {
        var best = 0;
        var count = table.U16(2);
        for (var i = 0; i < count && table.Holds(4 + (i * 8), 8); i++)
        {
            var record = 4 + (i * 8);
            var platform = table.U16(record);
            var encoding = table.U16(record + 2);
            var subtable = table.Follow32(record + 4);
            if (platform == 0 && encoding == 5)
            {
                variations = subtable.U16(0) == 14 ? subtable : variations;
                continue;
            }

            var rank = Rank(platform, encoding);
            if (rank > best && subtable.U16(0) is 0 or 4 or 6 or 10 or 12 or 13)
            {
                best = rank;
                characters = subtable;
                format = subtable.U16(0);
                symbols = platform == 3 && encoding == 0;
            }
        }
    }

    /// <summary>Whether there is any map of Unicode code points.</summary>
    public bool IsEmpty => characters.IsEmpty;

    private int GroupCount => (int)Math.Min(characters.U32(12), Math.Max(0, characters.Length - 16) / GroupLength);

    /// <summary>0 when the font has no glyph for it.</summary>
    public ushort Find(int codePoint)
    {
        var glyph = Look(codePoint);
        // Symbol fonts keep their characters at U+F000 and mean the same by U+0000.
        return (ushort)(glyph == 0 && symbols && codePoint <= 0xFF ? Look(0xF000 + codePoint) : glyph);
    }

    /// <summary>Format 14. True when the font knows the sequence; of a default sequence the glyph is that of the character alone.</summary>
    public bool TryFindVariation(int codePoint, int selector, out ushort glyph)
    {
        const int headerLength = 10;
        const int recordLength = 11;
        glyph = 0;
        var record = FindRecord(variations, headerLength, recordLength, variations.U32(6), selector);
        if (record < 0)
        {
            return false;
        }

        var defaults = variations.Follow32(record + 3);
        for (int low = 0, high = Count(defaults, 4); low < high;)
        {
            var middle = (low + high) >>> 1;
            var first = defaults.U24(4 + (middle * 4));
            if (codePoint < first)
            {
                high = middle;
            }
            else if (codePoint > first + defaults.U8(4 + (middle * 4) + 3))
            {
                low = middle + 1;
            }
            else
            {
                glyph = Find(codePoint);
                return glyph != 0;
            }
        }

        var others = variations.Follow32(record + 7);
        var mapping = FindRecord(others, 4, 5, others.U32(0), codePoint);
        glyph = (ushort)(mapping < 0 ? 0 : others.U16(mapping + 3));
        return glyph != 0;
    }

    /// <summary>The code points with a glyph, in order; neighbours joined.</summary>
    public List<(int First, int Last)> FindRanges()
    {
        var ranges = new List<(int First, int Last)>();
        if (format is not (12 or 13))
        {
            for (var codePoint = 0; codePoint <= 0xFFFF; codePoint++)
            {
                if (Find(codePoint) != 0)
                {
                    Append(ranges, codePoint, codePoint);
                }
            }

            return ranges;
        }

        const int lastCodePoint = 0x10FFFF;
        for (var i = 0; i < GroupCount; i++)
        {
            var group = 16 + (i * GroupLength);
            var (first, last) = (characters.U32(group), characters.U32(group + 4));
            if (first <= last && last <= lastCodePoint)
            {
                Append(ranges, (int)first, (int)last);
            }
        }

        return ranges;
    }

    private static void Append(List<(int First, int Last)> ranges, int first, int last)
    {
        if (ranges.Count > 0 && ranges[^1].Last == first - 1)
        {
            ranges[^1] = (ranges[^1].First, last);
            return;
        }

        ranges.Add((first, last));
    }

    private static int Rank(int platform, int encoding) => (platform, encoding) switch
    {
        (3, 10) => 6,
        (0, 4 or 6) => 5,
        (3, 1) => 4,
        (0, _) => 3,
        (3, 0) => 2,
        (1, 0) => 1,
        _ => 0,
    };

    private static int Count(FontData table, int recordLength) => (int)Math.Min(table.U32(0), Math.Max(0, table.Length - 4) / recordLength);

    // Records sorted by a key of 24 bits at their start.
    private static int FindRecord(FontData table, int at, int recordLength, uint claimed, int key)
    {
        var low = 0;
        var high = (int)Math.Min(claimed, Math.Max(0, table.Length - at) / recordLength);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var record = at + (middle * recordLength);
            var found = table.U24(record);
            if (found == key)
            {
                return record;
            }

            (low, high) = found < key ? (middle + 1, high) : (low, middle);
        }

        return -1;
    }

    private int Look(int codePoint) => format switch
    {
        0 => codePoint < 256 ? characters.U8(6 + codePoint) : 0,
        4 => LookSegments(codePoint),
        6 => InArray(codePoint - characters.U16(6), characters.U16(8), 10),
        10 => InArray(codePoint - (long)characters.U32(12), characters.U32(16), 20),
        _ => LookGroups(codePoint),
    };

    private int InArray(long index, long count, int at) =>
        index >= 0 && index < count && index < characters.Length ? characters.U16(at + ((int)index * 2)) : 0;

    private int LookSegments(int codePoint)
    {
        if (codePoint > 0xFFFF)
        {
            return 0;
        }

        var size = characters.U16(6) & ~1;
        var low = 0;
        var high = size >> 1;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = characters.U16(14 + (middle * 2)) < codePoint ? (middle + 1, high) : (low, middle);
        }

        var first = 16 + size + (low * 2);
        if (low >= size >> 1 || codePoint < characters.U16(first))
        {
            return 0;
        }

        var delta = characters.U16(first + size);
        var rangeAt = first + size + size;
        var range = characters.U16(rangeAt);
        if (range is 0 or 0xFFFF)
        {
            return range == 0 ? (codePoint + delta) & 0xFFFF : 0;
        }

        var glyph = characters.U16(rangeAt + range + ((codePoint - characters.U16(first)) * 2));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    // Format 12 counts glyphs up through a group, format 13 gives all of it the same.
    private int LookGroups(int codePoint)
    {
        var low = 0;
        var high = GroupCount;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var group = 16 + (middle * GroupLength);
            if (codePoint > characters.U32(group + 4))
            {
                low = middle + 1;
            }
            else if (codePoint < characters.U32(group))
            {
                high = middle;
            }
            else
            {
                var glyph = characters.U32(group + 8) + (format == 12 ? (uint)codePoint - characters.U32(group) : 0);
                return glyph <= 0xFFFF ? (int)glyph : 0;
            }
        }

        return 0;
    }
}
