namespace OgService.Imaging.Jpeg;

/// <summary>Reads the one scan of a sequential file whose blocks hold all channels, and has each block painted at once.</summary>
internal sealed class PaintedScan
{
    private readonly JpegFrame frame;
    private readonly JpegPainter painter;
    private readonly JpegComponent[] channels;
    private readonly int[] places;
    private readonly short[] block = new short[64];
    private readonly short[] lowest = new short[16];
    private bool isLost;

    public PaintedScan(JpegFrame frame, ScanHeader header, JpegPainter painter)
    {
        this.frame = frame;
        this.painter = painter;
        channels = header.Channels;
        places = [.. channels.Select(channel => Array.IndexOf(frame.Components, channel))];
        Reset();
    }

    /// <summary>Units without data are grey.</summary>
    public void DecodeRow(ref ScanBits bits, ref ScanProgress progress, int unitY)
    {
        var isSingle = channels.Length == 1;
        var unitsWide = isSingle ? channels[0].BlocksWide : frame.UnitsWide;

        // A row of blocks of one channel alone is a unit row of one block's height, but the rows painted are those of the frame's units.
        var rows = isSingle ? Math.Min(channels[0].Vertical, channels[0].BlocksHigh - (unitY * channels[0].Vertical)) : 1;
        for (var row = 0; row < rows; row++)
        {
            for (var x = 0; x < unitsWide; x++)
            {
                if (progress.MoveNext(ref bits))
                {
                    Reset();
                }

                isLost = progress.IsLost;
                if (isSingle)
                {
                    DecodeBlock(ref bits, 0, x, (unitY * channels[0].Vertical) + row);
                }
                else
                {
                    DecodeUnit(ref bits, x, unitY);
                }

                if (!isLost)
                {
                    progress.Check(bits);
                }
            }
        }
    }

    /// <summary>How much of the picture holds data when so many units do not.</summary>
    public double ShareWithout(int lostUnits)
    {
        var units = channels.Length == 1 ? (double)channels[0].BlocksWide * channels[0].BlocksHigh : (double)frame.UnitsWide * frame.UnitsHigh;
        return 1 - (lostUnits / units);
    }

    private void DecodeUnit(ref ScanBits bits, int unitX, int unitY)
    {
        for (var index = 0; index < channels.Length; index++)
        {
            var channel = channels[index];
            for (var y = 0; y < channel.Vertical; y++)
            {
                for (var x = 0; x < channel.Horizontal; x++)
                {
                    DecodeBlock(ref bits, index, (unitX * channel.Horizontal) + x, (unitY * channel.Vertical) + y);
                }
            }
        }
    }

    private void DecodeBlock(ref ScanBits bits, int index, int x, int y)
    {
        var channel = channels[index];
        block.AsSpan().Clear();
        var last = isLost ? 0 : SequentialScan.ReadBlock(ref bits, channel, block);
        if (channel.BlockSide == 8)
        {
            painter.PutBlock(places[index], x, y, block, last == 0);
            return;
        }

        var side = channel.BlockSide;
        for (var row = 0; row < side; row++)
        {
            block.AsSpan(8 * row, side).CopyTo(lowest.AsSpan(side * row));
        }

        painter.PutBlock(places[index], x, y, lowest, last == 0);
    }

    private void Reset()
    {
        foreach (var channel in channels)
        {
            channel.PreviousDc = 0;
        }
    }
}
