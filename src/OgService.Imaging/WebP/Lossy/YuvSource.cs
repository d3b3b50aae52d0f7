namespace OgService.Imaging.WebP.Lossy;

/// <summary>Pixels as a frame: BT.601 of limited range, chroma the mean of four pixels. What the picture lacks to whole macroblocks repeats its edge.</summary>
internal static class YuvSource
{
    /// <param name="pixels">Straight ARGB; alpha is left out.</param>
    public static YuvFrame Create(ReadOnlySpan<uint> pixels, int width, int height)
    {
        var frame = new YuvFrame(width, height);
        for (var y = 0; y < frame.Y.Height; y++)
        {
            var row = pixels.Slice(Math.Min(y, height - 1) * width, width);
            var target = frame.Y.Samples.Slice(frame.Y.IndexOf(0, y), frame.Y.Width);
            for (var x = 0; x < target.Length; x++)
            {
                target[x] = Luma(row[Math.Min(x, width - 1)]);
            }
        }

        for (var y = 0; y < frame.U.Height; y++)
        {
            var upper = pixels.Slice(Math.Min(2 * y, height - 1) * width, width);
            var lower = pixels.Slice(Math.Min((2 * y) + 1, height - 1) * width, width);
            var at = frame.U.IndexOf(0, y);
            for (var x = 0; x < frame.U.Width; x++)
            {
                var left = Math.Min(2 * x, width - 1);
                var right = Math.Min((2 * x) + 1, width - 1);
                WriteChroma(frame, at + x, upper[left], upper[right], lower[left], lower[right]);
            }
        }

        return frame;
    }

    // In 65536ths.
    private static byte Luma(uint argb) =>
        (byte)(((16_839 * (int)((argb >> 16) & 255)) + (33_059 * (int)((argb >> 8) & 255)) + (6_420 * (int)(argb & 255)) + (16 << 16) + (1 << 15)) >> 16);

    private static void WriteChroma(YuvFrame frame, int at, uint a, uint b, uint c, uint d)
    {
        var red = Sum(a, b, c, d, 16);
        var green = Sum(a, b, c, d, 8);
        var blue = Sum(a, b, c, d, 0);
        const int Center = (128 << 18) + (1 << 17);
        frame.U.Samples[at] = Samples.Clamp(((-9_719 * red) - (19_081 * green) + (28_800 * blue) + Center) >> 18);
        frame.V.Samples[at] = Samples.Clamp(((28_800 * red) - (24_116 * green) - (4_684 * blue) + Center) >> 18);
    }

    private static int Sum(uint a, uint b, uint c, uint d, int shift) =>
        (int)(((a >> shift) & 255) + ((b >> shift) & 255) + ((c >> shift) & 255) + ((d >> shift) & 255));
}
