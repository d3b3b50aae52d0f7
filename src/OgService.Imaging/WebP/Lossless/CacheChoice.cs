namespace OgService.Imaging.WebP.Lossless;

/// <summary>Which size of colour cache saves most, and what is in it when. The cache's content depends on the pixels alone, not on how they are sent.</summary>
internal static class CacheChoice
{
    private const int LargestTried = 10;

    /// <summary>0 when no cache is best.</summary>
    public static int Choose(ReadOnlySpan<uint> pixels, PixelTokens tokens)
    {
        var best = 0;
        var bestCost = long.MaxValue;
        for (var bits = 0; bits <= LargestTried; bits++)
        {
            var cost = CostWith(pixels, tokens, bits);
            if (cost < bestCost)
            {
                (best, bestCost) = (bits, cost);
            }
        }

        return best;
    }

    /// <summary>For each pixel its index when the cache has it, else -1.</summary>
    public static void FindHits(ReadOnlySpan<uint> pixels, int bits, Span<short> hits)
    {
        // An empty cache is all transparent black, which a pixel may be.
        var cache = new uint[1 << bits];
        for (var position = 0; position < pixels.Length; position++)
        {
            var index = ColorCache.IndexOf(pixels[position], bits);
            hits[position] = cache[index] == pixels[position] ? (short)index : (short)-1;
            cache[index] = pixels[position];
        }
    }

    /// <summary>Sends the pixels that the cache has by their index.</summary>
    public static void Replace(ReadOnlySpan<short> hits, PixelTokens tokens, PixelTokens target)
    {
        target.Clear();
        var position = 0;
        for (var token = 0; token < tokens.Count; token++)
        {
            var length = tokens.Lengths[token];
            if (length > 0)
            {
                target.AddCopy(length, (int)tokens.Values[token]);
            }
            else if (hits[position] >= 0)
            {
                target.AddCached(hits[position]);
            }
            else
            {
                target.AddPixel(tokens.Values[token]);
            }

            position += PixelTokens.PixelsOf(length);
        }
    }

    private static long CostWith(ReadOnlySpan<uint> pixels, PixelTokens tokens, int bits)
    {
        var layout = new SymbolLayout(bits);
        var counts = new int[layout.Total];
        var cache = new uint[1 << bits];
        var position = 0;
        var lengths = tokens.Lengths;
        var values = tokens.Values;
        for (var token = 0; token < lengths.Length; token++)
        {
            var length = lengths[token];
            if (length > 0)
            {
                layout.Count(length, values[token], counts);
                for (var end = position + length; bits > 0 && position < end; position++)
                {
                    cache[ColorCache.IndexOf(pixels[position], bits)] = pixels[position];
                }

                continue;
            }

            var pixel = values[token];
            if (bits > 0)
            {
                var index = ColorCache.IndexOf(pixel, bits);
                if (cache[index] == pixel)
                {
                    layout.Count(-1, (uint)index, counts);
                }
                else
                {
                    layout.Count(0, pixel, counts);
                    cache[index] = pixel;
                }
            }
            else
            {
                layout.Count(0, pixel, counts);
            }

            position++;
        }

        return GroupCosts.Of(layout, counts);
    }
}
