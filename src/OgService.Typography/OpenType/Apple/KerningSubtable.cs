namespace OgService.Typography.OpenType.Apple;

/// <summary>One subtable of <c>kern</c> or <c>kerx</c>.</summary>
internal sealed class KerningSubtable
{
    private readonly FontData table;
    private readonly int header;
    private readonly int format;
    private readonly bool isExtended;

    private KerningSubtable(FontData table, int header, int format, bool isExtended)
    {
        this.table = table;
        this.header = header;
        this.format = format;
        this.isExtended = isExtended;
        Kind = format == 1 ? KerningKind.Machine : format == 4 ? KerningKind.Anchors : KerningKind.Pairs;
        MachineData = table.From(header);
        Machine = Kind == KerningKind.Pairs ? default
            : isExtended ? StateTable.Extended(MachineData, numbers: 1)
            : StateTable.Compact(MachineData);
    }

    public KerningKind Kind { get; }

    /// <summary>Whether glyphs are moved up and down, not along the line.</summary>
    public bool IsCrossStream { get; set; }

    /// <summary>Whether it goes against the direction glyphs are drawn in.</summary>
    public bool IsBackwards { get; set; }

    /// <summary>How many values stand for one in fonts with variations (of which the first counts); 0 without.</summary>
    public int TupleCount { get; set; }

    public StateTable Machine { get; }

    /// <summary>What the machine's offsets count from.</summary>
    public FontData MachineData { get; }

    /// <summary>Null for a format that does not exist.</summary>
    /// <param name="table">With its header.</param>
    public static KerningSubtable? TryRead(FontData table, int header, int format, bool isExtended) =>
        format is 0 or 1 or 2 || (format == 3 && !isExtended) || (format is 4 or 6 && isExtended)
            ? new KerningSubtable(table, header, format, isExtended)
            : null;

    /// <summary>Of <see cref="KerningKind.Pairs"/>: what is added between two glyphs, in font units.</summary>
    public int Find(int left, int right) => format switch
    {
        0 => FindPair(left, right),
        2 => isExtended ? FindByLookups(left, right) : FindByClasses(left, right),
        3 => FindByBytes(left, right),
        6 => FindByIndexes(left, right),
        _ => 0,
    };

    /// <summary>Of <see cref="KerningKind.Machine"/>: where in <see cref="MachineData"/> the values of an entry begin; -1 when it has none.</summary>
    public long FindActions(in StateEntry entry)
    {
        if (isExtended)
        {
            return entry.First == StateTable.Nothing ? -1 : MachineData.U32(16) + (entry.First * 2L);
        }

        var offset = entry.Flags & 0x3FFF;
        return offset == 0 ? -1 : offset;
    }

    private int FindPair(int left, int right)
    {
        var start = header + (isExtended ? 16 : 8);
        var claimed = isExtended ? table.U32(header) : (uint)table.U16(header);
        int low = 0, high = (int)Math.Min(claimed, Math.Max(0, table.Length - start) / 6);
        var key = ((uint)left << 16) | (uint)right;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var found = table.U32(start + (middle * 6));
            if (found == key)
            {
                return Tuple(table.I16(start + (middle * 6) + 4), table);
            }

            (low, high) = found < key ? (middle + 1, high) : (low, middle);
        }

        return 0;
    }

    // Classes are offsets: the left one of a row, the right one in it.
    private int FindByClasses(int left, int right)
    {
        var array = table.U16(header + 6);
        var at = ClassOf(table.Follow16(header + 2), left) + ClassOf(table.Follow16(header + 4), right);
        return at >= array ? table.I16(at) : 0;
    }

    private static int ClassOf(FontData classes, int glyph)
    {
        var index = glyph - classes.U16(0);
        return index >= 0 && index < classes.U16(2) ? classes.U16(4 + (index * 2)) : 0;
    }

    private int FindByLookups(int left, int right)
    {
        AppleLookup.TryFind(table.Follow32(header + 4), left, width: 2, out var row);
        AppleLookup.TryFind(table.Follow32(header + 8), right, width: 2, out var column);
        return Tuple(table.Follow32(header + 12).I16((int)(row + column) * 2), table);
    }

    private int FindByBytes(int left, int right)
    {
        var glyphCount = table.U16(header);
        var valueCount = table.U8(header + 2);
        var (leftCount, rightCount) = (table.U8(header + 3), table.U8(header + 4));
        var values = header + 6;
        var leftClasses = values + (valueCount * 2);
        if (left >= glyphCount || right >= glyphCount)
        {
            return 0;
        }

        var row = table.U8(leftClasses + left);
        var column = table.U8(leftClasses + glyphCount + right);
        if (row >= leftCount || column >= rightCount)
        {
            return 0;
        }

        var index = table.U8(leftClasses + (glyphCount * 2) + (row * rightCount) + column);
        return index < valueCount ? table.I16(values + (index * 2)) : 0;
    }

    private int FindByIndexes(int left, int right)
    {
        var isLong = (table.U32(header) & 1) != 0;
        var width = isLong ? 4 : 2;
        AppleLookup.TryFind(table.Follow32(header + 8), left, width, out var row);
        AppleLookup.TryFind(table.Follow32(header + 12), right, width, out var column);
        var at = ((long)row + column) * width;
        var array = table.Follow32(header + 16);
        if (!array.Holds(at, width))
        {
            return 0;
        }

        return Tuple(isLong ? array.I32((int)at) : array.I16((int)at), table.Follow32(header + 20));
    }

    // With variations a value is the offset of several; the first is that of the font as it is.
    private int Tuple(int value, FontData vector) => TupleCount == 0 ? value : vector.I16(value);
}
