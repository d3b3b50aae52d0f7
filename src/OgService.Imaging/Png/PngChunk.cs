using System.Buffers.Binary;
using OgService.Imaging.Checksums;

namespace OgService.Imaging.Png;

/// <summary>Writes chunks: length, type, data, CRC (PNG third edition, 5.3).</summary>
internal static class PngChunk
{
    public static void Write(PooledBytes file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var start = Begin(file, type);
        file.Write(data);
        End(file, start);
    }

    /// <summary>Opens a chunk whose data is appended to the file until <see cref="End"/>.</summary>
    public static int Begin(PooledBytes file, ReadOnlySpan<byte> type)
    {
        var start = file.Length;
        file.WriteUInt32BigEndian(0);
        file.Write(type);
        return start;
    }

    public static void End(PooledBytes file, int start)
    {
        var typeAndData = file.Written[(start + 4)..];
        BinaryPrimitives.WriteUInt32BigEndian(file.Written[start..], (uint)typeAndData.Length - 4);
        file.WriteUInt32BigEndian(Crc32.Compute(typeAndData));
    }
}
