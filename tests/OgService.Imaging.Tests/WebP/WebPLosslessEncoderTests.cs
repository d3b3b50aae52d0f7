using OgService.Imaging.WebP;
using OgService.Testing;

namespace OgService.Imaging.Tests.WebP;

public class WebPLosslessEncoderTests
{
    [Theory]
    [InlineData(WebPEffort.Fast)]
    [InlineData(WebPEffort.Small)]
    public void Pixels_come_back_whatever_the_picture(WebPEffort effort)
    {
        foreach (var (name, pixels) in All())
        {
            using (pixels)
            {
                var file = Encode(pixels, effort);
                using var read = WebPDecoder.Decode(file);
                Pictures.AssertSame(pixels, read);
                Assert.True(file.AsSpan().SequenceEqual(Encode(pixels, effort)), name);
            }
        }
    }

    [Fact]
    public void An_unrelated_decoder_reads_the_same_pixels()
    {
        foreach (var (name, pixels) in All())
        {
            using (pixels)
            {
                var (width, height, read) = Tools.ReadPnm(
                    Tools.Run("dwebp", Encode(pixels, WebPEffort.Small), "-quiet", "-pam", "-o", "-", "--", "-"));
                Assert.Equal((pixels.Width, pixels.Height), (width, height));
                for (var index = 0; index < read.Length; index++)
                {
                    Assert.True(PremultipliedRgba.From(read[index]).Packed == pixels.Pixels[index], $"{name}, pixel {index % width},{index / width}");
                }
            }
        }
    }

    [Fact]
    public void Flat_pictures_take_a_few_bytes()
    {
        using var flat = Pictures.Create(1_200, 630, (_, _) => new Rgba(11, 18, 32));
        Assert.InRange(Encode(flat, WebPEffort.Fast).Length, 30, 60);
    }

    [Fact]
    public void A_card_is_about_as_small_as_an_unrelated_encoder_makes_it()
    {
        using var card = Pictures.Card(600, 315, new Rgba(11, 18, 32));
        var reference = Tools.Run("cwebp", WebPFiles.ToPam(card), "-quiet", "-lossless", "-z", "6", "-o", "-", "--", "-");
        Assert.InRange(Encode(card, WebPEffort.Small).Length, 1, reference.Length * 5 / 4);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        using var pixels = Pictures.Gradient(31, 17);
        var file = Encode(pixels, WebPEffort.Fast);
        for (var length = 0; length < file.Length - 1; length++)
        {
            Assert.Throws<ImageFormatException>(() => WebPDecoder.Decode(file.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Mutations_are_decoded_or_refused()
    {
        var guard = HangGuard.Start();
        var random = new Random(7);
        using var card = Pictures.Card(90, 70, new Rgba(90, 18, 32));
        using var gradient = Pictures.Gradient(61, 37);
        byte[][] files = [Encode(card, WebPEffort.Fast), Encode(gradient, WebPEffort.Small)];
        for (var round = 0; round < WebPFiles.Mutations; round++)
        {
            var file = files[round & 1].ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                file[random.Next(20, file.Length)] = (byte)random.Next(256);
            }

            WebPFiles.TryDecode(file)?.Dispose();
            guard.Check();
        }
    }

    private static byte[] Encode(PixelBuffer pixels, WebPEffort effort) =>
        WebPEncoder.Encode(pixels, new WebPOptions { Lossless = true, Effort = effort });

    private static IEnumerable<(string Name, PixelBuffer Pixels)> All()
    {
        yield return ("one pixel", Pictures.Create(1, 1, (_, _) => new Rgba(1, 2, 3)));
        yield return ("one column", Pictures.Create(1, 40, (_, y) => new Rgba((byte)y, 2, 3)));
        yield return ("one row", Pictures.Create(300, 1, (x, _) => new Rgba((byte)x, (byte)(x / 7), 3)));
        foreach (var colors in (int[])[2, 3, 4, 5, 16, 17, 255, 256, 257])
        {
            yield return ($"{colors} colours", Pictures.Create(67, 41, (x, y) =>
            {
                var color = ((x * 7) + (y * y)) % colors;
                return new Rgba((byte)color, (byte)(color >> 8), (byte)(color * 3));
            }));
        }

        yield return ("card", Pictures.Card(301, 203, new Rgba(11, 18, 32)));
        yield return ("translucent card", Pictures.Card(101, 93, new Rgba(11, 18, 32, 100)));
        yield return ("gradient", Pictures.Gradient(150, 99));
        yield return ("noise", Pictures.Noise(70, 60, 1));
        yield return ("translucent noise", Pictures.Noise(70, 60, 2, translucent: true));
        yield return ("transparent", Pictures.Create(20, 20, (_, _) => default));
        yield return ("parts", Pictures.Create(200, 150, (x, y) => x < 90 ? new Rgba((byte)(x * 2), (byte)y, 9) : y < 70
            ? new Rgba((byte)(x ^ y), (byte)(x * y), (byte)(x + y)) : new Rgba(255, 255, (byte)((x / 20) * 12))));
    }
}
