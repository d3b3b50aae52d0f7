namespace OgService.Imaging.WebP.Lossy;

/// <summary>Predicts a macroblock's luma or chroma as a whole from the row above and the column to the left (RFC 6386, 12.2 and 12.3).</summary>
internal static class BlockPrediction
{
    /// <param name="at">Of the block's first sample.</param>
    /// <param name="side">16 for luma, 8 for chroma.</param>
    /// <param name="hasAbove">Whether there is a macroblock above; the mean counts only real ones.</param>
    public static void Predict(IntraMode mode, Span<byte> samples, int at, int stride, int side, bool hasAbove, bool hasLeft)
    {
        var above = samples.Slice(at - stride, side);
        switch (mode)
        {
            case IntraMode.Vertical:
                for (var y = 0; y < side; y++)
                {
                    above.CopyTo(samples[(at + (y * stride))..]);
                }

                break;
            case IntraMode.Horizontal:
                for (var y = 0; y < side; y++)
                {
                    var start = at + (y * stride);
                    samples.Slice(start, side).Fill(samples[start - 1]);
                }

                break;
            case IntraMode.Gradient:
                var corner = samples[at - stride - 1];
                for (var y = 0; y < side; y++)
                {
                    var start = at + (y * stride);
                    var step = samples[start - 1] - corner;
                    var row = samples.Slice(start, above.Length);
                    for (var x = 0; x < row.Length; x++)
                    {
                        row[x] = Samples.Clamp(above[x] + step);
                    }
                }

                break;
            default:
                var mean = Mean(samples, at, stride, side, hasAbove, hasLeft);
                for (var y = 0; y < side; y++)
                {
                    samples.Slice(at + (y * stride), side).Fill(mean);
                }

                break;
        }
    }

    private static byte Mean(ReadOnlySpan<byte> samples, int at, int stride, int side, bool hasAbove, bool hasLeft)
    {
        var sum = 0;
        var count = 0;
        if (hasAbove)
        {
            foreach (var sample in samples.Slice(at - stride, side))
            {
                sum += sample;
            }

            count += side;
        }

        if (hasLeft)
        {
            for (var y = 0; y < side; y++)
            {
                sum += samples[at + (y * stride) - 1];
            }

            count += side;
        }

        // The count is a power of two.
        return count == 0 ? (byte)128 : (byte)((sum + (count >> 1)) / count);
    }
}
