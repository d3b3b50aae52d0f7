using System.Runtime.Intrinsics;

namespace OgService.Imaging.Jpeg;

/// <summary>Spreads a channel of fewer samples over the picture's pixels. To twice as many it interpolates, three parts of the nearer sample to one
/// of the farther, alternating the rounding so that no level is favoured, as the common decoders do; other factors repeat samples.</summary>
internal sealed class Upsampling
{
    private readonly JpegFrame frame;
    private readonly JpegComponent component;
    // With one more on either side, so that the ends need no care.
    private readonly ushort[] sums;
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
        sums = new ushort[component.SamplesWide + 2];
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

    private void SpreadAcross(ReadOnlySpan<byte> near, Span<byte> line)
    {
        var columns = sums.AsSpan(1, near.Length);
        for (var x = 0; x < columns.Length; x++)
        {
            columns[x] = near[x];
        }

        Spread(line, 1, 2, 2);
    }

    private void SpreadBoth(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far, Span<byte> line)
    {
        var columns = sums.AsSpan(1, near.Length);
        far = far[..near.Length];
        var x = 0;
        for (; x + 16 <= columns.Length; x += 16)
        {
            var (nearLow, nearHigh) = Vector128.Widen(Vector128.Create(near.Slice(x, 16)));
            var (farLow, farHigh) = Vector128.Widen(Vector128.Create(far.Slice(x, 16)));
            ((nearLow * 3) + farLow).CopyTo(columns[x..]);
            ((nearHigh * 3) + farHigh).CopyTo(columns[(x + 8)..]);
        }

        for (; x < columns.Length; x++)
        {
            columns[x] = (ushort)((3 * near[x]) + far[x]);
        }

        Spread(line, 8, 7, 4);
    }

    // Two pixels of each sum: three parts of it, one of its left or right neighbour. At the ends that is the sum itself.
    private void Spread(Span<byte> line, int leftRounding, int rightRounding, int shift)
    {
        ReadOnlySpan<ushort> all = sums;
        sums[0] = sums[1];
        sums[^1] = sums[^2];
        var count = all.Length - 2;
        line = line[..(2 * count)];
        var x = 0;
        if (BitConverter.IsLittleEndian)
        {
            var leftHalf = Vector128.Create((ushort)leftRounding);
            var rightHalf = Vector128.Create((ushort)rightRounding);
            for (; x + 8 <= count; x += 8)
            {
                var middle = Vector128.Create(all.Slice(x + 1, 8)) * 3;
                var left = (middle + Vector128.Create(all.Slice(x, 8)) + leftHalf) >>> shift;
                var right = (middle + Vector128.Create(all.Slice(x + 2, 8)) + rightHalf) >>> shift;
                (left | (right << 8)).AsByte().CopyTo(line.Slice(2 * x, 16));
            }
        }

        for (; x < count; x++)
        {
            var middle = 3 * all[x + 1];
            line[2 * x] = (byte)((middle + all[x] + leftRounding) >> shift);
            line[(2 * x) + 1] = (byte)((middle + all[x + 2] + rightRounding) >> shift);
        }
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
