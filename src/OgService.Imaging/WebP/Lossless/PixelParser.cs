using System.Buffers;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>Divides a picture into tokens: first greedily, then along the cheapest path by the costs that the first attempt taught.</summary>
internal static class PixelParser
{
    private const int ShortestCopy = 3;

    // Every length up to here is tried at each place; of the longer ones the last of each symbol and the longest.
    private const int TryAll = 12;

    /// <summary>Takes each match unless the next pixel has a longer one. Without a cache.</summary>
    public static void ParseGreedily(ReadOnlySpan<uint> pixels, int width, PixelMatches matches, PixelTokens tokens)
    {
        tokens.Clear();
        for (var position = 0; position < pixels.Length;)
        {
            var length = matches.LengthAt(position);
            if (length < ShortestCopy || (position + 1 < pixels.Length && matches.LengthAt(position + 1) > length))
            {
                tokens.AddPixel(pixels[position++]);
                continue;
            }

            tokens.AddCopy(length, PlaneDistance.CodeOf(matches.DistanceAt(position), width));
            position += length;
        }
    }

    /// <param name="hits">For each pixel where the cache has it; -1 where it has not. Empty without a cache.</param>
    public static void ParseCheaply(
        ReadOnlySpan<uint> pixels, int width, PixelMatches matches, PixelCosts costs, ReadOnlySpan<short> hits, PixelTokens tokens)
    {
        var cost = ArrayPool<long>.Shared.Rent(pixels.Length + 1);
        var steps = ArrayPool<int>.Shared.Rent(pixels.Length + 1);
        cost.AsSpan(0, pixels.Length + 1).Fill(long.MaxValue);
        cost[0] = 0;
        for (var position = 0; position < pixels.Length; position++)
        {
            var here = cost[position];
            var pixel = hits.IsEmpty || hits[position] < 0 ? costs.OfPixel(pixels[position]) : costs.OfCached(hits[position]);
            if (here + pixel < cost[position + 1])
            {
                cost[position + 1] = here + pixel;
                steps[position + 1] = 0;
            }

            var longest = matches.LengthAt(position);
            if (longest > 1)
            {
                var withDistance = here + costs.OfDistance(PlaneDistance.CodeOf(matches.DistanceAt(position), width));
                Relax(cost, steps, costs, position, longest, withDistance);
            }
        }

        Collect(pixels, width, matches, hits, steps, tokens);
        ArrayPool<long>.Shared.Return(cost);
        ArrayPool<int>.Shared.Return(steps);
    }

    private static void Relax(Span<long> cost, Span<int> steps, PixelCosts costs, int position, int longest, long withDistance)
    {
        for (var length = 2; length <= longest;)
        {
            var whole = withDistance + costs.OfLength(length);
            if (whole < cost[position + length])
            {
                cost[position + length] = whole;
                steps[position + length] = length;
            }

            length = length == longest ? longest + 1 : length < TryAll ? length + 1 : Math.Min(longest, LastOfSymbol(length + 1));
        }
    }

    // The longest length that is sent with the same symbol.
    private static int LastOfSymbol(int length)
    {
        var (_, extraBits, extra) = PixelTokens.Prefix(length);
        return length + (int)((1u << extraBits) - 1 - extra);
    }

    // Back from the end to find the path, then along it.
    private static void Collect(
        ReadOnlySpan<uint> pixels, int width, PixelMatches matches, ReadOnlySpan<short> hits, Span<int> steps, PixelTokens tokens)
    {
        var next = 0;
        for (var position = pixels.Length; position > 0;)
        {
            var step = steps[position];
            var from = position - PixelTokens.PixelsOf(step);
            steps[position] = next;
            next = step;
            position = from;
        }

        tokens.Clear();
        for (var position = 0; position < pixels.Length;)
        {
            var step = next;
            if (step > 0)
            {
                tokens.AddCopy(step, PlaneDistance.CodeOf(matches.DistanceAt(position), width));
            }
            else if (!hits.IsEmpty && hits[position] >= 0)
            {
                tokens.AddCached(hits[position]);
            }
            else
            {
                tokens.AddPixel(pixels[position]);
            }

            position += PixelTokens.PixelsOf(step);
            next = steps[position];
        }
    }
}
