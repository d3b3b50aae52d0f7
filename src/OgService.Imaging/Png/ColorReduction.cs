using System.Buffers;
using System.Runtime.Intrinsics;

namespace OgService.Imaging.Png;

/// <summary>Merges the colours of an opaque picture into at most 256, no channel of any pixel changing by more than a bound. Edges of
/// text have hundreds of shades that the eye cannot tell apart; as a palette the file is half as large.
/// <para>Colours are taken from the most frequent on: one within the bound of an entry is covered by it, any other becomes an entry. So
/// grounds and letters keep their exact colours and only rare shades move. The smallest bound that suffices is found by halving.</para></summary>
internal static class ColorReduction
{
    // More than these are a photograph, where merging shows as bands.
    public const int MostColors = 4_096;

    private const int TableBits = 14;

    /// <summary>False when no palette keeps the bound, or the picture is not opaque; the lines are then of no use.</summary>
    /// <param name="maxError">The bound, 1 to 255.</param>
    /// <param name="lines">Room for every row: a filter byte, then one byte a pixel.</param>
    public static bool TryReduce(PixelBuffer pixels, int maxError, Span<uint> palette, Span<byte> lines, out int count)
    {
        count = 0;
        var rentedKeys = ArrayPool<uint>.Shared.Rent(1 << TableBits);
        var rentedCounts = ArrayPool<int>.Shared.Rent(1 << TableBits);
        var rentedColors = ArrayPool<ulong>.Shared.Rent(MostColors);
        var keys = rentedKeys.AsSpan(0, 1 << TableBits);
        var counts = rentedCounts.AsSpan(0, 1 << TableBits);
        counts.Clear();
        var distinct = CountColors(pixels, keys, counts);
        var succeeds = false;
        if (distinct > 0)
        {
            var colors = rentedColors.AsSpan(0, distinct);
            SortByCount(keys, counts, colors);
            succeeds = TryCover(colors, maxError, palette, out count);
            if (succeeds)
            {
                TightenBound(colors, maxError, palette, ref count);
                Number(pixels, keys, counts, palette[..count], lines);
            }
        }

        ArrayPool<uint>.Shared.Return(rentedKeys);
        ArrayPool<int>.Shared.Return(rentedCounts);
        ArrayPool<ulong>.Shared.Return(rentedColors);
        return succeeds;
    }

    /// <summary>The entry with the smallest largest difference of a channel; of equals the one with the smallest sum, then the first.</summary>
    internal static int Nearest(uint color, ReadOnlySpan<uint> palette, out int error)
    {
        // Sums of differences below their maximum, per entry; lanes keep their own best.
        var wanted = Vector128.Create(color).AsByte();
        var best = Vector128.Create(uint.MaxValue);
        var bestAt = Vector128<uint>.Zero;
        var at = 0;
        for (; at + 4 <= palette.Length; at += 4)
        {
            var entries = Vector128.Create(palette.Slice(at, 4)).AsByte();
            var difference = Vector128.Max(wanted, entries) - Vector128.Min(wanted, entries);
            var largest = Vector128.Max(difference, (difference.AsUInt32() >>> 8).AsByte());
            largest = Vector128.Max(largest, (largest.AsUInt32() >>> 16).AsByte());
            var pairs = (difference.AsUInt32() & Vector128.Create(0xFF_00FFu)) + ((difference.AsUInt32() >>> 8) & Vector128.Create(0xFF_00FFu));
            var sum = (pairs + (pairs >>> 16)) & Vector128.Create(0xFFFFu);
            var key = ((largest.AsUInt32() & Vector128.Create(0xFFu)) << 16) | sum;
            var isBetter = Vector128.LessThan(key, best);
            best = Vector128.ConditionalSelect(isBetter, key, best);
            bestAt = Vector128.ConditionalSelect(isBetter, Vector128.Create((uint)at), bestAt);
        }

        var smallest = ulong.MaxValue;
        for (var lane = 0; lane < 4; lane++)
        {
            smallest = Math.Min(smallest, ((ulong)best[lane] << 32) | (bestAt[lane] + (uint)lane));
        }

        for (; at < palette.Length; at++)
        {
            smallest = Math.Min(smallest, ((ulong)KeyOf(color, palette[at]) << 32) | (uint)at);
        }

        error = (int)(smallest >> 48);
        return (int)(uint)smallest;
    }

