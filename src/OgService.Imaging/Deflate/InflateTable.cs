namespace OgService.Imaging.Deflate;

/// <summary>Decodes one prefix code: a table for codes of up to ten bits, and for longer ones a walk by code length.</summary>
internal sealed class InflateTable
{
    private const int DirectBits = 10;

    // Symbol, and the code's length from bit 12; 0 where the code is longer or there is none.
    private readonly ushort[] direct = new ushort[1 << DirectBits];
    private readonly ushort[] symbols = new ushort[288];
    private readonly ushort[] counts = new ushort[16];

    /// <summary>False for lengths that no code has: over-subscribed, or incomplete and not the lone distance that RFC 1951, 3.2.7 allows.</summary>
    public bool TryBuild(ReadOnlySpan<byte> lengths, bool mayBeIncomplete)
    {
        counts.AsSpan().Clear();
        foreach (var length in lengths)
        {
            counts[length]++;
        }

        var used = lengths.Length - counts[0];
        counts[0] = 0;
        var free = 1;
        for (var length = 1; length <= DeflateSymbols.MaxCodeLength; length++)
        {
            free = (free << 1) - counts[length];
            if (free < 0)
            {
                return false;
            }
        }

        if (free > 0 && !(mayBeIncomplete && used <= 1 && counts[1] == used))
        {
            return false;
        }

        Fill(lengths);
        return true;
    }

    /// <summary>-1 when the bits are no code.</summary>
    /// <param name="bits">At least fifteen bits of input, or all that is left with zeros above.</param>
    public int Decode(uint bits, out int length)
    {
        var entry = direct[bits & ((1 << DirectBits) - 1)];
        length = entry >> 12;
        return entry != 0 ? entry & 0xFFF : DecodeLong(bits, out length);
    }

    // Canonical codes of one length are consecutive, and begin where the shorter ones end.
    private int DecodeLong(uint bits, out int length)
    {
        int code = 0, first = 0, index = 0;
        for (length = 1; length <= DeflateSymbols.MaxCodeLength; length++)
        {
            code |= (int)(bits & 1);
            bits >>= 1;
            var count = counts[length];
            if (code - first < count)
            {
                return symbols[index + code - first];
            }

            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }

        return -1;
    }

    private void Fill(ReadOnlySpan<byte> lengths)
    {
        Span<ushort> offsets = stackalloc ushort[17];
        offsets[1] = 0;
        for (var length = 1; length <= DeflateSymbols.MaxCodeLength; length++)
        {
            offsets[length + 1] = (ushort)(offsets[length] + counts[length]);
        }

        Span<ushort> codes = stackalloc ushort[288];
        HuffmanCode.Assign(lengths, codes);
        direct.AsSpan().Clear();
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            var length = lengths[symbol];
            if (length == 0)
            {
                continue;
            }

            symbols[offsets[length]++] = (ushort)symbol;
            if (length <= DirectBits)
            {
                for (var code = (int)codes[symbol]; code < direct.Length; code += 1 << length)
                {
                    direct[code] = (ushort)(symbol | (length << 12));
                }
            }
        }
    }
}
