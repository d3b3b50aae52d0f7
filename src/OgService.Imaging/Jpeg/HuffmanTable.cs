using OgService.Imaging.Deflate;

namespace OgService.Imaging.Jpeg;

/// <summary>A Huffman table made for its symbols' counts (ITU-T T.81, C and K.2).</summary>
internal sealed class HuffmanTable
{
    private const int MaxLength = 16;

    private readonly byte[] lengths = new byte[BlockTokens.SymbolCount + 1];
    private readonly ushort[] codes = new ushort[BlockTokens.SymbolCount];

    public HuffmanTable(ReadOnlySpan<int> counts)
    {
        // The code of all ones must stay free (C.2). One more symbol, rarer than any other, takes it: in the order of codes it is the
        // last of the longest.
        Span<int> withReserved = stackalloc int[BlockTokens.SymbolCount + 1];
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            withReserved[symbol] = 2 * counts[symbol];
        }

        withReserved[BlockTokens.SymbolCount] = 1;
        CodeLengths.Build(withReserved, lengths, MaxLength);
        lengths[BlockTokens.SymbolCount] = 0;
        var code = 0;
        for (var length = 1; length <= MaxLength; length++)
        {
            for (var symbol = 0; symbol < BlockTokens.SymbolCount; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    codes[symbol] = (ushort)code++;
                }
            }

            code <<= 1;
        }
    }

    public ReadOnlySpan<byte> Lengths => lengths.AsSpan(0, BlockTokens.SymbolCount);

    public ReadOnlySpan<ushort> Codes => codes;

    /// <summary>As in DHT (B.2.4.2): how many codes of each length, then the symbols in order.</summary>
    public void Write(PooledBytes file)
    {
        for (var length = 1; length <= MaxLength; length++)
        {
            file.WriteByte((byte)Lengths.Count((byte)length));
        }

        for (var length = 1; length <= MaxLength; length++)
        {
            for (var symbol = 0; symbol < BlockTokens.SymbolCount; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    file.WriteByte((byte)symbol);
                }
            }
        }
    }

    public int WrittenLength => MaxLength + BlockTokens.SymbolCount - Lengths.Count((byte)0);
}
