using System.Buffers.Binary;
using OgService.Typography.OpenType;

namespace OgService.Typography.Tests.OpenType;

/// <summary>Writes tables as a plain TrueType file, for tests that change single bytes.</summary>
internal static class Sfnt
{
    // What a font needs comes first, so that a file cut later is one still.
    private static readonly string[] Tags =
    [
        "head", "hhea", "maxp", "cmap", "hmtx", "loca", "glyf", "OS/2", "fvar", "avar", "gvar", "HVAR", "MVAR", "GDEF", "GSUB", "GPOS", "kern", "CPAL", "COLR",
    ];

    public static byte[] Write(FontTables tables)
    {
        var present = Tags.Where(tag => !tables[tag].IsEmpty).ToList();
        var start = 12 + (present.Count * 16);
        var bytes = new MemoryStream();
        var header = new byte[start];
        BinaryPrimitives.WriteUInt32BigEndian(header, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), (ushort)present.Count);
        for (var i = 0; i < present.Count; i++)
        {
            var record = header.AsSpan(12 + (i * 16));
            BinaryPrimitives.WriteUInt32BigEndian(record, Tag.Of(present[i]).Value);
            BinaryPrimitives.WriteInt32BigEndian(record[8..], start + (int)bytes.Length);
            BinaryPrimitives.WriteInt32BigEndian(record[12..], tables[present[i]].Length);
            var table = tables[present[i]].Span.ToArray();
            if (present[i] == "head" && tables.HasRestoredLoca)
            {
                BinaryPrimitives.WriteInt16BigEndian(table.AsSpan(50), 1);
            }

            bytes.Write(table);
        }

        return [.. header, .. bytes.ToArray()];
    }
}
