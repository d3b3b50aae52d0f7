using System.Buffers.Binary;
using System.IO.Compression;

namespace OgService.Conformance.Fuzzing;

/// <summary>Chunks of PNG files: writing them, putting their checksums right, changing what is compressed in them.</summary>
internal static class PngRepair
{
    public const int SignatureLength = 8;
    private const int ChunkOverhead = 12;

    private static readonly uint[] Table = CreateTable();

    /// <summary>A chunk with its length and checksum.</summary>
    public static byte[] Chunk(string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[ChunkOverhead + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        System.Text.Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    public static byte[] Compress(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return packed.ToArray();
    }

    public static void RepairChecksums(Span<byte> file)
    {
        for (var at = SignatureLength; at + ChunkOverhead <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - ChunkOverhead)
            {
                return;
            }

            var end = at + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(file[end..], Crc(file[(at + 4)..end]));
            at = end + 4;
        }
    }

    /// <summary>The file with its rows changed and compressed anew, so that the change is met behind a good stream. Null when it cannot be expanded.</summary>
    public static byte[]? TryChangeRows(byte[] file, Func<byte[], byte[]> change)
    {
        var before = new List<byte>(file[..SignatureLength]);
        var after = new List<byte>();
        using var compressed = new MemoryStream();
        for (var at = SignatureLength; at + ChunkOverhead <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - ChunkOverhead)
            {
                return null;
            }

            var chunk = file.AsSpan(at, ChunkOverhead + (int)length);
            if (chunk[4..8].SequenceEqual("IDAT"u8))
            {
                compressed.Write(chunk[8..^4]);
            }
            else
            {
                (compressed.Length == 0 ? before : after).AddRange(chunk.ToArray());
            }

            at += chunk.Length;
        }

        try
        {
            compressed.Position = 0;
            using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
            using var rows = new MemoryStream();
            zlib.CopyTo(rows);
            return rows.Length == 0 ? null : [.. before, .. Chunk("IDAT", Compress(change(rows.ToArray()))), .. after];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = Table[(crc ^ value) & 255] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] CreateTable()
    {
        var table = new uint[256];
        for (uint value = 0; value < 256; value++)
        {
            var crc = value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB8_8320 ^ (crc >> 1);
            }

            table[value] = crc;
        }

        return table;
    }
}
