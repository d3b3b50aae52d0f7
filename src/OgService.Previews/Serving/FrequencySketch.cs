using System.Numerics;

namespace OgService.Previews.Serving;

/// <summary>About how often keys were asked for lately: a count-min sketch of 4-bit counters, four to a key, all halved after a while so that the past fades
/// (Cormode and Muthukrishnan 2005; the ageing is TinyLFU's). Not safe for many threads.</summary>
internal sealed class FrequencySketch
{
    private const int MaxCount = 15;
    private const int CardBytes = 16_000;

    private readonly byte[] counters;
    private readonly int mask;
    private readonly int sampleSize;
    private int counted;

    /// <param name="capacityBytes">Of the cache: counters for about eight times the cards that fit.</param>
    public FrequencySketch(long capacityBytes)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(capacityBytes / CardBytes * 8, 1_024, 1 << 22));
        counters = new byte[size];
        mask = size - 1;
        sampleSize = size * 2;
    }

    /// <summary>0 to 15; never less than the truth since the last ageing, now and then more.</summary>
    public int Of(string key)
    {
        var hash = Hash(key);
        var least = MaxCount;
        for (var row = 0; row < 4; row++)
        {
            least = Math.Min(least, counters[At(hash, row)]);
        }

        return least;
    }

    public void Count(string key)
    {
        var hash = Hash(key);
        for (var row = 0; row < 4; row++)
        {
            var at = At(hash, row);
            if (counters[at] < MaxCount)
            {
                counters[at]++;
            }
        }

        if (++counted >= sampleSize)
        {
            Age();
        }
    }

    private void Age()
    {
        for (var at = 0; at < counters.Length; at++)
        {
            counters[at] >>= 1;
        }

        counted /= 2;
    }

    // Four indices from one hash, by the two halves of it (Kirsch and Mitzenmacher 2006).
    private int At(ulong hash, int row) => (int)(((uint)hash + ((uint)row * ((uint)(hash >> 32) | 1))) & (uint)mask);

    // FNV-1a with a final mix: keys are hashes already, and short.
    private static ulong Hash(string key)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var letter in key)
        {
            hash = (hash ^ letter) * 1_099_511_628_211UL;
        }

        hash ^= hash >> 32;
        hash *= 0x9E37_79B9_7F4A_7C15UL;
        return hash ^ (hash >> 29);
    }
}
