namespace OgService.Imaging.Jpeg;

/// <summary>Coefficients into pixels. A channel of fewer samples repeats each over the pixels it covers.</summary>
internal static class JpegPainter
{
    /// <param name="orientation">1 to 8, as in Exif.</param>
    /// <param name="offset">Where in the file the picture ends, for the message.</param>
    public static PixelBuffer Paint(JpegFrame frame, JpegColorModel model, int orientation, long offset)
    {
        foreach (var component in frame.Components)
        {
            ToSamples(component, offset);
        }

        var isTurned = orientation >= 5;
        var pixels = PixelBuffer.CreateUninitialized(isTurned ? frame.Height : frame.Width, isTurned ? frame.Width : frame.Height);
        var row = new uint[frame.Width];
        var lines = new short[4][];
        for (var index = 0; index < lines.Length; index++)
        {
            lines[index] = new short[8 * frame.UnitsWide * frame.MaxHorizontal];
        }

        for (var y = 0; y < frame.Height; y++)
        {
            PaintRow(frame, model, y, row, lines);
            if (orientation == 1)
            {
                row.CopyTo(pixels.Row(y));
            }
            else
            {
                PlaceTurned(row, y, frame, orientation, pixels);
            }
        }

        return pixels;
    }

    private static void ToSamples(JpegComponent component, long offset)
    {
        var steps = component.Steps ?? throw new ImageFormatException("a channel without a scan", offset);
        Span<int> block = stackalloc int[64];
        for (var y = 0; y < component.StoredBlocksHigh; y++)
        {
            for (var x = 0; x < component.StoredBlocksWide; x++)
            {
                var stored = component.Block(x, y);
                for (var index = 0; index < 64; index++)
                {
                    block[index] = stored[index] * steps[index];
                }

                InverseDct.Transform(block);
                for (var index = 0; index < 64; index++)
                {
                    stored[index] = (short)block[index];
                }
            }
        }
    }

    private static void PaintRow(JpegFrame frame, JpegColorModel model, int y, Span<uint> row, short[][] lines)
    {
        for (var index = 0; index < frame.Components.Length; index++)
        {
            ReadLine(frame, frame.Components[index], y, lines[index]);
        }

        var (first, second, third, fourth) = (lines[0], lines[1], lines[2], lines[3]);
        for (var x = 0; x < row.Length; x++)
        {
            row[x] = JpegColors.ToPixel(model, first[x], second[x], third[x], fourth[x]);
        }
    }

    private static void ReadLine(JpegFrame frame, JpegComponent component, int y, Span<short> line)
    {
        var sampleY = y * component.Vertical / frame.MaxVertical;
        for (var x = 0; x < component.StoredBlocksWide; x++)
        {
            component.Block(x, sampleY >> 3).Slice((sampleY & 7) * 8, 8).CopyTo(line[(8 * x)..]);
        }

        // From the right, so that no sample is overwritten before it is repeated.
        for (var x = frame.Width - 1; component.Horizontal != frame.MaxHorizontal && x >= 0; x--)
        {
            line[x] = line[x * component.Horizontal / frame.MaxHorizontal];
        }
    }

    // Orientations 5 to 8 turn rows into columns; the others mirror.
    private static void PlaceTurned(ReadOnlySpan<uint> row, int y, JpegFrame frame, int orientation, PixelBuffer pixels)
    {
        var right = frame.Width - 1;
        var bottom = frame.Height - 1;
        for (var x = 0; x < row.Length; x++)
        {
            var (targetX, targetY) = orientation switch
            {
                2 => (right - x, y),
                3 => (right - x, bottom - y),
                4 => (x, bottom - y),
                5 => (y, x),
                6 => (bottom - y, x),
                7 => (bottom - y, right - x),
                _ => (y, right - x),
            };
            pixels.Row(targetY)[targetX] = row[x];
        }
    }
}
