using OgService.Imaging.Decoding;

namespace OgService.Imaging.Gif;

/// <summary>A frame's place on the screen and its colours.</summary>
internal sealed class GifFrame(int left, int top, int width, int height, bool isInterlaced, uint[] palette)
{
    /// <param name="indices">The frame's pixels in the order of the file; as many as there are. The others are transparent, but for the lines between those
    /// that an interlaced frame brings first: they repeat the line above.</param>
    public void Paint(ReadOnlySpan<byte> indices, int screenWidth, int screenHeight, PictureTarget target, CancellationToken cancellation)
    {
        var row = target.Row[..screenWidth];
        for (var y = 0; y < screenHeight; y++)
        {
            cancellation.ThrowIfCancellationRequested();
            row.Clear();
            if (y >= top && y < top + height)
            {
                var line = Line(indices, y - top);
                var pixels = row.Slice(left, width);
                for (var x = 0; x < line.Length; x++)
                {
                    pixels[x] = palette[line[x]];
                }
            }

            target.Write(y, row);
        }
    }

    private ReadOnlySpan<byte> Line(ReadOnlySpan<byte> indices, int y)
    {
        var from = LineOf(y) * width;
        for (var mask = ~1; isInterlaced && from + width > indices.Length && mask != ~15; mask <<= 1)
        {
            from = LineOf(y & mask) * width;
        }

        return from >= indices.Length ? [] : indices[from..Math.Min(from + width, indices.Length)];
    }

    // Appendix E: every 8th row from 0, every 8th from 4, every 4th from 2, every 2nd from 1.
    private int LineOf(int y)
    {
        if (!isInterlaced)
        {
            return y;
        }

        var first = (height + 7) / 8;
        var second = (height + 3) / 8;
        var third = (height + 1) / 4;
        return (y & 7) switch
        {
            0 => y / 8,
            4 => first + (y / 8),
            2 or 6 => first + second + (y / 4),
            _ => first + second + third + (y / 2),
        };
    }
}
