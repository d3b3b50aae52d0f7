using OgService.Testing;

namespace OgService.Imaging.Tests.Bmp;

public class BmpDecoderTests
{
    [Theory]
    [InlineData("-bpp=1", 2)]
    [InlineData("-bpp=4", 6)]
    [InlineData("-bpp=8", 200)]
    [InlineData("-bpp=24", 1_000_000)]
    [InlineData("-bpp=8 -os2", 200)]
    [InlineData("-bpp=24 -os2", 1_000_000)]
    public void Files_of_an_unrelated_encoder_come_back(string arguments, int colors)
    {
        foreach (var (width, height) in ((int, int)[])[(1, 1), (7, 3), (33, 18)])
        {
            using var pixels = Pictures.Create(width, height, (x, y) =>
            {
                var level = ((x * 31) + (y * 57)) % Math.Min(colors, 256) * 255 / (Math.Min(colors, 256) - 1);
                return colors > 256 ? new Rgba((byte)level, (byte)(x * 7), (byte)(y * 9)) : new Rgba((byte)level, (byte)level, (byte)level);
            });
            var file = Tools.Run("ppmtobmp", PictureFiles.ToPpm(pixels), arguments.Split(' '));
            using var picture = ImageDecoder.Decode(file);
            Pictures.AssertSame(pixels, picture.Pixels);
        }
    }

    [Fact]
    public void Files_of_the_corpora_decode_as_an_unrelated_decoder_says()
    {
        if (Repository.Corpora is null)
        {
            Assert.Skip("The corpora are not here.");
        }

        foreach (var path in Directory.GetFiles(Path.Combine(Repository.Corpora, "images", "jpeg"), "*.bmp"))
        {
            var file = File.ReadAllBytes(path);
            using var picture = ImageDecoder.Decode(file);
            var (width, height, expected) = Tools.ReadPnm(Tools.Run("bmptopnm", file));
            Assert.Equal((width, height), (picture.Pixels.Width, picture.Pixels.Height));
            for (var index = 0; index < expected.Length; index++)
            {
                Assert.Equal(PremultipliedRgba.From(expected[index]).Packed, picture.Pixels.Pixels[index]);
            }
        }
    }

    [Fact]
    public void Run_lengths_are_expanded()
    {
        // Three of colour 1, end of row, two as they are and padding, a step to the right, one of colour 1, end.
        byte[] runs = [3, 1, 0, 0, 0, 3, 1, 2, 1, 0, 0, 0, 0, 2, 1, 0, 1, 1, 0, 1];
        using var picture = ImageDecoder.Decode(Indexed(8, 1, 3, 3, runs));
        Assert.Equal("010/121/111", Text(picture.Pixels));

        // The same in halves of bytes: two colours in turn.
        using var halves = ImageDecoder.Decode(Indexed(4, 2, 3, 2, [3, 0x12, 0, 0, 0, 3, 0x21, 0x20, 0, 1]));
        Assert.Equal("212/121", Text(halves.Pixels));
    }

    [Fact]
    public void Sixteen_bits_have_five_a_channel_unless_masks_say_otherwise()
    {
        byte[] header = [.. "BM"u8, .. new byte[8], 54, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0, 16, 0, .. new byte[24]];
        using var plain = ImageDecoder.Decode([.. header, 0xE0, 0x03, 0x1F, 0x7C]);
        Assert.Equal<uint>([0xFF00_FF00, 0xFFFF_00FF], plain.Pixels.Pixels.ToArray());
        header[30] = 3;
        header[10] = 66;
        using var masked = ImageDecoder.Decode([.. header, 0, 0xF8, 0, 0, 0xE0, 7, 0, 0, 0x1F, 0, 0, 0, 0xE0, 0x07, 0x1F, 0xF8]);
        Assert.Equal<uint>([0xFF00_FF00, 0xFFFF_00FF], masked.Pixels.Pixels.ToArray());
    }

    [Fact]
    public void Icons_give_their_largest_picture_with_mask_or_alpha()
    {
        var file = PictureFiles.Ico((2, 32, PictureFiles.IconBitmap(2, 255)), (4, 32, PictureFiles.IconBitmap(4, 0)), (3, 32, PictureFiles.IconBitmap(3, 255)));
        using var masked = ImageDecoder.Decode(file);
        Assert.Equal((4, 4, 4), (masked.Pixels.Width, masked.Pixels.Height, masked.Info.Width));
        Assert.Equal(0u, masked.Pixels.Row(0)[0]);
        Assert.Equal(0xFF0A_141Eu, masked.Pixels.Row(1)[0]);
        using var translucent = ImageDecoder.Decode(PictureFiles.Ico((4, 32, PictureFiles.IconBitmap(4, 128))));
        Assert.Equal(128u, translucent.Pixels.Row(0)[0] >> 24);
        using var png = ImageDecoder.Decode(PictureFiles.Ico((2, 32, PictureFiles.IconBitmap(2, 255)), (0, 32, PictureFiles.Png())));
        Assert.Equal((23, 23, 17), (png.Pixels.Width, png.Info.Width, png.Info.Height));
    }

    private static byte[] Indexed(byte depth, byte compression, byte width, byte height, byte[] data) =>
    [
        .. "BM"u8, .. new byte[8], 66, 0, 0, 0, 40, 0, 0, 0, width, 0, 0, 0, height, 0, 0, 0, 1, 0, depth, 0, compression, 0, 0, 0, .. new byte[12], 3, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, .. data,
    ];

    // Colours by their blue, rows from the top.
    private static string Text(PixelBuffer pixels)
        => string.Join('/', Enumerable.Range(0, pixels.Height).Select(y => string.Concat(pixels.Row(y).ToArray().Select(pixel => (pixel >> 16) & 255))));
}
