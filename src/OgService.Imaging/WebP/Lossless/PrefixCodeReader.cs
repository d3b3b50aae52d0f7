namespace OgService.Imaging.WebP.Lossless;

/// <summary>Reads the lengths of a prefix code (RFC 9649, 6.2.1) and adds its table.</summary>
internal static class PrefixCodeReader
{
    public static ReadOnlySpan<byte> LengthOrder => [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    /// <exception cref="ImageFormatException">The lengths are not a complete code, or there are more than symbols.</exception>
    public static PrefixCode Read(scoped ref LosslessBits bits, int symbols, PrefixCodes codes, long offset)
    {
        Span<byte> lengths = stackalloc byte[PrefixCodes.MaxSymbols];
        lengths = lengths[..symbols];
        lengths.Clear();
        if (bits.ReadFlag())
        {
            ReadSimple(ref bits, lengths);
        }
        else
        {
            ReadNormal(ref bits, lengths, codes, offset);
        }

        if (bits.IsOverrun || !codes.TryAdd(lengths, offset + bits.Position, out var code))
        {
            throw new ImageFormatException(
                bits.IsOverrun ? "the picture ends too early" : "a prefix code that is not complete", offset + bits.Position);
        }

        return code;
    }

    // A symbol outside the alphabet names nothing; what is left is judged like any code.
    private static void ReadSimple(ref LosslessBits bits, scoped Span<byte> lengths)
    {
        var hasTwo = bits.ReadFlag();
        var first = bits.Read(bits.ReadFlag() ? 8 : 1);
        var second = hasTwo ? bits.Read(8) : first;
        if (first < lengths.Length)
        {
            lengths[first] = 1;
        }

        if (second < lengths.Length)
        {
            lengths[second] = 1;
        }
    }

    private static void ReadNormal(ref LosslessBits bits, scoped Span<byte> lengths, PrefixCodes codes, long offset)
    {
        Span<byte> lengthLengths = stackalloc byte[LengthOrder.Length];
        lengthLengths.Clear();
        var given = 4 + bits.Read(4);
        for (var index = 0; index < given; index++)
        {
            lengthLengths[LengthOrder[index]] = (byte)bits.Read(3);
        }

        var kept = codes.Mark();
        if (!codes.TryAdd(lengthLengths, offset + bits.Position, out var code))
        {
            throw new ImageFormatException("a code of code lengths that is not complete", offset + bits.Position);
        }

        var reads = lengths.Length;
        if (bits.ReadFlag())
        {
            reads = 2 + bits.Read(2 + (2 * bits.Read(3)));
            if (reads > lengths.Length)
            {
                throw new ImageFormatException("more code lengths than symbols", offset + bits.Position);
            }
        }

        byte previous = 8;
        for (var symbol = 0; symbol < lengths.Length && reads > 0; reads--)
        {
            bits.Fill();
            var length = PrefixCodes.Read(codes.Entries, code, ref bits);
            if (length < 16)
            {
                lengths[symbol++] = (byte)length;
                previous = length > 0 ? (byte)length : previous;
                continue;
            }

            var repeat = length switch
            {
                16 => 3 + bits.Take(2),
                17 => 3 + bits.Take(3),
                _ => 11 + bits.Take(7),
            };
            if (repeat > lengths.Length - symbol)
            {
                throw new ImageFormatException("more code lengths than symbols", offset + bits.Position);
            }

            lengths.Slice(symbol, repeat).Fill(length == 16 ? previous : (byte)0);
            symbol += repeat;
        }

        codes.Release(kept);
    }
}
