namespace OgService.Imaging.WebP.Lossless;

/// <summary>A palette, and pixels as indices into it, up to eight in one (RFC 9649, 4.4).</summary>
internal static class ColorIndexing
{
    public const int MaxColors = 256;

    /// <summary>By how many bits the width shrinks when so many colours share a pixel.</summary>
    public static int WidthBits(int colors) => colors switch
    {
        <= 2 => 3,
        <= 4 => 2,
        <= 16 => 1,
        _ => 0,
    };

    /// <summary>The palette as sent, each colour the difference from the one before, made as long as any index can ask for.
    /// An index behind its end is transparent.</summary>
    public static uint[] ExpandPalette(ReadOnlySpan<uint> differences)
    {
        var palette = new uint[differences.Length > 16 ? MaxColors : 1 << (8 >> WidthBits(differences.Length))];
        uint color = 0;
        for (var index = 0; index < differences.Length; index++)
        {
            color = Predictors.Add(color, differences[index]);
            palette[index] = color;
        }

        return palette;
    }

    /// <param name="pixels">Room for the whole picture; its end holds the indices, in rows shortened by <paramref name="widthBits"/>.</param>
    public static void Invert(Span<uint> pixels, int width, int widthBits, ReadOnlySpan<uint> palette, CancellationToken cancellation)
    {
        if (widthBits == 0)
        {
            foreach (ref var pixel in pixels)
            {
                pixel = palette[(byte)(pixel >> 8)];
            }

            return;
        }

        var height = pixels.Length / width;
        var packedWidth = TransformTiles.Count(width, widthBits);
        var bitsEach = 8 >> widthBits;
        var mask = (1u << bitsEach) - 1;
        var perPixel = 1 << widthBits;

        // No pixel is written before the indices at its place have been read: to the right of it there are at least as many pixels as indices.
        var from = pixels.Length - (packedWidth * height);
        var to = 0;
        for (var y = 0; y < height; y++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var x = 0; x < width; x += perPixel)
            {
                var packed = pixels[from++] >> 8;
                foreach (ref var pixel in pixels.Slice(to, Math.Min(perPixel, width - x)))
                {
                    pixel = palette[(int)(packed & mask)];
                    packed >>= bitsEach;
                }

                to += Math.Min(perPixel, width - x);
            }
        }
    }
}
