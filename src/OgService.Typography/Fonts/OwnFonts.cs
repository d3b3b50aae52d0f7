using System.Security.Cryptography;
using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Names;
using OgService.Typography.OpenType.Variations;

namespace OgService.Typography.Fonts;

/// <summary>Lists font files that come without a list: family, style, weights and characters are read from the files.</summary>
internal static class OwnFonts
{
    /// <summary>The fonts of one file; a collection has several.</summary>
    /// <exception cref="FontFormatException">The file is not a font that can be used, or cannot be read.</exception>
    public static IEnumerable<(string Family, FaceListing Face)> List(string file)
    {
        var bytes = Read(file);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        for (var index = 0; index < FontFile.CountFaces(bytes); index++)
        {
            yield return Describe(FontFile.Open(bytes, file, index), file, index, bytes.Length, sha256);
        }
    }

    private static byte[] Read(string file)
    {
        try
        {
            var length = new FileInfo(file).Length;
            return length <= FontFile.MaximumBytes
                ? File.ReadAllBytes(file)
                : throw new FontFormatException(file, $"a font file may have at most {FontFile.MaximumBytes} bytes; got {length}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FontFormatException(file, "the file cannot be read.", exception);
        }
    }

    private static (string Family, FaceListing Face) Describe(FontTables tables, string file, int index, long bytes, string sha256)
    {
        var family = NameTable.FindFamily(tables["name"]) ?? Path.GetFileNameWithoutExtension(file);
        var characters = new CmapTable(tables["cmap"]).FindRanges();
        if (characters.Count == 0)
        {
            throw new FontFormatException(file, "the font has no characters.");
        }

        RequireInk(Typeface.Of(tables, file), characters, file);

        // OS/2: weight class; selection bit 0 is italic, bit 9 oblique. head: style bit 1 is italic.
        var os2 = tables["OS/2"];
        var italic = (os2.U16(62) & 0x201) != 0 || (tables["head"].U16(44) & 2) != 0;
        var stated = Math.Clamp(os2.Length >= 6 ? os2.U16(4) : 400, 1, 1000);
        var (minimum, maximum) = (stated, stated);
        if (new AxisTable(tables["fvar"], default).Find(Tag.Of("wght")) is { } axis)
        {
            (minimum, maximum) = ((int)Math.Clamp(axis.Minimum, 1, 1000), (int)Math.Clamp(axis.Maximum, 1, 1000));
        }

        return (family, new FaceListing(file, italic, minimum, maximum, [.. characters], bytes, sha256, index));
    }

    // Tables that leave a file are left out, so what was cut short may still open: as a font of spaces, or of letters that lie on one another.
    private static void RequireInk(Typeface typeface, List<(int First, int Last)> characters, string file)
    {
        const int enough = 1_000;
        if (typeface.Bitmaps is not null || typeface.Colors is not null)
        {
            return;
        }

        var font = new FontInstance("", typeface, typeface.Axes.Normalize([]));
        if (!characters.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Take(enough).Any(character => BasicLatin.HasInk(font, character)))
        {
            throw new FontFormatException(file, "none of the font's characters has an outline and an advance; the file may have been cut short.");
        }
    }
}
