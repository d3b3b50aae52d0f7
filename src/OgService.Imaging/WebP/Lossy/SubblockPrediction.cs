namespace OgService.Imaging.WebP.Lossy;

/// <summary>Predicts a 4x4 block of luma from the thirteen samples around it (RFC 6386, 12.3).</summary>
internal static class SubblockPrediction
{
    /// <summary>The four to the left from the bottom up, the corner, eight above.</summary>
    public const int EdgeLength = 13;
    private const int Corner = 4;

    /// <summary>The four samples above and to the right of a macroblock. Right of the last column its last sample above repeats.</summary>
    /// <param name="x">Of the macroblock's first sample.</param>
    public static void ReadAboveRight(YuvPlane plane, int x, int y, Span<byte> aboveRight)
    {
        if (y == 0)
        {
            aboveRight.Fill(127);
        }
        else if (x + 16 >= plane.Width)
        {
            aboveRight.Fill(plane.Samples[plane.IndexOf(x + 15, y - 1)]);
        }
        else
        {
            plane.Samples.Slice(plane.IndexOf(x + 16, y - 1), 4).CopyTo(aboveRight);
        }
    }

    /// <summary>Collects the edge of a block.</summary>
    /// <param name="aboveRight">The four samples above and to the right.</param>
    public static void Gather(ReadOnlySpan<byte> samples, int at, int stride, ReadOnlySpan<byte> aboveRight, Span<int> edge)
    {
        edge[0] = samples[at + (3 * stride) - 1];
        edge[1] = samples[at + (2 * stride) - 1];
        edge[2] = samples[at + stride - 1];
        edge[3] = samples[at - 1];
        var above = samples.Slice(at - stride - 1, 5);
        for (var x = 0; x < 5; x++)
        {
            edge[Corner + x] = above[x];
        }

        for (var x = 0; x < 4; x++)
        {
            edge[Corner + 5 + x] = aboveRight[x];
        }
    }

    /// <summary>Writes the prediction to <paramref name="samples"/> at <paramref name="at"/>.</summary>
    public static void Predict(IntraMode mode, ReadOnlySpan<int> edge, Span<byte> samples, int at, int stride)
    {
        edge = edge[..EdgeLength];
        var row0 = samples.Slice(at, 4);
        var row1 = samples.Slice(at + stride, 4);
        var row2 = samples.Slice(at + (2 * stride), 4);
        var row3 = samples.Slice(at + (3 * stride), 4);
        switch (mode)
        {
            case IntraMode.Dc:
                var sum = 4 + edge[0] + edge[1] + edge[2] + edge[3] + edge[5] + edge[6] + edge[7] + edge[8];
                Fill(row0, row1, row2, row3, (byte)(sum >> 3));
                break;
            case IntraMode.Gradient:
                Gradient(edge, 3, row0);
                Gradient(edge, 2, row1);
                Gradient(edge, 1, row2);
                Gradient(edge, 0, row3);
                break;
            case IntraMode.Vertical:
                for (var x = 0; x < 4; x++)
                {
                    row0[x] = row1[x] = row2[x] = row3[x] = Smooth(edge, Corner + 1 + x);
                }

                break;
            case IntraMode.Horizontal:
                row0.Fill(Smooth(edge, 3));
                row1.Fill(Smooth(edge, 2));
                row2.Fill(Smooth(edge, 1));
                row3.Fill(Smooth(edge[1], edge[0], edge[0]));
                break;
            case IntraMode.RightDown:
                for (var x = 0; x < 4; x++)
                {
                    row0[x] = Smooth(edge, Corner + x);
                    row1[x] = Smooth(edge, Corner - 1 + x);
                    row2[x] = Smooth(edge, Corner - 2 + x);
                    row3[x] = Smooth(edge, Corner - 3 + x);
                }

                break;
            case IntraMode.VerticalRight:
                row0[0] = row2[1] = Mean(edge, 4);
                row0[1] = row2[2] = Mean(edge, 5);
                row0[2] = row2[3] = Mean(edge, 6);
                row0[3] = Mean(edge, 7);
                row3[0] = Smooth(edge, 2);
                row2[0] = Smooth(edge, 3);
                row1[0] = row3[1] = Smooth(edge, 4);
                row1[1] = row3[2] = Smooth(edge, 5);
                row1[2] = row3[3] = Smooth(edge, 6);
                row1[3] = Smooth(edge, 7);
                break;
            case IntraMode.LeftDown:
                for (var x = 0; x < 4; x++)
                {
                    row0[x] = Smooth(edge, 6 + x);
                    row1[x] = Smooth(edge, 7 + x);
                    row2[x] = Smooth(edge, 8 + x);
                    row3[x] = x < 3 ? Smooth(edge, 9 + x) : Smooth(edge[11], edge[12], edge[12]);
                }

                break;
            case IntraMode.VerticalLeft:
                row0[0] = Mean(edge, 5);
                row0[1] = row2[0] = Mean(edge, 6);
                row0[2] = row2[1] = Mean(edge, 7);
                row0[3] = row2[2] = Mean(edge, 8);
                row1[0] = Smooth(edge, 6);
                row1[1] = row3[0] = Smooth(edge, 7);
                row1[2] = row3[1] = Smooth(edge, 8);
                row1[3] = row3[2] = Smooth(edge, 9);
                row2[3] = Smooth(edge, 10);
                row3[3] = Smooth(edge, 11);
                break;
            case IntraMode.HorizontalDown:
                row0[0] = row1[2] = Mean(edge, 3);
                row1[0] = row2[2] = Mean(edge, 2);
                row2[0] = row3[2] = Mean(edge, 1);
                row3[0] = Mean(edge, 0);
                row0[3] = Smooth(edge, 6);
                row0[2] = Smooth(edge, 5);
                row0[1] = row1[3] = Smooth(edge, 4);
                row1[1] = row2[3] = Smooth(edge, 3);
                row2[1] = row3[3] = Smooth(edge, 2);
                row3[1] = Smooth(edge, 1);
                break;
            default:
                row0[0] = Mean(edge, 2);
                row0[2] = row1[0] = Mean(edge, 1);
                row1[2] = row2[0] = Mean(edge, 0);
                row0[1] = Smooth(edge, 2);
                row0[3] = row1[1] = Smooth(edge, 1);
                row1[3] = row2[1] = Smooth(edge[1], edge[0], edge[0]);
                row2[2] = row2[3] = row3[0] = row3[1] = row3[2] = row3[3] = (byte)edge[0];
                break;
        }
    }

    private static void Fill(Span<byte> row0, Span<byte> row1, Span<byte> row2, Span<byte> row3, byte value)
    {
        row0.Fill(value);
        row1.Fill(value);
        row2.Fill(value);
        row3.Fill(value);
    }

    private static void Gradient(ReadOnlySpan<int> edge, int left, Span<byte> row)
    {
        var step = edge[left] - edge[Corner];
        for (var x = 0; x < 4; x++)
        {
            row[x] = Samples.Clamp(edge[Corner + 1 + x] + step);
        }
    }

    // Of a sample of the edge and the next.
    private static byte Mean(ReadOnlySpan<int> edge, int index) => (byte)((edge[index] + edge[index + 1] + 1) >> 1);

    // Of a sample of the edge and both neighbours.
    private static byte Smooth(ReadOnlySpan<int> edge, int index) => Smooth(edge[index - 1], edge[index], edge[index + 1]);

    private static byte Smooth(int before, int middle, int after) => (byte)((before + (2 * middle) + after + 2) >> 2);
}
