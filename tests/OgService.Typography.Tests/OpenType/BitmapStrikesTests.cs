using System.Buffers.Binary;
using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Bitmaps;

namespace OgService.Typography.Tests.OpenType;

/// <summary>Pictures of glyphs, from tables written here byte by byte. "Picture" is whatever follows the headers: nobody looks into it here.</summary>
public class BitmapStrikesTests
{
    private static readonly byte[] Picture = [1, 2, 3];

    [Theory]
    [InlineData(8, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(500, 64)]
    public void The_smallest_strike_that_need_not_be_enlarged_is_taken(float sizePx, int pixelsPerEm) =>
        Assert.Equal(pixelsPerEm, Sbix(Strike(64), Strike(16), Strike(32)).Find(1, sizePx)!.PixelsPerEm);

    [Fact]
    public void A_strike_without_the_glyph_is_passed_over() => Assert.Equal(64, Sbix(Strike(64), Strike(16, glyph: 0)).Find(1, 10)!.PixelsPerEm);

    [Fact]
    public void A_duplicate_is_the_glyph_it_names_and_no_second_duplicate()
    {
        var strikes = Sbix(Bytes(
            (ushort)20, (ushort)72, 20u, 30u, 41u, 51u, 0u, "dupe", (ushort)1, 0u, "png ", Picture, 0u, "dupe", (ushort)0));

        Assert.Equal(Picture, strikes.Find(0, 20)!.Png.ToArray());
        Assert.Null(strikes.Find(2, 20));
    }

    [Theory]
    [InlineData(1, 17)]
    [InlineData(1, 18)]
    [InlineData(2, 19)]
    [InlineData(3, 17)]
    [InlineData(4, 18)]
    [InlineData(5, 19)]
    public void Every_index_and_image_format_gives_the_picture_and_its_place(int indexFormat, int imageFormat)
    {
        var strikes = Cbdt(indexFormat, imageFormat);
        var glyph = strikes.Find(7, 100)!;

        Assert.Equal(Picture, glyph.Png.ToArray());
        Assert.Equal((109, -3, 101 - 128), (glyph.PixelsPerEm, glyph.Left, glyph.Bottom));
        Assert.Null(strikes.Find(6, 100));
        Assert.Null(strikes.Find(8, 100));
    }

    [Fact]
    public void Tables_cut_short_anywhere_give_no_picture_or_a_shorter_one()
    {
        var (locations, pictures) = CbdtBytes(1, 17);
        for (var length = 0; length < locations.Length; length++)
        {
            _ = Strikes(("CBLC", locations[..length]), ("CBDT", pictures))?.Find(7, 100);
        }

        for (var length = 0; length < pictures.Length; length++)
        {
            Assert.True(Strikes(("CBLC", locations), ("CBDT", pictures[..length]))?.Find(7, 100) is not { Png.Length: >= 3 });
        }
    }

    [Fact]
    public void Strikes_that_are_counted_but_not_there_have_no_picture() =>
        Assert.Null(Strikes(("sbix", Bytes((ushort)1, (ushort)1, 1_000_000u, Enumerable.Repeat((byte)1, 64).ToArray())))?.Find(1, 10));

    private static BitmapStrikes Cbdt(int indexFormat, int imageFormat)
    {
        var (locations, pictures) = CbdtBytes(indexFormat, imageFormat);
        return Strikes(("CBLC", locations), ("CBDT", pictures))!;
    }

    /// <summary>One strike of 109 pixels with the glyph 7 alone: 128 pixels high, 3 left of its origin, its top 101 above the baseline.</summary>
    private static (byte[] Locations, byte[] Pictures) CbdtBytes(int indexFormat, int imageFormat)
    {
        byte[] small = [128, 136, unchecked((byte)-3), 101, 136];
        byte[] big = [.. small, 0, 0, 0];
        byte[] image = imageFormat switch
        {
            17 => Bytes(small, 3u, Picture),
            18 => Bytes(big, 3u, Picture),
            _ => Bytes(3u, Picture),
        };
        byte[] index = indexFormat switch
        {
            1 => Bytes(0u, (uint)image.Length),
            2 => Bytes((uint)image.Length, big),
            3 => Bytes((ushort)0, (ushort)image.Length),
            4 => Bytes(1u, (ushort)7, (ushort)0, (ushort)0, (ushort)image.Length),
            _ => Bytes((uint)image.Length, big, 1u, (ushort)7),
        };
        var strike = Bytes(56u, 0u, 1u, 0u, new byte[24], (ushort)7, (ushort)7, (byte)109, (byte)109, (byte)32, (byte)1);
        var locations = Bytes(0x0003_0000u, 1u, strike, (ushort)7, (ushort)7, 8u, (ushort)indexFormat, (ushort)imageFormat, 4u, index);
        return (locations, Bytes(0x0003_0000u, image));
    }

    private static byte[] Strike(int pixelsPerEm, int glyph = 1) => Bytes(
        (ushort)pixelsPerEm, (ushort)72, 16u, glyph == 0 ? 27u : 16u, 27u, (short)-2, (short)-5, "png ", Picture);

    private static BitmapStrikes Sbix(params byte[][] strikes)
    {
        var offset = (uint)(8 + (4 * strikes.Length));
        var offsets = new List<byte>();
        foreach (var strike in strikes)
        {
            offsets.AddRange(Bytes(offset));
            offset += (uint)strike.Length;
        }

        return Strikes(("sbix", Bytes((ushort)1, (ushort)1, (uint)strikes.Length, offsets.ToArray(), strikes.SelectMany(strike => strike).ToArray())))!;
    }

    private static BitmapStrikes? Strikes(params (string Tag, byte[] Bytes)[] tables)
    {
        var font = new FontTables();
        foreach (var (tag, bytes) in tables)
        {
            font.Add(Tag.Of(tag), new FontData(bytes));
        }

        return BitmapStrikes.Read(font, glyphCount: 3);
    }

    private static byte[] Bytes(params object[] parts)
    {
        var bytes = new List<byte>();
        foreach (var part in parts)
        {
            switch (part)
            {
                case byte number:
                    bytes.Add(number);
                    break;
                case byte[] raw:
                    bytes.AddRange(raw);
                    break;
                case string tag:
                    bytes.AddRange(System.Text.Encoding.ASCII.GetBytes(tag));
                    break;
                case short or ushort or int:
                    bytes.AddRange([(byte)(Convert.ToInt32(part) >> 8), (byte)Convert.ToInt32(part)]);
                    break;
                case uint number:
                    var four = new byte[4];
                    BinaryPrimitives.WriteUInt32BigEndian(four, number);
                    bytes.AddRange(four);
                    break;
                default:
                    throw new ArgumentException($"no bytes for {part.GetType().Name}");
            }
        }

        return [.. bytes];
    }
}
