using OgService.Typography.Woff;

namespace OgService.Typography.OpenType;

/// <summary>Opens a font file in any container: TrueType or OpenType (SFNT), a collection's first font, WOFF, WOFF2.</summary>
internal static class FontFile
{
    /// <summary>Of a file, and of what it unpacks to.</summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    private const uint TrueType = 0x00010000;
    private const uint AppleTrueType = 0x74727565; // true
    private const uint OpenTypeCff = 0x4F54544F; // OTTO
    private const uint Collection = 0x74746366; // ttcf
    private const uint Woff = 0x774F4646; // wOFF
    private const uint Woff2 = 0x774F4632; // wOF2

    /// <exception cref="FontFormatException">The bytes are not a font, or break a limit.</exception>
    public static FontTables Open(byte[] file, string source)
    {
        if (file.Length > MaximumBytes)
        {
            throw new FontFormatException(source, $"a font file may have at most {MaximumBytes} bytes; got {file.Length}.");
        }

        var data = new FontData(file);
        return data.U32(0) switch
        {
            TrueType or AppleTrueType or OpenTypeCff => ReadDirectory(data, 0, source),
            Collection => ReadDirectory(data, data.U32(12), source),
            Woff => WoffReader.Read(data, source),
            Woff2 => Woff2Reader.Read(data, source),
            _ => throw new FontFormatException(source, "not a TrueType, OpenType, WOFF or WOFF2 font."),
        };
    }

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

        var tables = new FontTables();
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
