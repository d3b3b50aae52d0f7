using System.Runtime.Intrinsics;

namespace OgService.Imaging.Jpeg;

/// <summary>Pixels into blocks of Y, Cb and Cr (JFIF 1.02, in 16-bit fixed point), 0 in the middle. Beyond the picture's edge its last
/// column and row go on, which costs the fewest bits.</summary>
internal static class BlockSampler
{
    private const int Half = 1 << 15;

    /// <summary>Copies 8x8 pixels from the given place, laid on white.</summary>
    /// <returns>Whether all of them are the same.</returns>
    public static bool Load(PixelBuffer pixels, int left, int top, Span<uint> block)
    {
        var right = pixels.Width - 1;
        var bottom = pixels.Height - 1;
        for (var y = 0; y < 8; y++)
        {
            ReadOnlySpan<uint> row = pixels.Row(Math.Min(top + y, bottom));
            var target = block.Slice(8 * y, 8);
            if (left + 8 <= row.Length)
            {
                row.Slice(left, 8).CopyTo(target);
                continue;
            }

            for (var x = 0; x < 8; x++)
            {
                target[x] = row[Math.Min(left + x, right)];
            }
        }

        if (block.IndexOfAnyExceptInRange(0xFF00_0000, uint.MaxValue) >= 0)
        {
            foreach (ref var pixel in block)
            {
                // Premultiplied, so white only fills up what alpha leaves; a channel never exceeds its alpha.
                var alpha = pixel >> 24;
                pixel += (255 - alpha) * 0x0001_0101;
            }
        }

        return (block[0] & 0xFF_FFFF) == (block[63] & 0xFF_FFFF) && block[1..].IndexOfAnyExcept(block[0]) < 0;
    }

    public static void Convert(ReadOnlySpan<uint> block, Span<int> luma, Span<int> blue, Span<int> red)
    {
        var mask = Vector128.Create(255u);
        for (var at = 0; at < 64; at += 4)
        {
            var four = Vector128.Create(block.Slice(at, 4));
            var r = (four & mask).AsInt32();
            var g = ((four >>> 8) & mask).AsInt32();
            var b = ((four >>> 16) & mask).AsInt32();
            var half = Vector128.Create(Half);
            (((((r * 19_595) + (g * 38_470)) + (b * 7_471) + half) >> 16) - Vector128.Create(128)).CopyTo(luma.Slice(at, 4));

            // A trifle below the half, so that full blue and full red stay at 127.
            (((b * 32_768) - (r * 11_059) - (g * 21_709) + half - Vector128<int>.One) >> 16).CopyTo(blue.Slice(at, 4));
            (((r * 32_768) - (g * 27_439) - (b * 5_329) + half - Vector128<int>.One) >> 16).CopyTo(red.Slice(at, 4));
        }
    }

    /// <summary>Puts the means of 2x2 samples into one quarter of a block.</summary>
    public static void Halve(ReadOnlySpan<int> samples, int quarter, Span<int> target)
    {
        target = target[((quarter >> 1) * 32)..];
        var column = 4 * (quarter & 1);
        for (var y = 0; y < 4; y++)
        {
            var upper = samples.Slice(16 * y, 8);
            var lower = samples.Slice((16 * y) + 8, 8);
            for (var x = 0; x < 4; x++)
            {
                target[(8 * y) + column + x] = (upper[2 * x] + upper[(2 * x) + 1] + lower[2 * x] + lower[(2 * x) + 1] + 2) >> 2;
            }
        }
    }
}
