namespace OgService.Imaging.Jpeg;

/// <summary>Reads blocks of sequential scans (ITU-T T.81, F.2.2).</summary>
internal static class SequentialScan
{
    /// <param name="block">64 zeros; filled in row order, not multiplied by the steps.</param>
    /// <returns>The place in the order of sending of the last coefficient that is not zero; 0 when there is only the first.</returns>
    public static int ReadBlock(ref ScanBits bits, JpegComponent channel, Span<short> block)
    {
        block = block[..64];
        var zigZag = QuantizationTable.ZigZag;
        block[0] = (short)NextDc(ref bits, channel);
        var code = channel.AcCode!;
        var quick = code.Coefficients;
        var last = 0;
        var window = bits.Lend(out var left);
        for (var index = 1; index < 64; index++)
        {
            if (left < 32)
            {
                bits.GiveBack(left);
                window = bits.Lend(out left);
            }

            int run, value;
            var ahead = (int)(window >> (left - 16)) & 0xFFFF;
            var entry = quick[ahead >> HuffmanDecoder.CoefficientShift];
            if (entry != 0)
            {
                left -= entry & 255;
                (run, value) = ((entry >> 8) & 255, entry >> 16);
            }
            else
            {
                bits.GiveBack(left);
                var symbol = code.Decode(ref bits, ahead);
                run = symbol >> 4;
                value = bits.TakeSigned(symbol & 15);
                window = bits.Lend(out left);
            }

            if (value != 0)
            {
                // A run beyond the end lands on the last one, as in other decoders.
                index = Math.Min(index + run, 63);
                block[zigZag[index]] = (short)value;
                last = index;
            }
            else if (run == 15)
            {
                index += 15;
            }
            else
            {
                break;
            }
        }

        bits.GiveBack(left);
        return last;
    }

    public static int NextDc(ref ScanBits bits, JpegComponent channel)
    {
        var size = channel.DcCode!.Decode(ref bits);
        if (size > 15)
        {
            throw new ImageFormatException("a DC difference that does not exist", bits.Offset);
        }

        channel.PreviousDc = (short)(channel.PreviousDc + bits.TakeSigned(size));
        return channel.PreviousDc;
    }
}
