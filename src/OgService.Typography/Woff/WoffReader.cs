using System.IO.Compression;
using OgService.Typography.OpenType;

namespace OgService.Typography.Woff;

/// <summary>Unpacks WOFF 1.0 (W3C Recommendation 2012-12-13): each table on its own, deflated or plain.</summary>
internal static class WoffReader
{
    private const int HeaderLength = 44;
    private const int EntryLength = 20;

    public static FontTables Read(FontData file, string source)
    {
        var count = file.U16(12);
        if (!file.Holds(HeaderLength, (long)count * EntryLength))
        {
            throw new FontFormatException(source, "the WOFF table directory is cut off.");
        }

        var tables = new FontTables { PrefersCff = file.U32(4) == FontFile.OpenTypeCff };
        var total = 0L;
        for (var i = 0; i < count; i++)
        {
            var entry = HeaderLength + (i * EntryLength);
            var tag = new Tag(file.U32(entry));
            long offset = file.U32(entry + 4);
            long packedLength = file.U32(entry + 8);
            long length = file.U32(entry + 12);
            total += length;
            if (packedLength > length || !file.Holds(offset, packedLength) || total > FontFile.MaximumBytes)
            {
                throw new FontFormatException(source, $"WOFF table {tag} does not fit.");
            }

            var packed = file.Slice(offset, packedLength);
            tables.Add(tag, packedLength == length ? packed : Inflate(packed, (int)length, tag, source));
        }

        return tables;
    }

    private static FontData Inflate(FontData packed, int length, Tag tag, string source)
    {
        // Deflate packs at most 1,032 to 1: what claims more cannot be honest, and is refused before memory is taken for it.
        if (length > packed.Length * 1032L)
        {
            throw new FontFormatException(source, $"WOFF table {tag} claims more than deflate can hold.");
        }

        try
        {
            var bytes = new byte[length];
            using var stream = new ZLibStream(new MemoryStream(packed.Span.ToArray()), CompressionMode.Decompress);
            stream.ReadExactly(bytes);
            return new FontData(bytes);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new FontFormatException(source, $"WOFF table {tag} does not unpack.", exception);
        }
    }
}
