namespace OgService.Imaging.Jpeg;

/// <summary>Decodes one Huffman table (ITU-T T.81, C and F.2.2.3): eight bits by a table, longer codes by their length.</summary>
internal sealed class HuffmanDecoder
{
    private const int MaxLength = 16;

    // Symbol, and the code's length from bit 8; 0 where the code is longer or there is none.
    private readonly ushort[] direct = new ushort[256];
    private readonly byte[] symbols;

    // By length: one past the last code, and what to add to a code for its symbol's place.
    private readonly int[] ends = new int[MaxLength + 1];
    private readonly int[] places = new int[MaxLength + 1];

    /// <param name="counts">How many codes of each length from 1 to 16.</param>
    /// <param name="symbols">As many symbols as there are codes.</param>
    public HuffmanDecoder(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols, long offset)
    {
        this.symbols = symbols.ToArray();
        int code = 0, place = 0;
        for (var length = 1; length <= MaxLength; length++)
        {
            var count = counts[length - 1];
            if (code + count > 1 << length)
            {
                throw new ImageFormatException("a Huffman table with more codes than there are", offset);
            }

            places[length] = place - code;
            for (var end = code + count; code < end; code++, place++)
            {
                if (length <= 8)
                {
                    direct.AsSpan(code << (8 - length), 1 << (8 - length)).Fill((ushort)(symbols[place] | (length << 8)));
                }
            }

            ends[length] = code;
            code <<= 1;
        }
    }

    public int Decode(ref ScanBits bits)
    {
        var ahead = bits.Peek16();
        var entry = direct[ahead >> 8];
        if (entry != 0)
        {
            bits.Skip(entry >> 8);
            return entry & 255;
        }

        for (var length = 9; length <= MaxLength; length++)
        {
            var code = ahead >> (16 - length);
            if (code < ends[length])
            {
                bits.Skip(length);
                return symbols[code + places[length]];
            }
        }

        throw new ImageFormatException("bits that are no code", bits.Offset);
    }
}
