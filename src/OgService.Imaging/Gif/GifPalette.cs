namespace OgService.Imaging.Gif;

/// <summary>Colour tables (GIF89a, 19 and 21): 256 packed colours, those that are not defined black.</summary>
internal static class GifPalette
{
    /// <param name="flags">The packed field that tells the table's presence and size.</param>
    /// <param name="end">Where the table ends; <paramref name="at"/> without one.</param>
    public static uint[] Read(ReadOnlySpan<byte> file, int flags, int at, out int end)
    {
        var palette = new uint[256];
        Array.Fill(palette, 0xFF00_0000);
        var count = (flags & 0x80) == 0 ? 0 : 2 << (flags & 7);
        end = at + (3 * count);
        if (end > file.Length)
        {
            throw new ImageFormatException("the file breaks off in a colour table", file.Length);
        }

        for (var index = 0; index < count; index++, at += 3)
        {
            palette[index] = file[at] | ((uint)file[at + 1] << 8) | ((uint)file[at + 2] << 16) | 0xFF00_0000;
        }

        return palette;
    }

    /// <param name="transparent">-1 for none.</param>
    public static uint[] WithTransparent(uint[] palette, int transparent)
    {
        if (transparent < 0)
        {
            return palette;
        }

        var changed = palette.ToArray();
        changed[transparent] = 0;
        return changed;
    }
}
