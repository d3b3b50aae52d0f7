using OgService.Imaging.Png;
using OgService.Testing;

namespace OgService.Imaging.Tests.Png;

public class ColorReductionTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(40)]
    public void No_channel_changes_by_more_than_allowed(int allowed)
    {
        using var pixels = Shades(60);
        var file = PngEncoder.Encode(pixels, new PngOptions { MaxChannelError = allowed });
        Assert.Equal((byte)3, file[25]);
        using var read = PngDecoder.Decode(file);
        for (var index = 0; index < pixels.Pixels.Length; index++)
        {
            var (before, after) = (new PremultipliedRgba(pixels.Pixels[index]), new PremultipliedRgba(read.Pixels[index]));
            Assert.InRange(Math.Abs(before.R - after.R), 0, allowed);
            Assert.InRange(Math.Abs(before.G - after.G), 0, allowed);
            Assert.InRange(Math.Abs(before.B - after.B), 0, allowed);
        }
    }

    [Fact]
    public void More_may_be_allowed_without_more_being_changed()
    {
        using var pixels = Shades(60);
        Assert.Equal(
            PngEncoder.Encode(pixels, new PngOptions { MaxChannelError = 2 }),
            PngEncoder.Encode(pixels, new PngOptions { MaxChannelError = 4 }));
    }

    [Fact]
    public void The_ground_stays_exact()
    {
        using var pixels = Shades(60);
        using var read = PngDecoder.Decode(PngEncoder.Encode(pixels, new PngOptions { MaxChannelError = 3 }));
        Assert.Equal(pixels.Row(99)[0], read.Row(99)[0]);
    }

    [Fact]
    public void Without_leave_nothing_changes()
    {
        using var pixels = Shades(60);
        using var read = PngDecoder.Decode(PngEncoder.Encode(pixels));
        Pictures.AssertSame(pixels, read);
    }

    [Fact]
    public void A_photograph_and_a_translucent_picture_stay_as_they_are()
    {
        using var photo = Pictures.Noise(100, 100, 1);
        using var glass = Pictures.Noise(20, 20, 1, translucent: true);
        foreach (var pixels in (PixelBuffer[])[photo, glass])
        {
            using var read = PngDecoder.Decode(PngEncoder.Encode(pixels, new PngOptions { MaxChannelError = 255 }));
            Pictures.AssertSame(pixels, read);
        }
    }

    [Fact]
    public void Colors_that_no_palette_covers_within_the_bound_stay()
    {
        using var pixels = Pictures.Create(20, 20, (x, y) => new Rgba((byte)(x * 12), (byte)(y * 12), 0));
        using var read = PngDecoder.Decode(PngEncoder.Encode(pixels, new PngOptions { MaxChannelError = 5 }));
        Pictures.AssertSame(pixels, read);
    }

    [Fact]
    public void The_nearest_entry_is_found_by_vectors_as_by_hand()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var palette = Enumerable.Range(0, random.Next(1, 40)).Select(_ => (uint)random.Next() & 0x3F3F3F3F).ToArray();
            var color = (uint)random.Next() & 0x3F3F3F3F;
            var expected = Enumerable.Range(0, palette.Length)
                .OrderBy(index => Differences(color, palette[index]).Max())
                .ThenBy(index => Differences(color, palette[index]).Sum())
                .ThenBy(index => index)
                .First();
            Assert.Equal(expected, ColorReduction.Nearest(color, palette, out var error));
            Assert.Equal(Differences(color, palette[expected]).Max(), error);
        }
    }

    // A flat ground, and above it neighbouring shades, a few hundred colours in all.
    private static PixelBuffer Shades(int rows) => Pictures.Create(60, 100, (x, y) => y < rows
        ? new Rgba((byte)(30 + (x / 4)), (byte)(80 + (y / 2)), (byte)(100 + (x / 4)))
        : new Rgba(9, 8, 7));

    private static IEnumerable<int> Differences(uint first, uint second)
        => Enumerable.Range(0, 4).Select(channel => Math.Abs((int)((first >> (8 * channel)) & 255) - (int)((second >> (8 * channel)) & 255)));
}