    private static uint KeyOf(uint first, uint second)
    {
        int largest = 0, sum = 0;
        for (var shift = 0; shift < 32; shift += 8)
        {
            var difference = Math.Abs((int)((first >> shift) & 255) - (int)((second >> shift) & 255));
            largest = Math.Max(largest, difference);
            sum += difference;
        }

        return (uint)((largest << 16) | sum);
    }

    // 0 when there are too many, or one is not opaque.
    private static int CountColors(PixelBuffer pixels, Span<uint> keys, Span<int> counts)
    {
        if (!TrueColorImage.IsOpaque(pixels.Pixels))
        {
            return 0;
        }

        var distinct = 0;
        ReadOnlySpan<uint> rest = pixels.Pixels;
        while (!rest.IsEmpty)
        {
            var run = rest.IndexOfAnyExcept(rest[0]);
            run = run < 0 ? rest.Length : run;
            var place = PlaceOf(rest[0], keys, counts);
            if (counts[place] == 0)
            {
                if (distinct == MostColors)
                {
                    return 0;
                }

                keys[place] = rest[0];
                distinct++;
            }

            counts[place] += run;
            rest = rest[run..];
        }

        return distinct;
    }

    private static int PlaceOf(uint color, ReadOnlySpan<uint> keys, ReadOnlySpan<int> counts)
    {
        var place = (int)((color * 0x9E37_79B1u) >> (32 - TableBits));
        while (counts[place] != 0 && keys[place] != color)
        {
            place = (place + 1) & ((1 << TableBits) - 1);
        }

        return place;
    }

    // The colour below its count turned round: ascending order is most frequent first, then by colour.
    private static void SortByCount(ReadOnlySpan<uint> keys, ReadOnlySpan<int> counts, Span<ulong> colors)
    {
        var next = 0;
        for (var place = 0; place < counts.Length; place++)
        {
            if (counts[place] != 0)
            {
                colors[next++] = ((ulong)(int.MaxValue - counts[place]) << 32) | keys[place];
            }
        }

        colors.Sort();
    }

    private static bool TryCover(ReadOnlySpan<ulong> colors, int bound, Span<uint> palette, out int count)
    {
        count = 0;
        foreach (var entry in colors)
        {
            var color = (uint)entry;
            if (count > 0)
            {
                Nearest(color, palette[..count], out var error);
                if (error <= bound)
                {
                    continue;
                }
            }

            if (count == ColorIndex.MaxColors)
            {
                return false;
            }

            palette[count++] = color;
        }

        return true;
    }

    private static void TightenBound(ReadOnlySpan<ulong> colors, int maxError, Span<uint> palette, ref int count)
    {
        Span<uint> tried = stackalloc uint[ColorIndex.MaxColors];
        int fails = 0, holds = maxError;
        while (holds - fails > 1)
        {
            var bound = (fails + holds) / 2;
            if (TryCover(colors, bound, tried, out var triedCount))
            {
                tried.CopyTo(palette);
                count = triedCount;
                holds = bound;
            }
            else
            {
                fails = bound;
            }
        }
    }

    private static void Number(PixelBuffer pixels, ReadOnlySpan<uint> keys, Span<int> counts, ReadOnlySpan<uint> palette, Span<byte> lines)
    {
        // The counts have served; their places now hold numbers plus one.
        for (var place = 0; place < counts.Length; place++)
        {
            if (counts[place] != 0)
            {
                counts[place] = Nearest(keys[place], palette, out _) + 1;
            }
        }

        for (var y = 0; y < pixels.Height; y++)
        {
            ReadOnlySpan<uint> row = pixels.Row(y);
            var line = lines.Slice(y * (pixels.Width + 1), pixels.Width + 1);
            line[0] = 0;
            for (var x = 0; x < row.Length;)
            {
                var run = row[x..].IndexOfAnyExcept(row[x]);
                run = run < 0 ? row.Length - x : run;
                line.Slice(x + 1, run).Fill((byte)(counts[PlaceOf(row[x], keys, counts)] - 1));
                x += run;
            }
        }
    }
}
