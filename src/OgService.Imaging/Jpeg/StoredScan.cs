namespace OgService.Imaging.Jpeg;

/// <summary>Reads a scan into the kept coefficients: sequential ones channel by channel, and the four progressive procedures (ITU-T T.81, G.1.2
/// and G.2).</summary>
/// <remarks>Of a picture decoded smaller only the lowest coefficients are kept; of the others only whether they are zero, since refinements depend
/// on that.</remarks>
internal sealed class StoredScan(JpegFrame frame, ScanHeader header, int restartInterval, CancellationToken cancellation)
{
    private readonly sbyte[][] slots = [.. header.Channels.Select(channel => KeptPlaces.Of(channel.BlockSide))];
    private readonly short[] whole = new short[64];
    private int bandRun;

    /// <summary>Of all units, how many hold data: 1 when nothing is lost.</summary>
    public double Share { get; private set; } = 1;

    /// <summary>Bits were met that are no code.</summary>
    public bool HasUnknownCodes { get; private set; }

    /// <summary>Returns where the scan's data ends. Blocks without data stay as they are.</summary>
    public int Decode(ReadOnlySpan<byte> file, int start)
    {
        var bits = new ScanBits(file, start);
        var isSingle = header.Channels.Length == 1;
        var unitsWide = isSingle ? header.Channels[0].BlocksWide : frame.UnitsWide;
        var unitsHigh = isSingle ? header.Channels[0].BlocksHigh : frame.UnitsHigh;
        var progress = new ScanProgress(restartInterval);
        Reset();
        for (var y = 0; y < unitsHigh; y++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var x = 0; x < unitsWide; x++)
            {
                if (progress.MoveNext(ref bits))
                {
                    Reset();
                }

                if (progress.IsLost)
                {
                    continue;
                }

                if (isSingle)
                {
                    DecodeBlock(ref bits, header.Channels[0], slots[0], x, y);
                }
                else
                {
                    DecodeUnit(ref bits, x, y);
                }

                progress.Check(bits);
            }
        }

        Share = 1 - ((double)progress.LostUnits / unitsWide / unitsHigh);
        HasUnknownCodes = bits.HasUnknownCodes;
        return bits.Offset;
    }

    private void DecodeUnit(ref ScanBits bits, int unitX, int unitY)
    {
        for (var index = 0; index < header.Channels.Length; index++)
        {
            var channel = header.Channels[index];
            for (var y = 0; y < channel.Vertical; y++)
            {
                for (var x = 0; x < channel.Horizontal; x++)
                {
                    DecodeBlock(ref bits, channel, slots[index], (unitX * channel.Horizontal) + x, (unitY * channel.Vertical) + y);
                }
            }
        }
    }

    private void Reset()
    {
        bandRun = 0;
        foreach (var channel in header.Channels)
        {
            channel.PreviousDc = 0;
        }
    }

    private void DecodeBlock(ref ScanBits bits, JpegComponent channel, sbyte[] places, int x, int y)
    {
        var block = channel.Block(x, y);
        if (!frame.IsProgressive)
        {
            DecodeWhole(ref bits, channel, places, block);
        }
        else if (header.First == 0)
        {
            if (header.HighBit == 0)
            {
                block[0] = (short)(SequentialScan.NextDc(ref bits, channel) << header.LowBit);
            }
            else if (bits.Take(1) == 1)
            {
                block[0] |= (short)(1 << header.LowBit);
            }
        }
        else if (header.HighBit != 0)
        {
            RefineBand(ref bits, channel.AcCode!, places, block, ref channel.NonZero(x, y));
        }
        else if (bandRun > 0)
        {
            bandRun--;
        }
        else
        {
            DecodeBand(ref bits, channel.AcCode!, places, block, ref channel.NonZero(x, y));
        }
    }

    private void DecodeWhole(ref ScanBits bits, JpegComponent channel, sbyte[] places, Span<short> block)
    {
        whole.AsSpan().Clear();
        SequentialScan.ReadBlock(ref bits, channel, whole);
        for (var index = 0; index < 64; index++)
        {
            if (places[index] >= 0)
            {
                block[places[index]] = whole[QuantizationTable.ZigZag[index]];
            }
        }
    }

    private void DecodeBand(ref ScanBits bits, HuffmanDecoder code, sbyte[] places, Span<short> block, ref ulong nonZero)
    {
        for (var index = header.First; index <= header.Last; index++)
        {
            var symbol = code.Decode(ref bits);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (size != 0)
            {
                index += run;
                var value = (short)(bits.TakeSigned(size) << header.LowBit);

                // A run beyond the end lands on the last one, as in other decoders.
                Put(Math.Min(index, 63), value, places, block, ref nonZero);
            }
            else if (run == 15)
            {
                index += 15;
            }
            else
            {
                // The block ends, and so do the next 2^run - 1 and some.
                bandRun = (1 << run) - 1 + bits.Take(run);
                return;
            }
        }
    }

    private static void Put(int index, short value, sbyte[] places, Span<short> block, ref ulong nonZero)
    {
        if (value != 0)
        {
            nonZero |= 1UL << index;
        }

        var place = places[index];
        if (place >= 0)
        {
            block[place] = value;
        }
    }

    // G.1.2.3: new coefficients of one unit, and one more bit for each that is known already.
    private void RefineBand(ref ScanBits bits, HuffmanDecoder code, sbyte[] places, Span<short> block, ref ulong nonZero)
    {
        var index = header.First;
        if (bandRun == 0)
        {
            for (; index <= header.Last; index++)
            {
                var symbol = code.Decode(ref bits);
                var (run, size) = (symbol >> 4, symbol & 15);
                var value = 0;
                if (size != 0)
                {
                    // Larger ones do not exist; others take them as one bit too.
                    value = bits.Take(1) == 1 ? 1 << header.LowBit : -1 << header.LowBit;
                }
                else if (run < 15)
                {
                    bandRun = (1 << run) + bits.Take(run);
                    break;
                }

                index = RefineUntil(ref bits, places, block, nonZero, index, run);
                if (value != 0 && index <= header.Last)
                {
                    Put(index, (short)value, places, block, ref nonZero);
                }
            }
        }

        if (bandRun > 0)
        {
            RefineUntil(ref bits, places, block, nonZero, index, int.MaxValue);
            bandRun--;
        }
    }

    // Passes over so many zeros; returns the place of the zero after them.
    private int RefineUntil(ref ScanBits bits, sbyte[] places, Span<short> block, ulong nonZero, int index, int zeros)
    {
        for (; index <= header.Last; index++)
        {
            if ((nonZero & (1UL << index)) == 0)
            {
                if (zeros-- == 0)
                {
                    break;
                }
            }
            else if (bits.Take(1) == 1 && places[index] >= 0)
            {
                ref var coefficient = ref block[places[index]];
                if ((coefficient & (1 << header.LowBit)) == 0)
                {
                    coefficient += (short)(coefficient > 0 ? 1 << header.LowBit : -1 << header.LowBit);
                }
            }
        }

        return index;
    }
}
