using OgService.Testing;

namespace OgService.Imaging.Tests.Gif;

public class GifDecoderTests
{
    [Fact]
    public void The_first_frame_lies_on_a_transparent_screen()
    {
        using var picture = ImageDecoder.Decode(PictureFiles.Gif());
        Assert.Equal((3, 2), (picture.Pixels.Width, picture.Pixels.Height));
        Assert.Equal<uint>([0, 0, 0xFF00_00FF, 0, 0xFF00_FF00, 0], picture.Pixels.Pixels.ToArray());
    }

    [Fact]
    public void Frames_beyond_the_screen_enlarge_it()
    {
        var file = PictureFiles.Gif();
        file[6] = 1;
        using var picture = ImageDecoder.Decode(file);
        Assert.Equal(3, picture.Pixels.Width);
    }

    [Fact]
    public void Stray_bytes_between_blocks_are_passed_over()
    {
        var file = PictureFiles.Gif();
        using var picture = ImageDecoder.Decode([.. file[..25], 0, 0, 7, .. file[25..]]);
        Assert.Equal(0xFF00_00FF, picture.Pixels.Row(0)[2]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Files_of_an_unrelated_encoder_come_back(bool isInterlaced)
    {
        foreach (var (width, height) in ((int, int)[])[(1, 1), (3, 2), (16, 9), (61, 43), (200, 100)])
        {
            // At most 216 colours, which the encoder keeps.
            using var pixels = Pictures.Create(width, height, (x, y) => new Rgba((byte)(x / 8 % 6 * 51), (byte)(y / 4 % 6 * 51), (byte)((x + y) % 6 * 51)));
            var file = Tools.Run("ppmtogif", PictureFiles.ToPpm(pixels), isInterlaced ? ["-interlace"] : []);
            using var picture = ImageDecoder.Decode(file);
            Pictures.AssertSame(pixels, picture.Pixels);
        }
    }
}
