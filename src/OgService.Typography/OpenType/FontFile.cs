using OgService.Typography.Woff;

namespace OgService.Typography.OpenType;

/// <summary>Opens a font file in any container: TrueType or OpenType (SFNT), collections, WOFF, WOFF2.</summary>
internal static class FontFile
{
    /// <summary>Of a file, and of what it unpacks to.</summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    private const int CollectionHeaderLength = 12;

    private const uint TrueType = 0x00010000;
    private const uint AppleTrueType = 0x74727565; // true
    /// <summary>The version of a font whose outlines are those of <c>CFF</c> or <c>CFF2</c>.</summary>
    public const uint OpenTypeCff = 0x4F54544F; // OTTO
    private const uint Collection = 0x74746366; // ttcf
    private const uint Woff = 0x774F4646; // wOFF
    private const uint Woff2 = 0x774F4632; // wOF2

    /// <param name="face">Which font of a collection, from 0; other files have only font 0.</param>
    /// <exception cref="FontFormatException">The bytes are not a font, do not have that one, or break a limit.</exception>
    public static FontTables Open(byte[] file, string source, int face = 0)
    {
        if (file.Length > MaximumBytes)
        {
            throw new FontFormatException(source, $"a font file may have at most {MaximumBytes} bytes; got {file.Length}.");
        }

        var data = new FontData(file);
        var count = CountFaces(data);
        if (face < 0 || face >= count)
        {
            throw new FontFormatException(source, $"the file has {count} fonts, numbered from 0; asked for {face}.");
        }

        return data.U32(0) switch
        {
            TrueType or AppleTrueType or OpenTypeCff => ReadDirectory(data, 0, source),
            Collection => ReadDirectory(data, data.U32(CollectionHeaderLength + (face * 4)), source),
            Woff => WoffReader.Read(data, source),
            Woff2 => Woff2Reader.Read(data, source, face),
            _ => throw new FontFormatException(source, "not a TrueType, OpenType, WOFF or WOFF2 font."),
        };
    }

    /// <summary>How many fonts a file has: 1 but for collections. Says nothing about whether they can be used.</summary>
    public static int CountFaces(byte[] file) => CountFaces(new FontData(file));

    private static int CountFaces(FontData file) => file.U32(0) switch
    {
        Collection => (int)Math.Min(file.U32(8), Math.Max(0, file.Length - CollectionHeaderLength) / 4),
        Woff2 => Woff2Reader.CountFaces(file),
        _ => 1,
    };

    // OpenType, "Table Directory". A table that leaves the file is left out: the font may do without it.
    private static FontTables ReadDirectory(FontData file, long at, string source)
    {
        const int headerLength = 12;
        const int recordLength = 16;
        var directory = file.From(at);
        var count = directory.U16(4);
        if (!directory.Holds(headerLength, (long)count * recordLength))
        {
            throw new FontFormatException(source, "the table directory is cut off.");
        }

        var tables = new FontTables { PrefersCff = directory.U32(0) == OpenTypeCff };
        for (var i = 0; i < count; i++)
        {
            var record = headerLength + (i * recordLength);
            var offset = directory.U32(record + 8);
            var length = directory.U32(record + 12);
            if (file.Holds(offset, length))
            {
                tables.Add(new Tag(directory.U32(record)), file.Slice(offset, length));
            }
        }

        return tables;
    }
}
