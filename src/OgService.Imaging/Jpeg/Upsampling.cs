namespace OgService.Imaging.Jpeg;

/// <summary>Spreads a channel of fewer samples over the picture's pixels. To twice as many it interpolates, three parts of the nearer sample to one
/// of the farther, alternating the rounding so that no level is favoured, as the common decoders do; other factors repeat samples.</summary>
internal sealed class Upsampling
{
    private readonly JpegFrame frame;
    private readonly JpegComponent component;
    private readonly int[] sums;
    private readonly int wide;
    private readonly int high;
    private readonly bool isExact;

    public Upsampling(JpegFrame frame, JpegComponent component)
    {
        this.frame = frame;
        this.component = component;
        var (across, down) = (frame.MaxHorizontal * frame.BlockSide, frame.MaxVertical * frame.BlockSide);
        var (ownAcross, ownDown) = (component.Horizontal * component.BlockSide, component.Vertical * component.BlockSide);
        isExact = across % ownAcross == 0 && down % ownDown == 0;
        (wide, high) = isExact ? (across / ownAcross, down / ownDown) : (0, 0);
        var interpolates = frame.BlockSide > 1;
        InterpolatesAcross = interpolates && isExact && wide == 2 && high <= 2 && component.SamplesWide > 2;
        InterpolatesDown = interpolates && isExact && high == 2 && (InterpolatesAcross || wide == 1);
        sums = new int[component.SamplesWide];
    }

    public bool InterpolatesAcross { get; }

    public bool InterpolatesDown { get; }

    /// <summary>The lowest row of the channel that a row of the picture needs.</summary>
    public int LowestRow(int y)
    {
        var row = RowOf(y);
        return Math.Min(InterpolatesDown ? row + (y & 1) : row, component.SamplesHigh - 1);
    }

    /// <summary>The channel's samples for a row of the picture: in place where there is one for each pixel, else written to <paramref name="line"/>.</summary>
    public ReadOnlySpan<byte> Read(SampleRows rows, int y, Span<byte> line)
    {
        var row = RowOf(y);
        var near = rows.Row(row);
        if (wide == 1 && !InterpolatesDown)
        {
            return near;
        }

        if (InterpolatesDown)
        {
            var far = rows.Row((y & 1) == 0 ? row - 1 : row + 1);
            if (InterpolatesAcross)
            {
                SpreadBoth(near, far, line);
            }
            else
            {
                SpreadDown(near, far, 1 + (y & 1), line);
            }
        }
        else if (InterpolatesAcross)
        {
            SpreadAcross(near, line);
        }
        else
        {
            Repeat(near, line);
        }

        return line;
    }

    private int RowOf(int y) => isExact ? y / high : y * component.Vertical * component.BlockSide / (frame.MaxVertical * frame.BlockSide);

    private static void SpreadDown(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, int rounding, Span<byte> line)
    {
        for (var x = 0; x < near.Length; x++)
        {
            line[x] = (byte)(((3 * near[x]) + far[x] + rounding) >> 2);
        }
    }

    private static void SpreadAcross(ReadOnlySpan<byte> near, Span<byte> line)
    {
        var last = near.Length - 1;
        line[0] = near[0];
        line[1] = (byte)(((3 * near[0]) + near[1] + 2) >> 2);
        for (var x = 1; x < last; x++)
        {
            var middle = 3 * near[x];
            line[2 * x] = (byte)((middle + near[x - 1] + 1) >> 2);
            line[(2 * x) + 1] = (byte)((middle + near[x + 1] + 2) >> 2);
        }

        line[2 * last] = (byte)(((3 * near[last]) + near[last - 1] + 1) >> 2);
        line[(2 * last) + 1] = near[last];
    }

    private void SpreadBoth(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<byte> line)
    {
        var columns = sums.AsSpan(0, near.Length);
        far = far[..near.Length];
        for (var x = 0; x < columns.Length; x++)
        {
            columns[x] = (3 * near[x]) + far[x];
        }

        var last = columns.Length - 1;
        line = line[..(2 * columns.Length)];
        line[0] = (byte)(((4 * columns[0]) + 8) >> 4);
        line[1] = (byte)(((3 * columns[0]) + columns[1] + 7) >> 4);
        for (var x = 1; x < last; x++)
        {
            var middle = 3 * columns[x];
            line[2 * x] = (byte)((middle + columns[x - 1] + 8) >> 4);
            line[(2 * x) + 1] = (byte)((middle + columns[x + 1] + 7) >> 4);
        }

        line[2 * last] = (byte)(((3 * columns[last]) + columns[last - 1] + 8) >> 4);
        line[(2 * last) + 1] = (byte)(((4 * columns[last]) + 7) >> 4);
    }

    private void Repeat(ReadOnlySpan<byte> near, Span<byte> line)
    {
        var width = frame.ScaledWidth;
        if (isExact)
        {
            for (var x = 0; x < width; x++)
            {
                line[x] = near[x / wide];
            }

            return;
        }

        var (own, all) = (component.Horizontal * component.BlockSide, frame.MaxHorizontal * frame.BlockSide);
        for (var x = 0; x < width; x++)
        {
            line[x] = near[Math.Min(x * own / all, near.Length - 1)];
        }
    }
}
