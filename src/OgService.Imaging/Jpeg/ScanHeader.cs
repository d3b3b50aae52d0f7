namespace OgService.Imaging.Jpeg;

/// <summary>SOS (ITU-T T.81, B.2.3): which coefficients of which channels follow.</summary>
/// <param name="First">First coefficient in the order of sending.</param>
/// <param name="HighBit">Bits already sent before this scan; 0 for the first of these coefficients.</param>
/// <param name="LowBit">Bits still missing after it.</param>
internal readonly record struct ScanHeader(JpegComponent[] Channels, int First, int Last, int HighBit, int LowBit)
{
    public static ScanHeader Read(ReadOnlySpan<byte> data, JpegFrame frame, JpegTables tables, long offset)
    {
        if (data.IsEmpty || data[0] is < 1 or > 4 || data.Length != 4 + (2 * data[0]) || data[0] > frame.Components.Length)
        {
            throw new ImageFormatException("a scan header that does not fit the frame", offset);
        }

        var tail = data[^3..];
        var header = frame.IsProgressive
            ? new ScanHeader(new JpegComponent[data[0]], tail[0], tail[1], tail[2] >> 4, tail[2] & 15)
            : new ScanHeader(new JpegComponent[data[0]], 0, 63, 0, 0);
        if (header.Last > 63 || header.First > header.Last || header.LowBit > 13 || header.HighBit > 13
            || (frame.IsProgressive && (header.First == 0 ? header.Last != 0 : data[0] != 1)))
        {
            throw new ImageFormatException("a scan of coefficients that do not exist", offset);
        }

        var blocks = 0;
        for (var index = 0; index < data[0]; index++)
        {
            var id = data[1 + (2 * index)];
            var channel = Array.Find(frame.Components, component => component.Id == id && !header.Channels.Contains(component));
            header.Channels[index] = channel ?? throw new ImageFormatException("a scan of a channel that does not exist", offset);
            blocks += channel.Horizontal * channel.Vertical;
            header.Equip(channel, data[2 + (2 * index)], frame, tables, offset);
        }

        // B.2.3.
        if (data[0] > 1 && blocks > 10)
        {
            throw new ImageFormatException("a unit of more than ten blocks", offset);
        }

        return header;
    }

    private void Equip(JpegComponent channel, int codes, JpegFrame frame, JpegTables tables, long offset)
    {
        channel.Steps ??= tables.Steps(channel.StepsNumber);
        channel.DcCode = tables.DcCode(codes >> 4);
        channel.AcCode = tables.AcCode(codes & 15);
        var needsDc = First == 0 && HighBit == 0;
        var needsAc = !frame.IsProgressive || First > 0;
        if (channel.Steps is null || (needsDc && channel.DcCode is null) || (needsAc && channel.AcCode is null))
        {
            throw new ImageFormatException("a scan whose tables are missing", offset);
        }

        for (var index = First; index <= Last; index++)
        {
            channel.MissingBits[index] = (sbyte)LowBit;
        }
    }
}
