namespace OgService.Imaging.Jpeg;

/// <summary>Writes the scans of a progressive file (ITU-T T.81, G.1): ten, from the means to the last bits of luma, the order that the
/// Independent JPEG Group's programs made common. Each has codes made for it.</summary>
internal static class ProgressiveWriter
{
    // Channel (all of them: -1), first and last coefficient, bits sent before, bits missing after.
    private static readonly (int Channel, int First, int Last, int High, int Low)[] Scans =
    [
        (-1, 0, 0, 0, 1), (0, 1, 5, 0, 2), (2, 1, 63, 0, 1), (1, 1, 63, 0, 1), (0, 6, 63, 0, 2),
        (0, 1, 63, 2, 1), (-1, 0, 0, 1, 0), (2, 1, 63, 1, 0), (1, 1, 63, 1, 0), (0, 1, 63, 1, 0),
    ];

    public static void Write(CoefficientPlane[] planes, PooledBytes file)
    {
        foreach (var scan in Scans)
        {
            var tokens = new ScanTokens();
            if (scan.Channel < 0)
            {
                AddFirstCoefficients(planes, scan.High, scan.Low, tokens);
            }
            else
            {
                AddBand(planes[scan.Channel], scan.First, scan.Last, scan.High, scan.Low, tokens);
            }

            var tables = WriteTables(scan.Channel, scan.High, tokens, file);
            WriteHeader(scan, file);
            tokens.Write(tables, file);
        }
    }

    // Units of all channels.
    private static void AddFirstCoefficients(CoefficientPlane[] planes, int high, int low, ScanTokens tokens)
    {
        var previous = new int[planes.Length];
        for (var unit = 0; unit < planes[0].UnitsWide * planes[0].UnitsHigh; unit++)
        {
            var (unitX, unitY) = (unit % planes[0].UnitsWide, unit / planes[0].UnitsWide);
            for (var channel = 0; channel < planes.Length; channel++)
            {
                var side = planes[channel].Sampling;
                for (var part = 0; part < side * side; part++)
                {
                    var value = planes[channel].Block((unitX * side) + (part % side), (unitY * side) + (part / side))[0] >> low;
                    if (high > 0)
                    {
                        tokens.AddBits(value & 1, 1);
                        continue;
                    }

                    var difference = value - previous[channel];
                    previous[channel] = value;
                    var size = BlockTokens.SizeOf(difference);
                    tokens.Add(Math.Min(channel, 1), size, BlockTokens.AppendedBits(difference, size), size);
                }
            }
        }
    }

    private static void AddBand(CoefficientPlane plane, int first, int last, int high, int low, ScanTokens tokens)
    {
        var band = new BandTokens(tokens, first, last, low);
        for (var y = 0; y < plane.BlocksHigh; y++)
        {
            for (var x = 0; x < plane.BlocksWide; x++)
            {
                if (high == 0)
                {
                    band.Add(plane.Block(x, y));
                }
                else
                {
                    band.Refine(plane.Block(x, y));
                }
            }
        }

        band.EndBlocks();
    }

    // One table for a band; for first coefficients one for luma and one for chroma, and none to refine them.
    private static HuffmanTable[] WriteTables(int channel, int high, ScanTokens tokens, PooledBytes file)
    {
        if (channel < 0 && high > 0)
        {
            return [];
        }

        var tables = new HuffmanTable[channel < 0 ? 2 : 1];
        for (var index = 0; index < tables.Length; index++)
        {
            tables[index] = new HuffmanTable(tokens.CountsOf(index));
            file.Write([0xFF, 0xC4]);
            file.WriteUInt16BigEndian(3 + tables[index].WrittenLength);
            file.WriteByte((byte)(channel < 0 ? index : 0x10));
            tables[index].Write(file);
        }

        return tables;
    }

    private static void WriteHeader((int Channel, int First, int Last, int High, int Low) scan, PooledBytes file)
    {
        file.Write(scan.Channel < 0
            ? [0xFF, 0xDA, 0, 12, 3, 1, 0x00, 2, 0x10, 3, 0x10]
            : [0xFF, 0xDA, 0, 8, 1, (byte)(scan.Channel + 1), 0x00]);
        file.Write([(byte)scan.First, (byte)scan.Last, (byte)((scan.High << 4) | scan.Low)]);
    }
}
