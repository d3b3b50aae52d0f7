using System.Buffers.Binary;
using OgService.Testing;
using OgService.Typography.OpenType;

namespace OgService.Typography.Tests.OpenType;

/// <summary>Files with several fonts.</summary>
public sealed class CollectionTests
{
    [Fact]
    public void Opens_each_font_of_a_collection_by_its_number()
    {
        var first = Plain("noto-sans-hebrew/noto-sans-hebrew-hebrew-wght-normal.woff2");
        var second = Plain("noto-sans-thai/noto-sans-thai-thai-wght-normal.woff2");
        var collection = Join(first, second);

        Assert.Equal(2, FontFile.CountFaces(collection));
        Assert.Equal(1, FontFile.CountFaces(first));
        Assert.NotEqual(0, Typeface.Open(collection, "both").FindGlyph('ש'));
        Assert.Equal(0, Typeface.Open(collection, "both", 1).FindGlyph('ש'));
        Assert.NotEqual(0, Typeface.Open(collection, "both", 1).FindGlyph('ก'));
        Assert.Throws<FontFormatException>(() => Typeface.Open(collection, "both", 2));
        Assert.Throws<FontFormatException>(() => Typeface.Open(collection, "both", -1));
        Assert.Throws<FontFormatException>(() => Typeface.Open(first, "one", 1));
    }

    private static byte[] Plain(string name)
    {
        var path = Repository.PathTo(["fonts", .. name.Split('/')]);
        return Sfnt.Write(FontFile.Open(File.ReadAllBytes(path), path));
    }

    // Offsets of tables run from the start of the whole file.
    private static byte[] Join(params byte[][] fonts)
    {
        var header = new byte[12 + (fonts.Length * 4)];
        "ttcf"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 0x00010000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), fonts.Length);
        var whole = new List<byte>();
        for (var i = 0; i < fonts.Length; i++)
        {
            var start = header.Length + whole.Count;
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12 + (i * 4)), start);
            var count = BinaryPrimitives.ReadUInt16BigEndian(fonts[i].AsSpan(4));
            for (var table = 0; table < count; table++)
            {
                var place = fonts[i].AsSpan(12 + (table * 16) + 8, 4);
                BinaryPrimitives.WriteInt32BigEndian(place, BinaryPrimitives.ReadInt32BigEndian(place) + start);
            }

            whole.AddRange(fonts[i]);
        }

        return [.. header, .. whole];
    }
}
