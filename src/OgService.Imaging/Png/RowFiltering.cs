using System.Runtime.Intrinsics;

namespace OgService.Imaging.Png;

/// <summary>Filters rows. Which filter: the one whose bytes, read as signed, have the smallest sum of absolute values, the heuristic
/// the PNG specification recommends for true colour (12.7).</summary>
internal static class RowFiltering
{
    public const int FilterCount = 5;

    /// <summary>Filters one row by the best filter into <paramref name="target"/>, its filter byte first.</summary>
    /// <param name="above">The row above, or zeros; as long as <paramref name="row"/>.</param>
    /// <param name="pixelLength">Bytes a pixel.</param>
    /// <param name="candidate">Room for one row.</param>
    public static void FilterBest(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelLength, Span<byte> target, Span<byte> candidate)
    {
        var best = uint.MaxValue;
        for (var filter = 0; filter < FilterCount; filter++)
        {
            var sum = Filter(filter, row, above, pixelLength, candidate);
            if (sum < best)
            {
                best = sum;
                target[0] = (byte)filter;
                candidate[..row.Length].CopyTo(target[1..]);
                if (sum == 0)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Filters a row; returns the sum of absolute values.</summary>
    public static uint Filter(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelLength, Span<byte> target)
        => filter switch
        {
            0 => Filter<NoFilter>(row, above, pixelLength, target),
            1 => Filter<SubFilter>(row, above, pixelLength, target),
            2 => Filter<UpFilter>(row, above, pixelLength, target),
            3 => Filter<AverageFilter>(row, above, pixelLength, target),
            _ => Filter<PaethFilter>(row, above, pixelLength, target),
        };

    internal static uint Filter<TFilter>(
        ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelLength, Span<byte> target, bool vectors = true)
        where TFilter : struct, IRowFilter
    {
        // The first pixel has nothing to its left; then whole vectors; then what remains.
        var sum = FilterScalar<TFilter>(row, above, pixelLength, target, 0, Math.Min(pixelLength, row.Length));
        var at = Math.Min(pixelLength, row.Length);
        if (vectors && Vector128.IsHardwareAccelerated)
        {
            // Each step adds at most 2 * 128 to a lane of 16 bits.
            const int StepsPerSum = 255;
            while (at + 16 <= row.Length)
            {
                var sums = Vector128<ushort>.Zero;
                for (var step = 0; step < StepsPerSum && at + 16 <= row.Length; step++, at += 16)
                {
                    var left = Vector128.Create(row.Slice(at - pixelLength, 16));
                    var aboveLeft = Vector128.Create(above.Slice(at - pixelLength, 16));
                    var expected = TFilter.Expect(left, Vector128.Create(above.Slice(at, 16)), aboveLeft);
                    var filtered = Vector128.Create(row.Slice(at, 16)) - expected;
                    filtered.CopyTo(target.Slice(at, 16));
                    var (low, high) = Vector128.Widen(Vector128.Min(filtered, Vector128<byte>.Zero - filtered));
                    sums += low + high;
                }

                var (sumLow, sumHigh) = Vector128.Widen(sums);
                sum += Vector128.Sum(sumLow + sumHigh);
            }
        }

        return sum + FilterScalar<TFilter>(row, above, pixelLength, target, at, row.Length);
    }

    private static uint FilterScalar<TFilter>(
        ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelLength, Span<byte> target, int from, int to)
        where TFilter : struct, IRowFilter
    {
        uint sum = 0;
        for (var at = from; at < to; at++)
        {
            var left = at >= pixelLength ? row[at - pixelLength] : (byte)0;
            var aboveLeft = at >= pixelLength ? above[at - pixelLength] : (byte)0;
            var filtered = (byte)(row[at] - TFilter.Expect(left, above[at], aboveLeft));
            target[at] = filtered;
            sum += Math.Min(filtered, (uint)(byte)-filtered);
        }

        return sum;
    }
}
