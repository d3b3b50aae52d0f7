namespace OgService.Imaging.Jpeg;

/// <summary>Writes tokens as the scan's bits, most significant first, a zero byte after each 0xFF (ITU-T T.81, F.1.2.3).</summary>
internal static class EntropyWriter
{
    // Sixteen bits of code, sixteen appended, each byte perhaps doubled.
    private const int MaxBytesPerToken = 8;
    private const int Batch = 4_096;

    public static void Write(ReadOnlySpan<uint> tokens, ReadOnlySpan<HuffmanTable> tables, PooledBytes file)
    {
        // Code and its length from bit 16.
        Span<uint> entries = stackalloc uint[BlockTokens.TableCount * BlockTokens.SymbolCount];
        for (var index = 0; index < entries.Length; index++)
        {
            var table = tables[index / BlockTokens.SymbolCount];
            var symbol = index % BlockTokens.SymbolCount;
            entries[index] = table.Codes[symbol] | ((uint)table.Lengths[symbol] << 16);
        }

        ulong pending = 0;
        var pendingCount = 0;
        while (!tokens.IsEmpty)
        {
            var batch = tokens[..Math.Min(tokens.Length, Batch)];
            var room = file.Reserve(batch.Length * MaxBytesPerToken);
            var at = 0;
            foreach (var token in batch)
            {
                var entry = entries[(int)(token & 0x3FF)];
                var size = (int)(token & 15);
                pending = (((pending << (int)(entry >> 16)) | (entry & 0xFFFF)) << size) | (token >> 16);
                pendingCount += (int)(entry >> 16) + size;
                while (pendingCount >= 8)
                {
                    pendingCount -= 8;
                    var next = (byte)(pending >> pendingCount);
                    room[at++] = next;
                    if (next == 0xFF)
                    {
                        room[at++] = 0;
                    }
                }
            }

            file.Advance(at);
            tokens = tokens[batch.Length..];
        }

        if (pendingCount > 0)
        {
            // The last byte is filled with ones.
            var last = (byte)((pending << (8 - pendingCount)) | ((1u << (8 - pendingCount)) - 1));
            file.WriteByte(last);
            if (last == 0xFF)
            {
                file.WriteByte(0);
            }
        }
    }
}
