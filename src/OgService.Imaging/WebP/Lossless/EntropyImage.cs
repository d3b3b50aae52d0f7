namespace OgService.Imaging.WebP.Lossless;

/// <summary>
/// Pixels as prefix codes, copies and cached colours (RFC 9649, 5 and 6): the picture itself, and the small pictures that steer its transforms. First
/// the codes are read, then the caller may allocate, then the pixels: a file that claims to be large and holds nothing costs nothing.
/// </summary>
internal sealed class EntropyImage
{
    private readonly PrefixCodes codes = new();
    private readonly List<PrefixGroup> groups = [];
    private readonly int width;
    private readonly long offset;

    // Which group each tile uses; empty when there is only one.
    private uint[] tiles = [];
    private int tileBits;
    private int cacheBits;

    private EntropyImage(int width, long offset)
    {
        this.width = width;
        this.offset = offset;
    }

    /// <summary>Reads a small picture: one group of codes.</summary>
    public static uint[] ReadSmall(ref LosslessBits bits, int width, int height, long offset)
    {
        var image = new EntropyImage(width, offset);
        image.ReadCacheBits(ref bits);
        image.groups.Add(PrefixGroup.Read(ref bits, image.cacheBits, image.codes, offset));
        var pixels = new uint[checked(width * height)];
        image.ReadPixels(ref bits, pixels, CancellationToken.None);
        return pixels;
    }

    /// <summary>Reads what stands before the pixels of the picture itself.</summary>
    public static EntropyImage ReadCodes(ref LosslessBits bits, int width, int height, long offset)
    {
        var image = new EntropyImage(width, offset);
        image.ReadCacheBits(ref bits);
        var count = 1;
        if (bits.ReadFlag())
        {
            image.tileBits = 2 + bits.Read(3);
            image.tiles = ReadSmall(
                ref bits, TransformTiles.Count(width, image.tileBits), TransformTiles.Count(height, image.tileBits), offset);
            foreach (ref var tile in image.tiles.AsSpan())
            {
                tile = (tile >> 8) & 0xFFFF;
                count = Math.Max(count, (int)tile + 1);
            }
        }

        for (var group = 0; group < count; group++)
        {
            image.groups.Add(PrefixGroup.Read(ref bits, image.cacheBits, image.codes, offset));
        }

        return image;
    }

    private void ReadCacheBits(ref LosslessBits bits)
    {
        if (!bits.ReadFlag())
        {
            return;
        }

        cacheBits = bits.Read(4);
        if (cacheBits is 0 or > ColorCache.MaxBits)
        {
            throw new ImageFormatException($"a colour cache of {cacheBits} bits; 1 to {ColorCache.MaxBits} are allowed", offset + bits.Position);
        }
    }

    /// <param name="pixels">ARGB, as many as the picture has.</param>
    /// <exception cref="ImageFormatException">A copy reaches outside, or the data ends.</exception>
    public void ReadPixels(ref LosslessBits source, Span<uint> pixels, CancellationToken cancellation)
    {
        var bits = source;
        var entries = codes.Entries;
        var cache = cacheBits > 0 ? new uint[1 << cacheBits] : [];
        var cached = 0;
        var position = 0;
        var x = 0;
        var y = 0;
        var tileMask = tiles.Length > 0 ? (1 << tileBits) - 1 : -1;
        var tilesAcross = TransformTiles.Count(width, tileBits);
        var group = groups[0];
        while (position < pixels.Length)
        {
            if ((x & tileMask) == 0)
            {
                if (tiles.Length > 0)
                {
                    group = groups[(int)tiles[((y >> tileBits) * tilesAcross) + (x >> tileBits)]];
                }

                if (x == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    ThrowIfOverrun(bits);
                }
            }

            bits.Fill();
            var symbol = PrefixCodes.Read(entries, group.Green, ref bits);
            if (symbol < PrefixGroup.LiteralSymbols)
            {
                pixels[position++] = group.OnlyGreenVaries
                    ? group.Rest | ((uint)symbol << 8)
                    : ReadRest(entries, group, ref bits) | ((uint)symbol << 8);
                x++;
            }
            else if (symbol < PrefixGroup.LiteralSymbols + PrefixGroup.LengthSymbols)
            {
                var length = ReadValue(symbol - PrefixGroup.LiteralSymbols, ref bits);
                bits.Fill();
                var distanceCode = PrefixCodes.Read(entries, group.Distance, ref bits);
                bits.Fill();
                var distance = PlaneDistance.Resolve(ReadValue(distanceCode, ref bits), width);
                if (distance > position || length > pixels.Length - position)
                {
                    throw new ImageFormatException("a copy reaches outside the picture", offset + bits.Position);
                }

                Copy(pixels, position, distance, length);
                position += length;
                x += length;
                if (x >= width)
                {
                    y += x / width;
                    x %= width;
                    cancellation.ThrowIfCancellationRequested();
                    ThrowIfOverrun(bits);
                }

                // The group is found anew where a tile begins; a copy may end inside another one.
                if (tiles.Length > 0 && (x & tileMask) != 0)
                {
                    group = groups[(int)tiles[((y >> tileBits) * tilesAcross) + (x >> tileBits)]];
                }

                continue;
            }
            else
            {
                for (; cached < position; cached++)
                {
                    cache[ColorCache.IndexOf(pixels[cached], cacheBits)] = pixels[cached];
                }

                pixels[position++] = cache[symbol - PrefixGroup.LiteralSymbols - PrefixGroup.LengthSymbols];
                x++;
            }

            if (x == width)
            {
                x = 0;
                y++;
            }
        }

        ThrowIfOverrun(bits);
        source = bits;
    }

    private static uint ReadRest(ReadOnlySpan<ushort> entries, in PrefixGroup group, ref LosslessBits bits)
    {
        var red = (uint)PrefixCodes.Read(entries, group.Red, ref bits);
        var blue = (uint)PrefixCodes.Read(entries, group.Blue, ref bits);
        bits.Fill();
        var alpha = (uint)PrefixCodes.Read(entries, group.Alpha, ref bits);
        return (alpha << 24) | (red << 16) | blue;
    }

    // RFC 9649, 5.2.2: lengths and distances share one form.
    private static int ReadValue(int prefix, ref LosslessBits bits)
    {
        if (prefix < 4)
        {
            return prefix + 1;
        }

        var extra = (prefix - 2) >> 1;
        return ((2 + (prefix & 1)) << extra) + bits.Take(extra) + 1;
    }

    private static void Copy(Span<uint> pixels, int position, int distance, int length)
    {
        if (distance == 1)
        {
            pixels.Slice(position, length).Fill(pixels[position - 1]);
            return;
        }

        // What is copied may overlap what it is copied from: then it repeats.
        while (length > 0)
        {
            var count = Math.Min(distance, length);
            pixels.Slice(position - distance, count).CopyTo(pixels[position..]);
            position += count;
            length -= count;
            distance += count;
        }
    }

    private void ThrowIfOverrun(LosslessBits bits)
    {
        if (bits.IsOverrun)
        {
            throw new ImageFormatException("the picture ends too early", offset + bits.Position);
        }
    }
}
