namespace OgService.Imaging.Deflate;

/// <summary>Writes blocks of tokens in the cheapest of DEFLATE's three forms, by exact size.</summary>
internal sealed class BlockWriter
{
    private const int LongestStored = 65_535;

    private static readonly byte[] FixedLiteralLengths = BuildFixedLiteralLengths();

    private readonly byte[] literalLengths = new byte[288];
    private readonly byte[] distanceLengths = new byte[DeflateSymbols.DistanceCount];
    private readonly ushort[] literalCodes = new ushort[288];
    private readonly ushort[] distanceCodes = new ushort[DeflateSymbols.DistanceCount];

    // By match length: code and extra bits together, and how many bits that is from bit 24.
    private readonly uint[] lengthEntries = new uint[DeflateSymbols.MaxMatch + 1];

    private readonly CodeLengthCode head = new();

    private PooledBytes? output;
    private ulong pending;
    private int pendingCount;

    /// <summary>Sends the blocks of a new stream to <paramref name="target"/>, until the last has been written.</summary>
    public void Begin(PooledBytes target)
    {
        output = target;
        pending = 0;
        pendingCount = 0;
    }

    /// <param name="counts">How often each symbol occurs in the tokens, the end of block included.</param>
    /// <param name="data">The bytes the tokens stand for.</param>
    public void Write(ReadOnlySpan<uint> tokens, SymbolCounts counts, ReadOnlySpan<byte> data, bool isLast)
    {
        CodeLengths.Build(counts.Literals, literalLengths.AsSpan(0, DeflateSymbols.LiteralCount), DeflateSymbols.MaxCodeLength);
        literalLengths.AsSpan(DeflateSymbols.LiteralCount).Clear();
        CodeLengths.Build(counts.Distances, distanceLengths, DeflateSymbols.MaxCodeLength);
        var extraBits = counts.ExtraBits();
        var dynamicBits = head.Build(literalLengths.AsSpan(0, DeflateSymbols.LiteralCount), distanceLengths)
            + Weigh(counts.Literals, literalLengths) + Weigh(counts.Distances, distanceLengths) + extraBits;
        var fixedBits = Weigh(counts.Literals, FixedLiteralLengths) + (5L * counts.MatchCount()) + extraBits;
        var pieces = Math.Max(1, (data.Length + LongestStored - 1) / LongestStored);
        var storedBits = (8L * data.Length) + (40L * pieces);

        var sink = new BitSink(output!, pending, pendingCount);
        sink.Ensure(Math.Min(Math.Min(dynamicBits, fixedBits), storedBits) + 64);
        if (storedBits < dynamicBits && storedBits < fixedBits)
        {
            WriteStored(ref sink, data, isLast);
        }
        else if (fixedBits <= dynamicBits)
        {
            sink.Write(isLast ? 0b011u : 0b010u, 3);
            FixedLiteralLengths.CopyTo(literalLengths, 0);
            distanceLengths.AsSpan().Fill(5);
            WriteTokens(ref sink, tokens);
        }
        else
        {
            sink.Write(isLast ? 0b101u : 0b100u, 3);
            head.Write(ref sink);
            WriteTokens(ref sink, tokens);
        }

        if (isLast)
        {
            sink.AlignToByte();
        }

        sink.Flush();
        pending = sink.Pending;
        pendingCount = sink.PendingCount;
        output = isLast ? null : output;
    }

    private static long Weigh(ReadOnlySpan<int> counts, ReadOnlySpan<byte> lengths)
    {
        long bits = 0;
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            bits += (long)counts[symbol] * lengths[symbol];
        }

        return bits;
    }

    private static void WriteStored(ref BitSink sink, ReadOnlySpan<byte> data, bool isLast)
    {
        do
        {
            var piece = data[..Math.Min(data.Length, LongestStored)];
            data = data[piece.Length..];
            sink.Write(isLast && data.IsEmpty ? 1u : 0u, 3);
            sink.AlignToByte();
            sink.Write((uint)piece.Length | ((ulong)(ushort)~piece.Length << 16), 32);
            sink.WriteBytes(piece);
        }
        while (!data.IsEmpty);
    }

    private void WriteTokens(ref BitSink sink, ReadOnlySpan<uint> tokens)
    {
        HuffmanCode.Assign(literalLengths, literalCodes);
        HuffmanCode.Assign(distanceLengths, distanceCodes);
        CombineLengthCodes();
        foreach (var token in tokens)
        {
            var distance = (int)(token >> 16);
            if (distance == 0)
            {
                sink.Write(literalCodes[token], literalLengths[token]);
                continue;
            }

            var entry = lengthEntries[token & 0xFFFF];
            var symbol = DeflateSymbols.OfDistance(distance);
            var lengthBits = (int)(entry >> 24);
            ulong bits = (entry & 0xFF_FFFF) | ((ulong)distanceCodes[symbol] << lengthBits);
            var count = lengthBits + distanceLengths[symbol];
            bits |= (ulong)(distance - DeflateSymbols.DistanceBase[symbol]) << count;
            sink.Write(bits, count + DeflateSymbols.DistanceExtraBits[symbol]);
        }

        sink.Write(literalCodes[DeflateSymbols.EndOfBlock], literalLengths[DeflateSymbols.EndOfBlock]);
    }

    private void CombineLengthCodes()
    {
        for (var length = DeflateSymbols.MinMatch; length <= DeflateSymbols.MaxMatch; length++)
        {
            var index = DeflateSymbols.OfLength[length];
            var symbol = DeflateSymbols.FirstLength + index;
            var extra = (uint)(length - DeflateSymbols.LengthBase[index]);
            var codeLength = literalLengths[symbol];
            lengthEntries[length] = literalCodes[symbol] | (extra << codeLength)
                | ((uint)(codeLength + DeflateSymbols.LengthExtraBits[index]) << 24);
        }
    }

    // RFC 1951, 3.2.6.
    private static byte[] BuildFixedLiteralLengths()
    {
        var lengths = new byte[288];
        lengths.AsSpan(..144).Fill(8);
        lengths.AsSpan(144..256).Fill(9);
        lengths.AsSpan(256..280).Fill(7);
        lengths.AsSpan(280..).Fill(8);
        return lengths;
    }
}
