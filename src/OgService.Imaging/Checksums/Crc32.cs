using System.Buffers.Binary;

namespace OgService.Imaging.Checksums;

/// <summary>CRC-32 as PNG uses it (ISO 3309; PNG third edition, Annex D). Eight bytes a step: one table look-up for each,
/// with tables that already carry the shift to the end of the step.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Tables = BuildTables();

    public static uint Compute(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>The CRC of what <paramref name="crc"/> covers followed by <paramref name="bytes"/>; start from 0.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> tables = Tables;
        crc = ~crc;
        while (bytes.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = tables[0x700 | (byte)low]
                ^ tables[0x600 | (byte)(low >> 8)]
                ^ tables[0x500 | (byte)(low >> 16)]
                ^ tables[0x400 | (int)(low >> 24)]
                ^ tables[0x300 | (byte)high]
                ^ tables[0x200 | (byte)(high >> 8)]
                ^ tables[0x100 | (byte)(high >> 16)]
                ^ tables[(int)(high >> 24)];
            bytes = bytes[8..];
        }

        foreach (var value in bytes)
        {
            crc = tables[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    // Row k holds the CRC of each byte followed by k zero bytes.
    private static uint[] BuildTables()
    {
        var tables = new uint[8 * 256];
        for (var value = 0u; value < 256; value++)
        {
            var crc = value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (Polynomial & (0 - (crc & 1)));
            }

            tables[value] = crc;
        }

        for (var index = 256; index < tables.Length; index++)
        {
            var shorter = tables[index - 256];
            tables[index] = tables[(byte)shorter] ^ (shorter >> 8);
        }

        return tables;
    }
}
