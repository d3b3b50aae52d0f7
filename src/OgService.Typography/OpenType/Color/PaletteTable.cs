namespace OgService.Typography.OpenType.Color;

/// <summary>The font's first palette (OpenType, <c>CPAL</c>); people's choice among several is not offered.</summary>
internal readonly struct PaletteTable(FontData table)
{
    private const int TextColor = 0xFFFF;

    /// <summary>Opaque black for an entry the palette lacks.</summary>
    /// <param name="alpha">Multiplies that of the entry; brought within 0 to 1.</param>
    public FontColor Find(int entry, float alpha)
    {
        alpha = alpha > 0 ? Math.Min(alpha, 1) : 0;
        if (entry == TextColor)
        {
            return new FontColor(0, 0, 0, Level(255 * alpha), IsTextColor: true);
        }

        // The first palette's entries start where its index says.
        var record = table.Follow32(8).From((table.U16(12) + (long)entry) * 4);
        return entry < table.U16(2) && record.Holds(0, 4)
            ? new FontColor((byte)record.U8(2), (byte)record.U8(1), (byte)record.U8(0), Level(record.U8(3) * alpha), IsTextColor: false)
            : new FontColor(0, 0, 0, Level(255 * alpha), IsTextColor: false);
    }

    private static byte Level(float level) => (byte)(level + 0.5f);
}
