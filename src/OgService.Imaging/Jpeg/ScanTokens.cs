namespace OgService.Imaging.Jpeg;

/// <summary>Symbols and bits of one scan, kept until all are counted and the codes can be made.</summary>
internal sealed class ScanTokens
{
    private const int NoTable = 255;

    private readonly List<(byte Table, byte Symbol, byte Length, ushort Bits)> tokens = [];
    private readonly int[] counts = new int[2 * BlockTokens.SymbolCount];

    public ReadOnlySpan<int> CountsOf(int table) => counts.AsSpan(table * BlockTokens.SymbolCount, BlockTokens.SymbolCount);

    /// <summary>A symbol and the bits after it.</summary>
    public void Add(int table, int symbol, int bits, int length)
    {
        counts[(table * BlockTokens.SymbolCount) + symbol]++;
        tokens.Add(((byte)table, (byte)symbol, (byte)length, (ushort)bits));
    }

    /// <summary>Bits alone.</summary>
    public void AddBits(int bits, int length) => tokens.Add((NoTable, 0, (byte)length, (ushort)bits));

    /// <summary>Most significant bit first, a zero byte after each 0xFF, the last byte filled with ones (F.1.2.3).</summary>
    public void Write(HuffmanTable[] tables, PooledBytes file)
    {
        ulong pending = 0;
        var count = 0;
        foreach (var (table, symbol, length, bits) in tokens)
        {
            if (table != NoTable)
            {
                var codeLength = tables[table].Lengths[symbol];
                pending = (pending << codeLength) | tables[table].Codes[symbol];
                count += codeLength;
            }

            pending = (pending << length) | bits;
            count += length;
            for (; count >= 8; count -= 8)
            {
                WriteByte((byte)(pending >> (count - 8)), file);
            }
        }

        if (count > 0)
        {
            WriteByte((byte)((pending << (8 - count)) | ((1u << (8 - count)) - 1)), file);
        }
    }

    private static void WriteByte(byte value, PooledBytes file)
    {
        file.WriteByte(value);
        if (value == 0xFF)
        {
            file.WriteByte(0);
        }
    }
}
