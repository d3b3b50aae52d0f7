using System.Text;
using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;
using OgService.Testing;

namespace OgService.Imaging.Tests;

public sealed class MetadataTests
{
    private static readonly PictureMetadata Maker = new("OgService", "https://example.com");

    [Fact]
    public void A_png_says_srgb_and_its_maker_before_its_palette()
    {
        using var pixels = Pictures.Card(40, 30, new Rgba(1, 2, 3));
        var text = Encoding.Latin1.GetString(PngEncoder.Encode(pixels, new PngOptions { Metadata = Maker }));
        var places = (int[])[.. ((string[])["IHDR", "sRGB\0", "tEXtSoftware\0OgService", "tEXtSource\0https://example.com", "PLTE", "IDAT"])
            .Select(part => text.IndexOf(part, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void A_jpeg_says_srgb_in_exif_and_its_maker_in_a_comment()
    {
        using var pixels = Pictures.Card(40, 30, new Rgba(1, 2, 3));
        var bytes = JpegEncoder.Encode(pixels, new JpegOptions { Metadata = Maker });
        Assert.True(bytes.AsSpan().IndexOf((byte[])[0xFF, 0xFE, 0, 32, .. "OgService; https://example.com"u8]) > 0);

        // Tag 0xA001, one SHORT of value 1.
        Assert.True(bytes.AsSpan().IndexOf((byte[])[0xA0, 0x01, 0, 3, 0, 0, 0, 1, 0, 1]) > 0);
        Assert.True(ImageHeader.TryRead(bytes, out var info));
        Assert.Equal((40, 30), (info.Width, info.Height));
    }

    [Fact]
    public void Nothing_is_said_of_the_maker_unless_asked_for()
    {
        using var pixels = Pictures.Card(40, 30, new Rgba(1, 2, 3));
        Assert.True(PngEncoder.Encode(pixels).AsSpan().IndexOf("tEXt"u8) < 0);
        Assert.True(JpegEncoder.Encode(pixels).AsSpan().IndexOf((byte[])[0xFF, 0xFE]) < 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    [InlineData("Wörld")]
    [InlineData("a\0b")]
    public void Only_printable_ascii_can_be_said(string text)
    {
        Assert.Throws<ArgumentException>(() => new PictureMetadata(text));
        Assert.Throws<ArgumentException>(() => new PictureMetadata("OgService", text));
        Assert.False(PictureMetadata.CanSay(new string('a', 201)));
    }
}
