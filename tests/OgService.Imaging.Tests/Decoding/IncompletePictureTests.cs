using OgService.Imaging.Png;
using OgService.Testing;

namespace OgService.Imaging.Tests.Decoding;

/// <summary>Files that break off or have gaps: what browsers show of them is shown, with a note.</summary>
public class IncompletePictureTests
{
    private const string Code = "picture.incomplete";

    [Fact]
    public void A_sequential_jpeg_that_breaks_off_is_grey_below()
    {
        var file = PictureFiles.Jpeg(160, 160);
        using var whole = ImageDecoder.Decode(file);
        using var part = ImageDecoder.Decode(file.AsSpan(0, file.Length * 3 / 4));
        Assert.Contains(part.Notes, note => note.Code == Code);
        Assert.Equal(whole.Pixels.Pixels[..(160 * 40)], part.Pixels.Pixels[..(160 * 40)]);
        Assert.All(part.Pixels.Row(159).ToArray(), pixel => Assert.Equal(0xFF80_8080, pixel));
        Assert.False(part.HasAlpha);
    }

    [Fact]
    public void A_jpeg_with_hardly_anything_in_it_is_refused()
    {
        var file = PictureFiles.Jpeg(160, 160);
        var scan = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(file.AsSpan(0, scan + ((file.Length - scan) / 8))));
    }

    [Fact]
    public void A_jpeg_without_its_end_marker_is_whole()
    {
        using var part = ImageDecoder.Decode(PictureFiles.Jpeg()[..^2]);
        Assert.Empty(part.Notes);
    }

    [Fact]
    public void A_lost_restart_interval_of_a_jpeg_is_grey_and_the_next_one_right()
    {
        using var pixels = Pictures.Gradient(64, 64);
        var file = Tools.Run("cjpeg", PictureFiles.ToPpm(pixels), "-restart", "1", "-sample", "1x1");
        using var whole = ImageDecoder.Decode(file);
        foreach (var marker in (byte[])[0xD2, 0xD3])
        {
            // Without the marker the two rows about it run into each other.
            var at = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, marker]);
            using var gap = ImageDecoder.Decode([.. file[..at], .. file[(at + 2)..]]);
            Assert.Contains(gap.Notes, note => note.Code == Code);
            var row = 8 * (marker - 0xD0 + 1);
            Assert.Equal(whole.Pixels.Pixels[..(64 * row)], gap.Pixels.Pixels[..(64 * row)]);
            Assert.Equal(0xFF80_8080, gap.Pixels.Row(row + 1)[5]);
            Assert.Equal(whole.Pixels.Pixels[(64 * (row + 8))..], gap.Pixels.Pixels[(64 * (row + 8))..]);
        }
    }

    [Theory]
    [InlineData("-sample 1x1")]
    [InlineData("-sample 2x2")]
    [InlineData("-grayscale")]
    public void A_progressive_jpeg_of_its_first_scans_alone_comes_near_the_whole(string arguments)
    {
        using var pixels = Pictures.Gradient(160, 120);
        var file = Tools.Run("cjpeg", PictureFiles.ToPpm(pixels), ["-progressive", .. arguments.Split(' ')]);
        using var whole = ImageDecoder.Decode(file);
        var scans = new List<int>();
        for (var at = 0; (at = file.AsSpan(at + 1).IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]) + at + 1) > (scans.Count == 0 ? 0 : scans[^1]);)
        {
            scans.Add(at);
        }

        // Means of blocks, smoothed; then with some detail more.
        Assert.InRange(MeanDifference(file[..scans[1]]), 0, 2.5);
        Assert.InRange(MeanDifference(file[..scans[^1]]), 0, 1.5);

        double MeanDifference(byte[] bytes)
        {
            using var part = ImageDecoder.Decode(bytes);
            Assert.Contains(part.Notes, note => note.Code == Code);
            long sum = 0;
            for (var index = 0; index < whole.Pixels.Pixels.Length; index++)
            {
                sum += Math.Abs(new PremultipliedRgba(whole.Pixels.Pixels[index]).G - new PremultipliedRgba(part.Pixels.Pixels[index]).G);
            }

            return (double)sum / whole.Pixels.Pixels.Length;
        }
    }

    [Fact]
    public void A_jpeg_whose_height_follows_its_scan_is_read()
    {
        var file = PictureFiles.Jpeg(40, 24);
        using var whole = ImageDecoder.Decode(file);
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (file[frame + 5], file[frame + 6]) = (0, 0);
        Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(file));
        byte[] told = [.. file[..^2], 0xFF, 0xDC, 0, 4, 0, 24, .. file[^2..]];
        using var read = ImageDecoder.Decode(told);
        Pictures.AssertSame(whole.Pixels, read.Pixels);
        Assert.True(ImageHeader.TryRead(told, out var info));
        Assert.Equal(24, info.Height);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_gif_that_breaks_off_shows_what_came(bool isInterlaced)
    {
        using var pixels = Pictures.Create(64, 64, (x, y) => new Rgba((byte)(x / 8 % 6 * 51), (byte)(y / 16 % 6 * 51), (byte)((x + y) % 6 * 51)));
        var file = Tools.Run("ppmtogif", PictureFiles.ToPpm(pixels), isInterlaced ? ["-interlace"] : []);
        using var part = ImageDecoder.Decode(file.AsSpan(0, file.Length * 2 / 3));
        Assert.Contains(part.Notes, note => note.Code == Code);
        Assert.Equal(pixels.Row(0), part.Pixels.Row(0));
        if (isInterlaced)
        {
            // Lines that have not come repeat those above.
            Assert.DoesNotContain(0u, part.Pixels.Pixels.ToArray());
        }
        else
        {
            Assert.All(part.Pixels.Row(63).ToArray(), pixel => Assert.Equal(0u, pixel));
        }

        Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(file.AsSpan(0, file.Length / 8)));
    }

    [Fact]
    public void A_png_that_breaks_off_is_transparent_below()
    {
        using var pixels = Pictures.Noise(60, 60, 1);
        var file = PngEncoder.Encode(pixels);
        using var part = ImageDecoder.Decode(file.AsSpan(0, file.Length * 2 / 3));
        Assert.Contains(part.Notes, note => note.Code == Code);
        Assert.True(part.HasAlpha);
        Assert.Equal(pixels.Pixels[..(60 * 30)], part.Pixels.Pixels[..(60 * 30)]);
        Assert.All(part.Pixels.Row(59).ToArray(), pixel => Assert.Equal(0u, pixel));
        Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(file.AsSpan(0, file.Length / 5)));
        using var whole = ImageDecoder.Decode(file.AsSpan(0, file.Length - 12));
        Assert.Empty(whole.Notes);
    }
}
