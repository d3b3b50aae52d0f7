namespace OgService.Conformance.Fuzzing;

/// <summary>GIF of several depths, interlaced, with palettes of their own, transparent, of several frames; LZW with and without a full table.</summary>
internal static class GifSeeds
{
    public static IEnumerable<byte[]> All()
    {
        foreach (var bits in (int[])[1, 2, 4, 8])
        {
            yield return [.. Screen(bits), .. Frame(bits, 20, 14, 0x00), 0x3B];
            byte[] comment = [0x21, 0xFE, 2, 65, 66, 0];
            yield return [.. Screen(bits), .. Control(), .. Frame(bits, 18, 12, 0x40), .. comment, .. Control(), .. Frame(bits, 9, 9, 0x00), 0x3B];
            yield return [.. Screen(bits)[..10], 0, 0, 0, .. Frame(bits, 11, 17, 0x80), 0x3B];
        }

        // Longer than the table of codes.
        yield return [.. Screen(8), .. Frame(8, 100, 90, 0x00), 0x3B];
    }

    private static byte[] Screen(int bits) => [.. "GIF89a"u8, 22, 0, 16, 0, (byte)(0x80 | (bits - 1)), 0, 0, .. Palette(bits)];

    private static byte[] Control() => [0x21, 0xF9, 4, 1, 5, 0, 1, 0];

    private static byte[] Palette(int bits)
    {
        var palette = new byte[3 << bits];
        new Random(bits).NextBytes(palette);
        return palette;
    }

    private static byte[] Frame(int bits, int width, int height, int flags)
    {
        byte[] own = (flags & 0x80) == 0 ? [] : Palette(bits);
        var minimum = Math.Max(2, bits);
        var random = new Random(width);
        int[] pixels =
            [.. Enumerable.Range(0, width * height).Select(index => random.Next(3) == 0 ? random.Next(1 << bits) : index / 9 % (1 << bits))];
        List<byte> frame = [0x2C, 1, 0, 1, 0, (byte)width, 0, (byte)height, 0, (byte)(flags | (bits - 1)), .. own, (byte)minimum];
        foreach (var block in Compress(pixels, minimum).Chunk(200))
        {
            frame.Add((byte)block.Length);
            frame.AddRange(block);
        }

        frame.Add(0);
        return [.. frame];
    }

    private static byte[] Compress(int[] pixels, int minimum)
    {
        var bytes = new List<byte>();
        int held = 0, count = 0, clear = 1 << minimum, next = clear + 2, width = minimum + 1;
        var codes = new Dictionary<(int Prefix, int Last), int>();
        Put(clear);
        var prefix = pixels[0];
        foreach (var pixel in pixels.Skip(1))
        {
            if (codes.TryGetValue((prefix, pixel), out var known))
            {
                prefix = known;
                continue;
            }

            Put(prefix);
            if (next < 4_096)
            {
                codes[(prefix, pixel)] = next++;
                width += next - 1 == 1 << width && width < 12 ? 1 : 0;
            }

            prefix = pixel;
        }

        Put(prefix);
        Put(clear + 1);
        bytes.Add((byte)held);
        return [.. bytes];

        void Put(int code)
        {
            held |= code << count;
            for (count += width; count >= 8; count -= 8)
            {
                bytes.Add((byte)held);
                held >>= 8;
            }
        }
    }
}
