namespace OgService.Imaging.Jpeg;

/// <summary>Decodes one Huffman table (ITU-T T.81, C and F.2.2.3): ten bits by a table, longer codes by their length.</summary>
internal sealed class HuffmanDecoder
{
    private const int MaxLength = 16;
    private const int DirectBits = 10;

    /// <summary>From the next sixteen bits to the place in <see cref="Coefficients"/>.</summary>
    public const int CoefficientShift = MaxLength - DirectBits;

    // Symbol, and the code's length from bit 8; 0 where the code is longer or there is none.
    private readonly ushort[] direct = new ushort[1 << DirectBits];

    private readonly int[] coefficients = new int[1 << DirectBits];
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
                if (length <= DirectBits)
                {
                    direct.AsSpan(code << (DirectBits - length), 1 << (DirectBits - length)).Fill((ushort)(symbols[place] | (length << 8)));
                }
            }

            ends[length] = code;
            code <<= 1;
        }

        for (var ahead = 0; ahead < coefficients.Length; ahead++)
        {
            coefficients[ahead] = CoefficientOf(ahead);
        }
    }

    public int Decode(ref ScanBits bits) => Decode(ref bits, bits.Peek16());

    /// <summary>By the next ten bits, a run of zeros and a coefficient at once where both fit: the value from bit 16, the run from bit 8, the length of
    /// all. A value of 0 is the end of a block or a run of sixteen; an entry of 0 does not fit.</summary>
    public ReadOnlySpan<int> Coefficients => coefficients;

    /// <param name="ahead">The next sixteen bits.</param>
    /// <returns>The symbol; 0 for bits that are no code, which the bits remember.</returns>
    public int Decode(ref ScanBits bits, int ahead)
    {
        var entry = direct[ahead >> (16 - DirectBits)];
        if (entry != 0)
        {
            bits.Skip(entry >> 8);
            return entry & 255;
        }

        for (var length = DirectBits + 1; length <= MaxLength; length++)
        {
            var code = ahead >> (16 - length);
            if (code < ends[length])
            {
                bits.Skip(length);
                return symbols[code + places[length]];
            }
        }

        bits.SkipUnknownCode();
        return 0;
    }

    private int CoefficientOf(int ahead)
    {
        var entry = direct[ahead];
        var (length, run, size) = (entry >> 8, (entry >> 4) & 15, entry & 15);
        if (entry == 0 || length + size > DirectBits || (size == 0 && run is not (0 or 15)))
        {
            return 0;
        }

        var value = size == 0 ? 0 : (ahead >> (DirectBits - length - size)) & ((1 << size) - 1);
        if (size > 0 && value < 1 << (size - 1))
        {
            value += 1 - (1 << size);
        }

        return (value << 16) | (run << 8) | (length + size);
    }
}
