using OgService.Typography.OpenType.Variations;

namespace OgService.Typography.OpenType.Color;

/// <summary>Which glyphs have colours and where their paints are (OpenType, <c>COLR</c> versions 0 and 1). A broken table finds nothing.</summary>
internal sealed class ColrTable(FontData table)
{
    /// <summary>A variation index that stands for none.</summary>
    public const uint NoVariation = 0xFFFFFFFF;

    private readonly FontData paints = table.U16(0) == 1 ? table.Follow32(14) : default;
    private readonly FontData layers = table.U16(0) == 1 ? table.Follow32(18) : default;
    private readonly FontData clips = table.U16(0) == 1 ? table.Follow32(22) : default;
    private readonly DeltaSetIndexMap variationMap = new(table.U16(0) == 1 ? table.Follow32(26) : default);
    private readonly bool hasVariationMap = table.U16(0) == 1 && table.U32(26) != 0;

    public bool IsEmpty => paints.U32(0) == 0 && table.U16(2) == 0;

    public FontData VariationStore => table.U16(0) == 1 ? table.Follow32(30) : default;

    /// <summary>Version 1: the paint a glyph starts with.</summary>
    public bool TryFindPaint(int glyph, out FontData paint)
    {
        const int headerLength = 4;
        const int recordLength = 6;
        paint = default;
        var count = (int)Math.Min(paints.U32(0), (uint)Math.Max(0, (paints.Length - headerLength) / recordLength));
        if (TrySearch(paints, headerLength, recordLength, count, glyph, out var record))
        {
            paint = paints.Follow32(record + 2);
        }

        return !paint.IsEmpty;
    }

    /// <summary>Version 0: a glyph's stretch of layer records.</summary>
    public bool TryFindLayers(int glyph, out int first, out int count)
    {
        const int recordLength = 6;
        (first, count) = (0, 0);
        var records = table.Follow32(4);
        var recordCount = Math.Min(table.U16(2), records.Length / recordLength);
        if (TrySearch(records, 0, recordLength, recordCount, glyph, out var record))
        {
            (first, count) = (records.U16(record + 2), records.U16(record + 4));
        }

        return count > 0;
    }

    /// <summary>Version 0: false beyond the last record.</summary>
    public bool TryReadLayer(int index, out ushort glyph, out int paletteEntry)
    {
        const int recordLength = 4;
        var record = table.Follow32(8).From((long)index * recordLength);
        (glyph, paletteEntry) = ((ushort)record.U16(0), record.U16(2));
        return index < table.U16(12) && record.Holds(0, recordLength);
    }

    /// <summary>Version 1: empty beyond the last.</summary>
    public FontData Layer(long index) => index < layers.U32(0) && layers.Holds(4 + (index * 4), 4) ? layers.Follow32((int)(4 + (index * 4))) : default;

    /// <summary>The box a glyph's paints stay within; empty when it has none.</summary>
    public FontData ClipBox(int glyph)
    {
        const int headerLength = 5;
        const int recordLength = 7;
        var (low, high) = (0, (int)Math.Min(clips.U32(1), (uint)Math.Max(0, (clips.Length - headerLength) / recordLength)) - 1);
        while (low <= high && clips.U8(0) == 1)
        {
            var middle = (low + high) / 2;
            var record = headerLength + (middle * recordLength);
            if (glyph < clips.U16(record))
            {
                high = middle - 1;
            }
            else if (glyph > clips.U16(record + 2))
            {
                low = middle + 1;
            }
            else
            {
                return clips.From(clips.U24(record + 4));
            }
        }

        return default;
    }

    /// <summary>Where in the variation store the delta of a value is.</summary>
    public (int Outer, int Inner) VariationIndex(uint index) => hasVariationMap
        ? variationMap.Find((int)Math.Min(index, int.MaxValue))
        : ((int)(index >> 16), (int)(index & 0xFFFF));

    private static bool TrySearch(FontData records, int start, int recordLength, int count, int glyph, out int found)
    {
        var (low, high) = (0, count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            found = start + (middle * recordLength);
            var here = records.U16(found);
            if (here == glyph)
            {
                return true;
            }

            (low, high) = here < glyph ? (middle + 1, high) : (low, middle - 1);
        }

        found = 0;
        return false;
    }
}
