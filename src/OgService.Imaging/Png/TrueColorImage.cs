using System.Buffers;
using System.Runtime.Intrinsics;
using OgService.Imaging.Deflate;

namespace OgService.Imaging.Png;

/// <summary>A picture of many colours made ready for a file: three or four bytes a pixel, filtered where that is smaller.</summary>
internal static class TrueColorImage
{
    // One band in eight is compressed both ways to choose; whole bands, so that rows still see the row above.
    private const int BandHeight = 5;
    private const int BandPeriod = 40;

    public static bool IsOpaque(ReadOnlySpan<uint> pixels) => pixels.IndexOfAnyExceptInRange(0xFF00_0000, uint.MaxValue) < 0;

    /// <summary>Writes every row unfiltered: a filter byte of 0, then R G B or R G B A, straight.</summary>
    /// <param name="lines">Four bytes longer than the rows: the vector path writes past the last pixel.</param>
    public static void WriteRows(PixelBuffer pixels, int pixelLength, Span<byte> lines)
    {
        var lineLength = (pixels.Width * pixelLength) + 1;
        for (var y = 0; y < pixels.Height; y++)
        {
            var line = lines[(y * lineLength)..];
            if (pixelLength == 3)
            {
                WriteOpaque(pixels.Row(y), line[1..]);
            }
            else
            {
                WriteTranslucent(pixels.Row(y), line[1..]);
            }

            line[0] = 0;
        }
    }

    /// <summary>Filters all rows of <paramref name="lines"/> into <paramref name="filtered"/>, each by its best filter.</summary>
    public static void FilterRows(ReadOnlySpan<byte> lines, int lineLength, int pixelLength, Span<byte> filtered)
        => FilterRows(lines, lineLength, pixelLength, filtered, 1, 1);

    /// <summary>Whether filtered rows compress better than unfiltered ones, by a sample.</summary>
    public static bool GainsFromFilters(ReadOnlySpan<byte> lines, int lineLength, int pixelLength)
    {
        var height = lines.Length / lineLength;
        var sampleHeight = (height / BandPeriod * BandHeight) + Math.Min(height % BandPeriod, BandHeight);
        var sample = ArrayPool<byte>.Shared.Rent(sampleHeight * lineLength);
        using var plain = new PooledBytes(sample.Length / 4);
        using var filtered = new PooledBytes(sample.Length / 4);
        var bytes = sample.AsSpan(0, sampleHeight * lineLength);
        var layout = new PictureLayout(lineLength, pixelLength);
        var target = bytes;
        for (var y = 0; y < height; y++)
        {
            if (y % BandPeriod < BandHeight)
            {
                lines.Slice(y * lineLength, lineLength).CopyTo(target);
                target = target[lineLength..];
            }
        }

        ZlibEncoder.Encode(bytes, layout, DeflateEffort.Fast, plain);
        FilterRows(lines, lineLength, pixelLength, bytes, BandPeriod, BandHeight);
        ZlibEncoder.Encode(bytes, new PictureLayout(lineLength, 1), DeflateEffort.Fast, filtered);
        ArrayPool<byte>.Shared.Return(sample);
        return filtered.Length < plain.Length;
    }

    internal static void WriteOpaque(ReadOnlySpan<uint> row, Span<byte> target, bool vectors = true)
    {
        var x = 0;
        if (vectors && Vector128.IsHardwareAccelerated)
        {
            // Four pixels to twelve bytes; the four bytes after them are overwritten by the next step.
            var order = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);
            for (; x + 4 <= row.Length; x += 4)
            {
                var bytes = Vector128.Create(row.Slice(x, 4)).AsByte();
                Vector128.Shuffle(bytes, order).CopyTo(target.Slice(3 * x, 16));
            }
        }

        for (; x < row.Length; x++)
        {
            target[3 * x] = (byte)row[x];
            target[(3 * x) + 1] = (byte)(row[x] >> 8);
            target[(3 * x) + 2] = (byte)(row[x] >> 16);
        }
    }

    private static void WriteTranslucent(ReadOnlySpan<uint> row, Span<byte> target)
    {
        for (var x = 0; x < row.Length; x++)
        {
            var color = StraightAlpha.From(row[x]);
            target[4 * x] = (byte)color;
            target[(4 * x) + 1] = (byte)(color >> 8);
            target[(4 * x) + 2] = (byte)(color >> 16);
            target[(4 * x) + 3] = (byte)(color >> 24);
        }
    }

    private static void FilterRows(ReadOnlySpan<byte> lines, int lineLength, int pixelLength, Span<byte> filtered, int period, int height)
    {
        var scratch = ArrayPool<byte>.Shared.Rent(2 * lineLength);
        var zeros = scratch.AsSpan(0, lineLength - 1);
        var candidate = scratch.AsSpan(lineLength, lineLength);
        zeros.Clear();
        ReadOnlySpan<byte> above = zeros;
        for (var y = 0; y * lineLength < lines.Length; y++)
        {
            var row = lines.Slice((y * lineLength) + 1, lineLength - 1);
            if (y % period < height)
            {
                RowFiltering.FilterBest(row, above, pixelLength, filtered, candidate);
                filtered = filtered[lineLength..];
            }

            above = row;
        }

        ArrayPool<byte>.Shared.Return(scratch);
    }
}
