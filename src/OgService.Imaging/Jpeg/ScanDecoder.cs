namespace OgService.Imaging.Jpeg;

/// <summary>Reads a scan's coefficients: the sequential procedures (ITU-T T.81, F.2.2) and the four progressive ones (G.1.2, G.2).</summary>
internal sealed class ScanDecoder(JpegFrame frame, JpegComponent[] channels, int restartInterval)
{
    private int bandRun;

    /// <summary>First and last coefficient in the order of sending.</summary>
    public required int First { get; init; }

    public required int Last { get; init; }

    /// <summary>Bits already sent, and bits still missing after this scan.</summary>
    public required int HighBit { get; init; }

    public required int LowBit { get; init; }

    /// <summary>Returns where the scan's data ends.</summary>
    public int Decode(ReadOnlySpan<byte> file, int start)
    {
        var bits = new ScanBits(file, start);
        var single = channels.Length == 1 ? channels[0] : null;
        var unitsWide = single?.BlocksWide ?? frame.UnitsWide;
        var units = unitsWide * (single?.BlocksHigh ?? frame.UnitsHigh);
        Reset();
        for (var unit = 0; unit < units; unit++)
        {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0)
            {
                if (!bits.TryRestart(((unit / restartInterval) - 1) & 7))
                {
                    throw new ImageFormatException("a restart marker is missing", bits.Offset);
                }

                Reset();
            }

            if (single is not null)
            {
                DecodeBlock(ref bits, single, single.Block(unit % unitsWide, unit / unitsWide));
            }
            else
            {
                DecodeUnit(ref bits, unit % unitsWide, unit / unitsWide);
            }

            if (bits.HasOverrun)
            {
                throw new ImageFormatException("compressed data breaks off", bits.Offset);
            }
        }

        return bits.Offset;
    }

    private void DecodeUnit(ref ScanBits bits, int unitX, int unitY)
    {
        foreach (var channel in channels)
        {
            for (var y = 0; y < channel.Vertical; y++)
            {
                for (var x = 0; x < channel.Horizontal; x++)
                {
                    DecodeBlock(ref bits, channel, channel.Block((unitX * channel.Horizontal) + x, (unitY * channel.Vertical) + y));
                }
            }
        }
    }

    private void Reset()
    {
        bandRun = 0;
        foreach (var channel in channels)
        {
            channel.PreviousDc = 0;
        }
    }

    private void DecodeBlock(ref ScanBits bits, JpegComponent channel, Span<short> block)
    {
        if (!frame.IsProgressive)
        {
            block[0] = (short)NextDc(ref bits, channel);
            DecodeBand(ref bits, channel.AcCode!, block, 1);
        }
        else if (First == 0)
        {
            if (HighBit == 0)
            {
                block[0] = (short)(NextDc(ref bits, channel) << LowBit);
            }
            else if (bits.Take(1) == 1)
            {
                block[0] |= (short)(1 << LowBit);
            }
        }
        else if (HighBit == 0)
        {
            if (bandRun > 0)
            {
                bandRun--;
            }
            else
            {
                DecodeBand(ref bits, channel.AcCode!, block, First);
            }
        }
        else
        {
            RefineBand(ref bits, channel.AcCode!, block);
        }
    }

    private static int NextDc(ref ScanBits bits, JpegComponent channel)
    {
        var size = channel.DcCode!.Decode(ref bits);
        if (size > 11)
        {
            throw new ImageFormatException("a DC difference that does not exist", bits.Offset);
        }

        channel.PreviousDc = (short)(channel.PreviousDc + bits.TakeSigned(size));
        return channel.PreviousDc;
    }

    private void DecodeBand(ref ScanBits bits, HuffmanDecoder code, Span<short> block, int from)
    {
        for (var index = from; index <= Last; index++)
        {
            var symbol = code.Decode(ref bits);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (size != 0)
            {
                index += run;
                if (index > Last)
                {
                    throw new ImageFormatException("more coefficients than a block has", bits.Offset);
                }

                block[QuantizationTable.ZigZag[index]] = (short)(bits.TakeSigned(size) << LowBit);
            }
            else if (run == 15)
            {
                index += 15;
            }
            else
            {
                // Sequential: the block ends. Progressive: so do the next 2^run - 1 and some.
                bandRun = frame.IsProgressive ? (1 << run) - 1 + bits.Take(run) : 0;
                return;
            }
        }
    }

    // G.1.2.3: new coefficients of one unit, and one more bit for each that is known already.
    private void RefineBand(ref ScanBits bits, HuffmanDecoder code, Span<short> block)
    {
        var index = First;
        if (bandRun == 0)
        {
            for (; index <= Last; index++)
            {
                var symbol = code.Decode(ref bits);
                var (run, size) = (symbol >> 4, symbol & 15);
                var value = 0;
                if (size == 1)
                {
                    value = bits.Take(1) == 1 ? 1 << LowBit : -1 << LowBit;
                }
                else if (size != 0)
                {
                    throw new ImageFormatException("a refinement of more than one bit", bits.Offset);
                }
                else if (run < 15)
                {
                    bandRun = (1 << run) + bits.Take(run);
                    break;
                }

                index = RefineUntil(ref bits, block, index, run);
                if (value != 0 && index <= Last)
                {
                    block[QuantizationTable.ZigZag[index]] = (short)value;
                }
            }
        }

        if (bandRun > 0)
        {
            RefineUntil(ref bits, block, index, int.MaxValue);
            bandRun--;
        }
    }

    // Passes over so many zeros; returns the place of the zero after them.
    private int RefineUntil(ref ScanBits bits, Span<short> block, int index, int zeros)
    {
        for (; index <= Last; index++)
        {
            ref var coefficient = ref block[QuantizationTable.ZigZag[index]];
            if (coefficient == 0)
            {
                if (zeros-- == 0)
                {
                    break;
                }
            }
            else if (bits.Take(1) == 1 && (coefficient & (1 << LowBit)) == 0)
            {
                coefficient += (short)(coefficient > 0 ? 1 << LowBit : -1 << LowBit);
            }
        }

        return index;
    }
}
