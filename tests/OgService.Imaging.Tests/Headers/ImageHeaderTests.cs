using System.Text;
using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;
using OgService.Testing;

namespace OgService.Imaging.Tests.Headers;

public class ImageHeaderTests
{
    [Fact]
    public void Reads_png_and_jpeg_of_our_own()
    {
        using var pixels = Pictures.Gradient(300, 20);
        AssertInfo(ImageFormat.Png, 300, 20, PngEncoder.Encode(pixels));
        AssertInfo(ImageFormat.Jpeg, 300, 20, JpegEncoder.Encode(pixels));
    }

    [Theory]
    [InlineData(1, false, 300, 20)]
    [InlineData(4, true, 300, 20)]
    [InlineData(5, false, 20, 300)]
    [InlineData(6, true, 20, 300)]
    [InlineData(8, false, 20, 300)]
    [InlineData(9, false, 300, 20)]
    public void Exif_orientation_of_a_jpeg_is_applied(int orientation, bool littleEndian, int width, int height)
    {
        using var pixels = Pictures.Gradient(300, 20);
        var file = JpegEncoder.Encode(pixels);
        byte[] tiff = littleEndian
            ? [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0]
            : [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0];
        byte[] segment = [0xFF, 0xE1, 0, (byte)(8 + tiff.Length), .. "Exif\0\0"u8, .. tiff];
        AssertInfo(ImageFormat.Jpeg, width, height, [.. file[..2], .. segment, .. file[2..]]);
    }

    [Fact]
    public void Reads_gif_bmp_ico_and_names_avif_and_heic()
    {
        AssertInfo(ImageFormat.Gif, 0x0102, 3, [.. "GIF89a"u8, 2, 1, 3, 0, 0, 0]);
        AssertInfo(ImageFormat.Bmp, 7, 5, [.. "BM"u8, .. new byte[12], 40, 0, 0, 0, 7, 0, 0, 0, 0xFB, 0xFF, 0xFF, 0xFF]);
        AssertInfo(ImageFormat.Ico, 256, 48, [0, 0, 1, 0, 1, 0, 0, 48, .. new byte[16]]);
        AssertInfo(ImageFormat.Avif, 0, 0, [0, 0, 0, 24, .. "ftypavif\0\0\0\0mif1"u8]);
        AssertInfo(ImageFormat.Avif, 0, 0, [0, 0, 0, 24, .. "ftypmif1\0\0\0\0miafavif"u8]);
        AssertInfo(ImageFormat.Heic, 0, 0, [0, 0, 0, 24, .. "ftypheic\0\0\0\0mif1"u8]);
        Assert.False(ImageHeader.TryRead([0, 0, 0, 24, .. "ftypisom\0\0\0\0mp41avif"u8[..12], .. "mp42mp42"u8], out _));
    }

    [Fact]
    public void Reads_the_three_kinds_of_webp()
    {
        AssertInfo(ImageFormat.WebP, 640, 480, [.. "RIFF\0\0\0\0WEBPVP8 \0\0\0\0"u8, 0, 0, 0, 0x9D, 1, 0x2A, 0x80, 2, 0xE0, 1]);
        AssertInfo(ImageFormat.WebP, 11, 6, [.. "RIFF\0\0\0\0WEBPVP8L\0\0\0\0"u8, 0x2F, 10, 0x40, 1, 0]);
        AssertInfo(ImageFormat.WebP, 1_200, 630, [.. "RIFF\0\0\0\0WEBPVP8X\0\0\0\0"u8, 0, 0, 0, 0, 0xAF, 4, 0, 0x75, 2, 0]);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='12' height=\"8px\"/>", 12, 8)]
    [InlineData("\uFEFF<?xml version='1.0'?>\n<!-- <svg> -->\n<!DOCTYPE svg [<!ENTITY a 'b'>]>\n<svg viewBox='0 0 30.4 20.5'></svg>", 30, 21)]
    [InlineData("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'> <svg\nstroke-width='3' width = '7' height='9' >", 7, 9)]
    [InlineData("<svg width='100%' height='100%' viewBox='0,0 5,6'>", 5, 6)]
    [InlineData("<svg>", 0, 0)]
    [InlineData("<svg width='1e99' height='NaN'>", 0, 0)]
    public void Recognises_svg_by_its_first_element(string text, int width, int height)
        => AssertInfo(ImageFormat.Svg, width, height, Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("")]
    [InlineData("<html><svg></svg></html>")]
    [InlineData("<svgx>")]
    [InlineData("<!-- <svg>")]
    [InlineData("<svg width='3'")]
    [InlineData("plain text <svg>")]
    public void Other_text_is_no_picture(string text) => Assert.False(ImageHeader.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Truncations_and_mutations_never_throw()
    {
        using var pixels = Pictures.Gradient(30, 20);
        byte[][] samples =
        [
            PngEncoder.Encode(pixels),
            JpegEncoder.Encode(pixels),
            [.. "RIFF\0\0\0\0WEBPVP8X\0\0\0\0"u8, 0, 0, 0, 0, 0xAF, 4, 0, 0x75, 2, 0],
            [0xFF, 0xD8, 0xFF, 0xE1, 0, 30, .. "Exif\0\0MM\0*\0\0\0\u0008"u8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0],
            [.. "<?xml version='1.0'?><svg width='3' height='4' viewBox='0 0 1 2'>"u8],
        ];
        var random = new Random(1);
        foreach (var sample in samples)
        {
            for (var length = 0; length <= Math.Min(sample.Length, 700); length++)
            {
                ImageHeader.TryRead(sample.AsSpan(0, length), out _);
            }

            for (var round = 0; round < 3_000; round++)
            {
                var mutated = sample.ToArray();
                mutated[random.Next(Math.Min(mutated.Length, 100))] = (byte)random.Next(256);
                ImageHeader.TryRead(mutated.AsSpan(0, random.Next(mutated.Length + 1)), out _);
            }
        }
    }

    [Theory]
    [InlineData(ImageFormat.Png, "image/png")]
    [InlineData(ImageFormat.Svg, "image/svg+xml")]
    [InlineData(ImageFormat.WebP, "image/webp")]
    public void Media_types_are_the_registered_ones(ImageFormat format, string expected)
        => Assert.Equal(expected, new ImageInfo(format, 1, 1).MediaType);

    private static void AssertInfo(ImageFormat format, int width, int height, byte[] file)
    {
        Assert.True(ImageHeader.TryRead(file, out var info));
        Assert.Equal(new ImageInfo(format, width, height), info);
    }
}
