using System.IO.Compression;
using OgService.Typography.OpenType;

namespace OgService.Typography.Woff;

/// <summary>Unpacks WOFF 2.0 (W3C Recommendation 2024-08-08): one Brotli stream of all tables, some of them transformed.</summary>
internal static class Woff2Reader
{
    private const int HeaderLength = 48;
    private const uint Collection = 0x74746366; // ttcf

    // WOFF2, 5.1, the known tags by their number.
    private static readonly string[] KnownTags =
    [
        "cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ", "fpgm", "glyf", "loca", "prep", "CFF ", "VORG", "EBDT",
        "EBLC", "gasp", "hdmx", "kern", "LTSH", "PCLT", "VDMX", "vhea", "vmtx", "BASE", "GDEF", "GPOS", "GSUB", "EBSC", "JSTF", "MATH",
        "CBDT", "CBLC", "COLR", "CPAL", "SVG ", "sbix", "acnt", "avar", "bdat", "bloc", "bsln", "cvar", "fdsc", "feat", "fmtx", "fvar",
        "gvar", "hsty", "just", "lcar", "mort", "morx", "opbd", "prop", "trak", "Zapf", "Silf", "Glat", "Gloc", "Feat", "Sill",
    ];

    private readonly record struct Entry(Tag Tag, bool Transformed, long Offset, int PackedLength);

    /// <summary>1, or what a collection claims, which <see cref="Read"/> checks.</summary>
    public static int CountFaces(FontData file)
    {
        if (file.U32(4) != Collection)
        {
            return 1;
        }

        var input = new Woff2Input(file.Span);
        input.Take(HeaderLength);
        if (!TryReadDirectory(ref input, file.U16(12), out _, out _))
        {
            return 0;
        }

        input.U32(); // Version: nothing depends on it.
        var count = input.Short255();
        return input.Failed ? 0 : count;
    }

    /// <param name="face">Below <see cref="CountFaces"/>.</param>
    public static FontTables Read(FontData file, string source, int face)
    {
        var input = new Woff2Input(file.Span);
        var header = new FontData(input.Take(HeaderLength).ToArray());
        if (input.Failed)
        {
            throw new FontFormatException(source, "the WOFF2 header is cut off.");
        }

        if (header.U32(8) != file.Length)
        {
            throw new FontFormatException(source, $"the WOFF2 header says {header.U32(8)} bytes; got {file.Length}.");
        }

        if (!TryReadDirectory(ref input, header.U16(12), out var entries, out var total))
        {
            throw new FontFormatException(source, "the WOFF2 table directory is broken or claims too much.");
        }

        var flavor = header.U32(4);
        if (flavor == Collection)
        {
            entries = ChooseFace(ref input, entries, face, out flavor)
                ?? throw new FontFormatException(source, "the directory of the WOFF2 collection is broken.");
        }

        var packedLength = header.U32(20);
        if (packedLength > input.Left)
        {
            throw new FontFormatException(source, "the WOFF2 data are cut off.");
        }

        var unpacked = Unpack(input.Take((int)packedLength), (int)total, source);
        var tables = new FontTables { PrefersCff = flavor == FontFile.OpenTypeCff };
        foreach (var entry in entries)
        {
            if (!entry.Transformed)
            {
                tables.Add(entry.Tag, unpacked.Slice(entry.Offset, entry.PackedLength));
            }
        }

        Restore(entries, unpacked, tables, source);
        return tables;
    }

    // 4.2, the collection directory: each font is a list of tables of the common directory.
    private static List<Entry>? ChooseFace(ref Woff2Input input, List<Entry> entries, int face, out uint flavor)
    {
        List<Entry> chosen = [];
        flavor = 0;
        input.U32();
        var count = input.Short255();
        for (var font = 0; font < count && !input.Failed; font++)
        {
            var tableCount = input.Short255();
            var version = input.U32();
            flavor = font == face ? version : flavor;
            for (var i = 0; i < tableCount && !input.Failed; i++)
            {
                var index = input.Short255();
                if (index >= entries.Count)
                {
                    return null;
                }

                if (font == face)
                {
                    chosen.Add(entries[index]);
                }
            }
        }

        return input.Failed || face >= count ? null : chosen;
    }

    private static bool TryReadDirectory(ref Woff2Input input, int count, out List<Entry> entries, out long total)
    {
        const int noKnownTag = 63;
        entries = new List<Entry>(Math.Min(count, 256));
        total = 0;
        for (var i = 0; i < count; i++)
        {
            var flags = input.U8();
            var known = flags & 0x3F;
            var tag = known == noKnownTag ? new Tag(input.U32()) : Tag.Of(KnownTags[known]);
            var length = input.Base128();
            // glyf and loca are transformed in version 0 and plain in version 3; every other table is plain in version 0.
            var version = flags >> 6;
            var transformed = tag == Tag.Of("glyf") || tag == Tag.Of("loca") ? version != 3 : version != 0;
            if (transformed)
            {
                length = input.Base128();
            }

            if (input.Failed || length > FontFile.MaximumBytes || total + length > FontFile.MaximumBytes)
            {
                return false;
            }

            entries.Add(new Entry(tag, transformed, total, (int)length));
            total += length;
        }

        return true;
    }

    private static FontData Unpack(ReadOnlySpan<byte> packed, int length, string source)
    {
        // Grows with what really comes out: a small file cannot claim much memory.
        using var stream = new BrotliStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        var unpacked = new byte[Math.Min(length, 1 << 20)];
        var filled = 0;
        try
        {
            while (filled < length)
            {
                if (filled == unpacked.Length)
                {
                    Array.Resize(ref unpacked, (int)Math.Min(length, unpacked.Length * 2L));
                }

                var read = stream.Read(unpacked, filled, unpacked.Length - filled);
                if (read == 0)
                {
                    throw new FontFormatException(source, "the WOFF2 data unpack to less than their directory says.");
                }

                filled += read;
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or IOException)
        {
            throw new FontFormatException(source, "the WOFF2 data do not unpack.", exception);
        }

        return new FontData(unpacked, 0, length);
    }

    // 5.1 and 5.4: glyf with loca, and hmtx, which leans on the x minima of glyf.
    private static void Restore(List<Entry> entries, FontData unpacked, FontTables tables, string source)
    {
        Woff2Glyphs? glyphs = null;
        foreach (var entry in entries.Where(entry => entry.Transformed && entry.Tag == Tag.Of("glyf")).Take(1))
        {
            glyphs = Woff2Glyphs.Restore(unpacked.Slice(entry.Offset, entry.PackedLength), source);
            tables.Add(entry.Tag, glyphs.Glyf);
            tables.Add(Tag.Of("loca"), glyphs.Loca);
            tables.HasRestoredLoca = true;
        }

        foreach (var entry in entries.Where(entry => entry.Transformed && entry.Tag == Tag.Of("hmtx")).Take(1))
        {
            var packed = unpacked.Slice(entry.Offset, entry.PackedLength);
            tables.Add(entry.Tag, Woff2Metrics.Restore(packed, glyphs?.XMinima, tables["hhea"].U16(34), source));
        }
    }
}
