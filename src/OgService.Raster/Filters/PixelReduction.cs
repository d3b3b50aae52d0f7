using System.Numerics;
using System.Runtime.Intrinsics;
using OgService.Imaging;

namespace OgService.Raster.Filters;

/// <summary>Reduces pictures by averages of squares, and enlarges them again by what lies between neighbours.</summary>
internal static class PixelReduction
{
    /// <param name="factor">A power of two up to 128. Beyond the picture all is transparent.</param>
    public static void Reduce(PixelBuffer pixels, PixelGrid grid, int factor)
    {
        var shift = 2 * BitOperations.Log2((uint)factor);
        var sums = new uint[grid.Width * 4];
        for (var row = 0; row < grid.Height; row++)
        {
            sums.AsSpan().Clear();
            for (var y = row * factor; y < Math.Min((row + 1) * factor, pixels.Height); y++)
            {
                AddRow(pixels.Row(y), sums, factor);
            }

            var target = grid.Row(row);
            for (var i = 0; i < sums.Length; i++)
            {
                target[i] = (ushort)(((ulong)sums[i] << 8) >> shift);
            }
        }
    }

    public static void Enlarge(PixelGrid grid, PixelBuffer pixels, int factor)
    {
        var between = new ushort[grid.Width * 4];
        var twice = 2 * factor;
        for (var y = 0; y < pixels.Height; y++)
        {
            // In halves of a reduced pixel's parts: whole numbers, whose centres lie odd.
            var down = (2 * y) + 1 - factor;
            var top = Math.Max(0, (down + twice) / twice - 1);
            var bottom = down < 0 ? 0 : Math.Min(top + 1, grid.Height - 1);
            var share = (uint)(((down % twice) + twice) % twice);
            Between(grid.Row(top), grid.Row(bottom), share, (uint)twice, between);
            WriteRow(new PixelGrid(between, grid.Width, 1).PixelRow(0), pixels.Row(y), factor);
        }
    }

    private static void AddRow(ReadOnlySpan<uint> row, Span<uint> sums, int factor)
    {
        for (var column = 0; column * 4 < sums.Length; column++)
        {
            var sum = Vector128<uint>.Zero;
            foreach (var pixel in row[(column * factor)..Math.Min((column + 1) * factor, row.Length)])
            {
                sum += Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(pixel).AsByte()));
            }

            (Vector128.Create(sums.Slice(column * 4, 4)) + sum).CopyTo(sums.Slice(column * 4, 4));
        }
    }

    private static void Between(ReadOnlySpan<ushort> top, ReadOnlySpan<ushort> bottom, uint share, uint whole, Span<ushort> target)
    {
        var shift = BitOperations.Log2(whole);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = (ushort)(((top[i] * (whole - share)) + (bottom[i] * share)) >> shift);
        }
    }

    private static void WriteRow(ReadOnlySpan<ulong> row, Span<uint> pixels, int factor)
    {
        var twice = (uint)(2 * factor);
        var shift = BitOperations.Log2(twice);
        var rounding = Vector128.Create(128u << shift);
        for (var x = 0; x < pixels.Length; x++)
        {
            var across = (2 * x) + 1 - factor;
            var left = Math.Max(0, (across + (int)twice) / (int)twice - 1);
            var right = across < 0 ? 0 : Math.Min(left + 1, row.Length - 1);
            var share = (uint)(((across % (int)twice) + (int)twice) % (int)twice);
            var sum = (PixelGrid.Channels(row[left]) * (twice - share)) + (PixelGrid.Channels(row[right]) * share) + rounding;
            var levels = Vector128.Min(sum >>> (shift + 8), Vector128.Create(255u));
            var narrow = Vector128.Narrow(levels, levels);
            pixels[x] = Vector128.Narrow(narrow, narrow).AsUInt32().ToScalar();
        }
    }
}
