namespace OgService.Typography.OpenType.Variations;

/// <summary>From a glyph to its row in a variation store (OpenType, "DeltaSetIndexMap").</summary>
internal readonly struct DeltaSetIndexMap(FontData map)
{
    /// <summary>Without a map the glyph is itself the row; past the end of the map its last entry counts.</summary>
    public (int Outer, int Inner) Find(int glyph)
    {
        if (map.IsEmpty)
        {
            return (0, glyph);
        }

        var wide = map.U8(0) == 1;
        var format = map.U8(1);
        var count = wide ? map.U32(2) : (uint)map.U16(2);
        if (count == 0)
        {
            return (0, glyph);
        }

        var size = ((format >> 4) & 3) + 1;
        var at = (wide ? 6 : 4) + (Math.Min((long)glyph, count - 1) * size);
        var value = 0u;
        for (var i = 0; i < size; i++)
        {
            value = (value << 8) | (uint)map.U8((int)Math.Min(at + i, int.MaxValue));
        }

        var innerBits = (format & 0xF) + 1;
        return ((int)Math.Min(value >> innerBits, 0xFFFF), (int)(value & ((1u << innerBits) - 1)));
    }
}
