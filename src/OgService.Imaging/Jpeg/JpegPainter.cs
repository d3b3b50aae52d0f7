using OgService.Imaging.Decoding;

namespace OgService.Imaging.Jpeg;

/// <summary>Coefficients into rows of pixels, one row of units at a time: only a band or two of each channel exists as samples.</summary>
internal sealed class JpegPainter
{
    private readonly JpegFrame frame;
    private readonly JpegColorModel model;
    private readonly PictureTarget target;
    private readonly SampleRows[] rows;
    private readonly Upsampling[] spreads;
    private readonly byte[][] lines;
    private int nextRow;

    public JpegPainter(JpegFrame frame, JpegColorModel model, PictureTarget target)
    {
        this.frame = frame;
        this.model = model;
        this.target = target;
        rows = [.. frame.Components.Select(component => new SampleRows(component))];
        spreads = [.. frame.Components.Select(component => new Upsampling(frame, component))];
        lines = [.. frame.Components.Select(_ => new byte[frame.UnitsWide * frame.MaxHorizontal * 8 * 2])];
    }

    /// <summary>Bytes that painting a frame holds besides the target.</summary>
    public static long BytesFor(JpegFrame frame)
        => frame.Components.Sum(component => 2L * component.StoredBlocksWide * component.Vertical * component.Kept) + (16L * frame.Width * frame.Components.Length);

    /// <summary>A block of the row of units that <see cref="FinishBand"/> is called for next.</summary>
    /// <param name="index">The channel's place in the frame.</param>
    /// <param name="x">In blocks.</param>
    /// <param name="y">In blocks, from the top of the picture.</param>
    /// <param name="block">All 64 coefficients when the channel is decoded whole, else the lowest.</param>
    /// <param name="hasOnlyFirst">All but the first are zero.</param>
    public void PutBlock(int index, int x, int y, ReadOnlySpan<short> block, bool hasOnlyFirst)
    {
        var component = frame.Components[index];
        var samples = rows[index].Block(x, y);
        var steps = component.Steps!;
        if (component.BlockSide < 8)
        {
            ReducedDct.Transform(block, steps, component.BlockSide, samples, rows[index].Stride);
        }
        else if (hasOnlyFirst)
        {
            InverseDct.Fill(block[0] * steps[0], samples, rows[index].Stride);
        }
        else
        {
            InverseDct.Transform(block, steps, samples, rows[index].Stride);
        }
    }

    /// <summary>Paints what can be painted now that all blocks of a row of units are there.</summary>
    public void FinishBand(int unitY)
    {
        var isLast = unitY == frame.UnitsHigh - 1;
        for (; nextRow < frame.ScaledHeight && (isLast || IsReady(unitY)); nextRow++)
        {
            PaintRow(nextRow);
        }
    }

    private bool IsReady(int unitY)
    {
        for (var index = 0; index < rows.Length; index++)
        {
            if (spreads[index].LowestRow(nextRow) >= (unitY + 1) * rows[index].BandHeight)
            {
                return false;
            }
        }

        return true;
    }

    private void PaintRow(int y)
    {
        var first = spreads[0].Read(rows[0], y, lines[0]);
        ReadOnlySpan<byte> second = default, third = default, fourth = default;
        if (rows.Length >= 3)
        {
            second = spreads[1].Read(rows[1], y, lines[1]);
            third = spreads[2].Read(rows[2], y, lines[2]);
        }

        if (rows.Length == 4)
        {
            fourth = spreads[3].Read(rows[3], y, lines[3]);
        }

        JpegColors.ToPixels(model, first, second, third, fourth, target.Row);
        target.Write(y, target.Row);
    }
}
