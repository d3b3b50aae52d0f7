namespace OgService.Imaging.WebP.Lossless;

/// <summary>The colours of a picture, when there are few, in an order in which each is near the one before; and the picture as their indices.</summary>
internal sealed class PaletteChooser
{
    private readonly Dictionary<uint, int> indices = [];

    private PaletteChooser()
    {
    }

    public uint[] Colors { get; private set; } = [];

    /// <summary>Null when there are more than 256.</summary>
    public static PaletteChooser? Find(ReadOnlySpan<uint> pixels)
    {
        var palette = new PaletteChooser();
        var before = ~pixels[0];
        foreach (var pixel in pixels)
        {
            if (pixel != before && palette.indices.TryAdd(pixel, 0) && palette.indices.Count > ColorIndexing.MaxColors)
            {
                return null;
            }

            before = pixel;
        }

        palette.Sort();
        return palette;
    }

    /// <summary>The palette as it is sent.</summary>
    public uint[] Differences()
    {
        var differences = Colors.ToArray();
        for (var index = differences.Length - 1; index > 0; index--)
        {
            differences[index] = Predictors.Subtract(differences[index], differences[index - 1]);
        }

        return differences;
    }

    /// <summary>Indices as green, as many in a pixel as fit.</summary>
    public uint[] Pack(ReadOnlySpan<uint> pixels, int width, out int packedWidth)
    {
        var widthBits = ColorIndexing.WidthBits(Colors.Length);
        packedWidth = TransformTiles.Count(width, widthBits);
        var height = pixels.Length / width;
        var packed = new uint[packedWidth * height];
        var bitsEach = 8 >> widthBits;
        var before = Colors[0];
        var index = 0;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = pixels[(y * width) + x];
                if (pixel != before)
                {
                    index = indices[pixel];
                    before = pixel;
                }

                packed[(y * packedWidth) + (x >> widthBits)] |= (uint)index << (8 + (bitsEach * (x & ((1 << widthBits) - 1))));
            }
        }

        for (var at = 0; at < packed.Length; at++)
        {
            packed[at] |= Predictors.Black;
        }

        return packed;
    }

    // From transparent black on always to the nearest colour left; ties go by value.
    private void Sort()
    {
        var colors = indices.Keys.Order().ToArray();
        uint before = 0;
        for (var index = 0; index < colors.Length; index++)
        {
            var nearest = index;
            for (var other = index; other < colors.Length; other++)
            {
                nearest = Distance(colors[other], before) < Distance(colors[nearest], before) ? other : nearest;
            }

            before = colors[nearest];
            Array.Copy(colors, index, colors, index + 1, nearest - index);
            colors[index] = before;
            indices[before] = index;
        }

        Colors = colors;
    }

    private static int Distance(uint color, uint before)
    {
        var difference = Predictors.Subtract(color, before);
        var sum = 0;
        for (var shift = 0; shift < 32; shift += 8)
        {
            sum += Math.Abs((int)(sbyte)(difference >> shift));
        }

        return sum;
    }
}
