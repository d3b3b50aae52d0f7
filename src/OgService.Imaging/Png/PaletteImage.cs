namespace OgService.Imaging.Png;

/// <summary>An indexed picture made ready for a file: order of the palette, bit depth, packed lines.</summary>
internal static class PaletteImage
{
    /// <summary>The smallest depth that numbers <paramref name="count"/> colours.</summary>
    public static int DepthFor(int count) => count switch { <= 2 => 1, <= 4 => 2, <= 16 => 4, _ => 8 };

    public static int PackedLength(int width, int depth) => ((width * depth) + 7) / 8;

    /// <summary>Puts translucent entries before opaque ones, so that tRNS is short. Entry 0 stays: the ground's number is worth more than
    /// the byte it may add.</summary>
    /// <returns>The length of tRNS; 0 when all is opaque.</returns>
    public static int MoveTranslucentFirst(Span<uint> palette, Span<byte> lines, int lineLength)
    {
        Span<byte> newNumbers = stackalloc byte[ColorIndex.MaxColors];
        Span<uint> ordered = stackalloc uint[ColorIndex.MaxColors];
        ordered[0] = palette[0];
        var next = 1;
        var moved = false;
        var translucentEnd = palette[0] >> 24 != 255 ? 1 : 0;
        for (var pass = 0; pass < 2; pass++)
        {
            for (var index = 1; index < palette.Length; index++)
            {
                if (palette[index] >> 24 == 255 == (pass == 1))
                {
                    moved |= next != index;
                    newNumbers[index] = (byte)next;
                    ordered[next++] = palette[index];
                    translucentEnd = pass == 0 ? next : translucentEnd;
                }
            }
        }

        if (moved)
        {
            ordered[..palette.Length].CopyTo(palette);
            for (var start = 0; start < lines.Length; start += lineLength)
            {
                foreach (ref var number in lines.Slice(start + 1, lineLength - 1))
                {
                    number = newNumbers[number];
                }
            }
        }

        return translucentEnd;
    }

    /// <summary>Packs lines of one byte a pixel to <paramref name="depth"/> bits a pixel, in place, leftmost pixel highest.</summary>
    /// <returns>The length in use.</returns>
    public static int Pack(Span<byte> lines, int width, int depth)
    {
        if (depth == 8)
        {
            return lines.Length;
        }

        var perByte = 8 / depth;
        var target = 0;
        for (var start = 0; start < lines.Length; start += width + 1)
        {
            lines[target++] = 0;
            var line = lines.Slice(start + 1, width);
            for (var x = 0; x < width; x += perByte)
            {
                var packed = 0;
                for (var pixel = 0; pixel < perByte; pixel++)
                {
                    packed = (packed << depth) | (x + pixel < width ? line[x + pixel] : 0);
                }

                lines[target++] = (byte)packed;
            }
        }

        return target;
    }
}
