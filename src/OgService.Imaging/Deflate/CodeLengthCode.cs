namespace OgService.Imaging.Deflate;

/// <summary>The two codes' lengths, run-length coded and Huffman coded again: the head of a dynamic block (RFC 1951, 3.2.7).</summary>
internal sealed class CodeLengthCode
{
    // Each a symbol, 0 to 18, with its extra bits from bit 8.
    private readonly ushort[] itemRoom = new ushort[DeflateSymbols.LiteralCount + DeflateSymbols.DistanceCount];
    private readonly byte[] lengths = new byte[19];
    private readonly ushort[] codes = new ushort[19];
    private int itemCount;
    private int literalCount;
    private int distanceCount;
    private int sentLengths;

    /// <summary>The size of the head in bits, without the three that open every block.</summary>
    public int Build(ReadOnlySpan<byte> literalLengths, ReadOnlySpan<byte> distanceLengths)
    {
        literalCount = Math.Max(257, literalLengths.LastIndexOfAnyExcept((byte)0) + 1);
        distanceCount = Math.Max(1, distanceLengths.LastIndexOfAnyExcept((byte)0) + 1);
        Span<byte> all = stackalloc byte[DeflateSymbols.LiteralCount + DeflateSymbols.DistanceCount];
        literalLengths[..literalCount].CopyTo(all);
        distanceLengths[..distanceCount].CopyTo(all[literalCount..]);
        all = all[..(literalCount + distanceCount)];

        Span<int> counts = stackalloc int[19];
        counts.Clear();
        itemCount = 0;
        for (var at = 0; at < all.Length;)
        {
            var length = all[at];
            var run = all[at..].IndexOfAnyExcept(length);
            run = run < 0 ? all.Length - at : run;
            at += run;
            AddRun(length, run, counts);
        }

        CodeLengths.Build(counts, lengths, limit: 7);
        HuffmanCode.Assign(lengths, codes);
        sentLengths = 19;
        while (sentLengths > 4 && lengths[DeflateSymbols.CodeLengthOrder[sentLengths - 1]] == 0)
        {
            sentLengths--;
        }

        var bits = 14 + (3 * sentLengths);
        foreach (var item in itemRoom.AsSpan(0, itemCount))
        {
            bits += lengths[item & 255] + ExtraBits(item & 255);
        }

        return bits;
    }

    public void Write(ref BitSink sink)
    {
        sink.Write((uint)(literalCount - 257), 5);
        sink.Write((uint)(distanceCount - 1), 5);
        sink.Write((uint)(sentLengths - 4), 4);
        foreach (var symbol in DeflateSymbols.CodeLengthOrder[..sentLengths])
        {
            sink.Write(lengths[symbol], 3);
        }

        foreach (var item in itemRoom.AsSpan(0, itemCount))
        {
            var symbol = item & 255;
            sink.Write(codes[symbol] | ((ulong)(item >> 8) << lengths[symbol]), lengths[symbol] + ExtraBits(symbol));
        }
    }

    private static int ExtraBits(int symbol) => symbol switch { 16 => 2, 17 => 3, 18 => 7, _ => 0 };

    private void AddRun(int length, int run, Span<int> counts)
    {
        if (length != 0)
        {
            Add(length, 0, counts);
            run--;
        }

        while (run >= 3)
        {
            var (symbol, longest) = length != 0 ? (16, 6) : run <= 10 ? (17, 10) : (18, 138);
            var taken = Math.Min(run, longest);
            Add(symbol, taken - (symbol == 18 ? 11 : 3), counts);
            run -= taken;
        }

        for (; run > 0; run--)
        {
            Add(length, 0, counts);
        }
    }

    private void Add(int symbol, int extra, Span<int> counts)
    {
        counts[symbol]++;
        itemRoom[itemCount++] = (ushort)(symbol | (extra << 8));
    }
}
