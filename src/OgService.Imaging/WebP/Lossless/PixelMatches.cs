using System.Buffers;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>For each pixel the longest run of pixels from it on that was there before: found through chains of places whose next two pixels hash alike,
/// nearest first. Inside a long match the rest of it is taken as it is.</summary>
internal sealed class PixelMatches : IDisposable
{
    public const int MaxLength = 4_096;
    private const int HashBits = 16;
    private const int MaxDistance = (1 << 20) - PlaneDistance.Codes;
    private const int LongEnough = 128;

    private int[] lengths;
    private int[] distances;

    /// <param name="depth">How many places are looked at for each pixel.</param>
    public PixelMatches(ReadOnlySpan<uint> pixels, int width, int depth)
    {
        lengths = ArrayPool<int>.Shared.Rent(pixels.Length);
        distances = ArrayPool<int>.Shared.Rent(pixels.Length);
        Find(pixels, width, depth);
    }

    /// <summary>0 when there is none.</summary>
    public int LengthAt(int position) => lengths[position];

    public int DistanceAt(int position) => distances[position];

    public void Dispose()
    {
        if (lengths.Length > 0)
        {
            ArrayPool<int>.Shared.Return(lengths);
            ArrayPool<int>.Shared.Return(distances);
            lengths = [];
            distances = [];
        }
    }

    private void Find(ReadOnlySpan<uint> pixels, int width, int depth)
    {
        var heads = new int[1 << HashBits];
        heads.AsSpan().Fill(-1);
        var chain = ArrayPool<int>.Shared.Rent(pixels.Length);
        int length = 0, distance = 0;
        for (var position = 0; position < pixels.Length; position++)
        {
            // What is left of the match before is a match.
            length = Math.Max(0, length - 1);
            if (position + 1 < pixels.Length)
            {
                var hash = HashOf(pixels[position], pixels[position + 1]);
                if (length < LongEnough)
                {
                    Search(pixels, position, width, heads[hash], chain, depth, ref length, ref distance);
                }

                chain[position] = heads[hash];
                heads[hash] = position;
            }

            lengths[position] = length;
            distances[position] = distance;
        }

        ArrayPool<int>.Shared.Return(chain);
    }

    private static void Search(
        ReadOnlySpan<uint> pixels, int position, int width, int candidate, ReadOnlySpan<int> chain, int depth, ref int length, ref int distance)
    {
        var ahead = pixels[position..];
        ahead = ahead[..Math.Min(ahead.Length, MaxLength)];

        // The pixels above and to the left are the cheapest to name.
        if (position >= width)
        {
            Try(pixels, position, width, ahead, ref length, ref distance);
        }

        if (position > 0 && width > 1)
        {
            Try(pixels, position, 1, ahead, ref length, ref distance);
        }

        var lowest = position - MaxDistance;
        for (; candidate >= 0 && candidate >= lowest && depth > 0 && length < ahead.Length; depth--, candidate = chain[candidate])
        {
            if (length == 0 || pixels[candidate + length] == ahead[length])
            {
                Try(pixels, position, position - candidate, ahead, ref length, ref distance);
            }
        }
    }

    private static void Try(ReadOnlySpan<uint> pixels, int position, int back, ReadOnlySpan<uint> ahead, ref int length, ref int distance)
    {
        var found = pixels[(position - back)..].CommonPrefixLength(ahead);
        if (found > length)
        {
            length = found;
            distance = back;
        }
    }

    private static int HashOf(uint first, uint second) => (int)(((first * 0x9E37_79B1u) ^ (second * 0x85EB_CA6Bu)) * 0xC2B2_AE35u >> (32 - HashBits));
}
