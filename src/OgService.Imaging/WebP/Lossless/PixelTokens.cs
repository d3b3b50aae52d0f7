using System.Buffers;
using System.Numerics;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>A picture as what is sent of it: pixels, cached colours, copies.</summary>
internal sealed class PixelTokens(int capacity) : IDisposable
{
    private const int CachedLength = -1;

    private int[] lengths = ArrayPool<int>.Shared.Rent(Math.Max(1, capacity));
    private uint[] values = ArrayPool<uint>.Shared.Rent(Math.Max(1, capacity));

    public int Count { get; private set; }

    /// <summary>0 for a pixel, negative for a cached colour, else how many pixels are copied.</summary>
    public ReadOnlySpan<int> Lengths => lengths.AsSpan(0, Count);

    /// <summary>ARGB, an index into the cache, or a distance code.</summary>
    public ReadOnlySpan<uint> Values => values.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void AddPixel(uint argb) => Add(0, argb);

    public void AddCached(int index) => Add(CachedLength, (uint)index);

    public void AddCopy(int length, int distanceCode) => Add(length, (uint)distanceCode);

    /// <summary>How many pixels a token stands for.</summary>
    public static int PixelsOf(int length) => Math.Max(1, length);

    /// <summary>The symbol and its extra bits that send a length or a distance code (RFC 9649, 5.2.2).</summary>
    public static (int Symbol, int ExtraBits, uint Extra) Prefix(int value)
    {
        var less = (uint)(value - 1);
        if (less < 2)
        {
            return ((int)less, 0, 0);
        }

        var high = BitOperations.Log2(less);
        var extraBits = high - 1;
        return ((2 * high) + (int)((less >> extraBits) & 1), extraBits, less & ((1u << extraBits) - 1));
    }

    public void Dispose()
    {
        if (lengths.Length > 0)
        {
            ArrayPool<int>.Shared.Return(lengths);
            ArrayPool<uint>.Shared.Return(values);
            lengths = [];
            values = [];
        }
    }

    private void Add(int length, uint value)
    {
        lengths[Count] = length;
        values[Count++] = value;
    }
}
