using OgService.Imaging.WebP.Lossless;

namespace OgService.Imaging.WebP.Lossy;

/// <summary>The alpha of a lossy picture (RFC 9649, 2.7.1.2): raw or as the green of a lossless picture, each value perhaps less a guess. That levels
/// were merged before is only a hint, and nothing is smoothed.</summary>
internal static class AlphaPlane
{
    private const int NoFilter = 0;
    private const int HorizontalFilter = 1;
    private const int VerticalFilter = 2;

    /// <summary>Sets the alpha of the pixels, which are opaque ARGB.</summary>
    /// <param name="data">The chunk's payload.</param>
    public static void Apply(ReadOnlySpan<byte> data, PixelBuffer pixels, long offset, CancellationToken cancellation)
    {
        if (data.Length < 2)
        {
            throw new ImageFormatException("ALPH is too short", offset);
        }

        var compression = data[0] & 3;
        var filter = (data[0] >> 2) & 3;
        var preprocessing = (data[0] >> 4) & 3;
        if (compression > 1 || preprocessing > 1)
        {
            throw new ImageFormatException("an alpha compression that does not exist", offset);
        }

        var (width, height) = (pixels.Width, pixels.Height);
        if (compression == 0)
        {
            var values = data[1..];
            if (values.Length < (long)width * height)
            {
                throw new ImageFormatException("ALPH ends too early", offset);
            }

            for (var y = 0; y < height; y++)
            {
                var row = pixels.Row(y);
                for (var x = 0; x < width; x++)
                {
                    row[x] = (row[x] & 0x00FF_FFFF) | ((uint)values[(y * width) + x] << 24);
                }
            }
        }
        else
        {
            using var coded = LosslessDecoder.Decode(data[1..], width, height, offset + 1, cancellation);
            var greens = coded.Pixels;
            var target = pixels.Pixels;
            for (var index = 0; index < target.Length; index++)
            {
                target[index] = (target[index] & 0x00FF_FFFF) | ((greens[index] << 16) & 0xFF00_0000);
            }
        }

        for (var y = 0; filter != NoFilter && y < height; y++)
        {
            cancellation.ThrowIfCancellationRequested();
            Unfilter(filter, pixels.Row(y), y > 0 ? pixels.Row(y - 1) : default);
        }
    }

    // Works on the topmost byte in place: sums there wrap as they should.
    private static void Unfilter(int filter, Span<uint> row, ReadOnlySpan<uint> above)
    {
        const uint Alpha = 0xFF00_0000;
        if (above.IsEmpty || filter == HorizontalFilter)
        {
            var left = above.IsEmpty ? 0 : above[0] & Alpha;
            foreach (ref var pixel in row)
            {
                pixel += left;
                left = pixel & Alpha;
            }
        }
        else if (filter == VerticalFilter)
        {
            for (var x = 0; x < row.Length; x++)
            {
                row[x] += above[x] & Alpha;
            }
        }
        else
        {
            row[0] += above[0] & Alpha;
            for (var x = 1; x < row.Length; x++)
            {
                var guess = (int)(row[x - 1] >> 24) + (int)(above[x] >> 24) - (int)(above[x - 1] >> 24);
                row[x] += (uint)Samples.Clamp(guess) << 24;
            }
        }
    }
}
