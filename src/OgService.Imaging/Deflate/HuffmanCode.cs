namespace OgService.Imaging.Deflate;

/// <summary>Canonical codes from their lengths (RFC 1951, 3.2.2).</summary>
internal static class HuffmanCode
{
    /// <summary>Each symbol's code with its bits reversed, as DEFLATE sends codes from the most significant bit.</summary>
    public static void Assign(ReadOnlySpan<byte> lengths, Span<ushort> codes)
    {
        Span<int> next = stackalloc int[17];
        next.Clear();
        foreach (var length in lengths)
        {
            next[length]++;
        }

        var code = 0;
        next[0] = 0;
        for (var length = 1; length <= 16; length++)
        {
            var count = next[length];
            next[length] = code;
            code = (code + count) << 1;
        }

        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            var length = lengths[symbol];
            codes[symbol] = length == 0 ? (ushort)0 : Reverse(next[length]++, length);
        }
    }

    private static ushort Reverse(int code, int length)
    {
        var reversed = 0;
        for (var bit = 0; bit < length; bit++)
        {
            reversed = (reversed << 1) | ((code >> bit) & 1);
        }

        return (ushort)reversed;
    }
}
