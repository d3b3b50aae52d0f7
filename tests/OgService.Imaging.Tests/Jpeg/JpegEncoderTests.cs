using OgService.Imaging.Jpeg;
using OgService.Testing;

namespace OgService.Imaging.Tests.Jpeg;

public class JpegEncoderTests
{
    [Theory]
    [InlineData(ChromaSampling.Yuv444, 90)]
    [InlineData(ChromaSampling.Yuv420, 80)]
    [InlineData(ChromaSampling.Yuv420, 100)]
    [InlineData(ChromaSampling.Yuv444, 3)]
    public void Progressive_files_have_the_same_pixels(ChromaSampling sampling, int quality)
    {
        foreach (var (width, height) in ((int, int)[])[(301, 203), (1, 1), (17, 8), (250, 16)])
        {
            using var card = width < 100 ? Pictures.Gradient(width, height) : Pictures.Noise(width, height, 3);
            var options = new JpegOptions { Quality = quality, Sampling = sampling };
            var file = JpegEncoder.Encode(card, options with { IsProgressive = true });
            using var sequential = JpegDecoder.Decode(JpegEncoder.Encode(card, options));
            using var progressive = JpegDecoder.Decode(file);
            Pictures.AssertSame(sequential, progressive);
            var (_, _, expected) = Tools.ReadPnm(Tools.Run("djpeg", file, "-dct", "int"));
            for (var index = 0; index < expected.Length; index++)
            {
                Assert.Equal(PremultipliedRgba.From(expected[index]).Packed, progressive.Pixels[index]);
            }
        }
    }

    [Fact]
    public void Progressive_files_of_busy_pictures_are_smaller()
    {
        var random = new Random(2);
        using var busy = Pictures.Create(400, 300, (x, y) =>
        {
            var level = (byte)(128 + (60 * Math.Sin(x / 9d)) + (40 * Math.Sin(y / 23d)) + random.Next(20));
            return new Rgba(level, level, (byte)(level / 2));
        });
        Assert.True(JpegEncoder.Encode(busy, new JpegOptions { IsProgressive = true }).Length < 0.98 * JpegEncoder.Encode(busy).Length);
    }

    [Fact]
    public void The_transform_is_the_one_of_the_standard()
    {
        var random = new Random(1);
        var block = new int[64];
        for (var round = 0; round < 200; round++)
        {
            var samples = Enumerable.Range(0, 64).Select(_ => round < 4 ? (round % 2 == 0 ? 127 : -128) : random.Next(-128, 128)).ToArray();
            samples.CopyTo(block, 0);
            ForwardDct.Transform(block);
            for (var v = 0; v < 8; v++)
            {
                for (var u = 0; u < 8; u++)
                {
                    Assert.InRange(block[(8 * v) + u] - (ForwardDct.Scale * Coefficient(samples, u, v)), -1.5, 1.5);
                }
            }
        }
    }

    [Theory]
    [InlineData(ChromaSampling.Yuv444)]
    [InlineData(ChromaSampling.Yuv420)]
    public void An_unrelated_decoder_sees_nearly_the_same_picture(ChromaSampling sampling)
    {
        using var gradient = Pictures.Create(203, 117, (x, y) => new Rgba((byte)x, (byte)(2 * y), (byte)(255 - x)));
        using var card = Pictures.Card(300, 200, new Rgba(11, 18, 32));
        foreach (var pixels in (PixelBuffer[])[gradient, card])
        {
            var file = JpegEncoder.Encode(pixels, new JpegOptions { Quality = 95, Sampling = sampling });
            var (width, height, read) = Tools.ReadPnm(Tools.Run("djpeg", file, "-dct", "int"));
            Assert.Equal((pixels.Width, pixels.Height), (width, height));
            double squares = 0;
            for (var index = 0; index < read.Length; index++)
            {
                var pixel = new PremultipliedRgba(pixels.Pixels[index]);
                squares += Math.Pow(read[index].R - pixel.R, 2) + Math.Pow(read[index].G - pixel.G, 2) + Math.Pow(read[index].B - pixel.B, 2);
            }

            // 33 dB: the card's thin lines lose colour by half the chroma.
            Assert.InRange(Math.Sqrt(squares / (3 * read.Length)), 0, sampling == ChromaSampling.Yuv444 ? 2.5 : 6);
        }
    }

    [Fact]
    public void Every_size_is_readable_and_flat_colors_stay()
    {
        for (var width = 1; width <= 18; width++)
        {
            foreach (var height in (int[])[1, 7, 8, 9, 17])
            {
                foreach (var sampling in Enum.GetValues<ChromaSampling>())
                {
                    using var flat = Pictures.Create(width, height, (_, _) => new Rgba(200, 100, 50));
                    var file = JpegEncoder.Encode(flat, new JpegOptions { Quality = 100, Sampling = sampling });
                    Assert.True(ImageHeader.TryRead(file, out var info));
                    Assert.Equal(new ImageInfo(ImageFormat.Jpeg, width, height), info);
                }
            }
        }

        using var odd = Pictures.Create(19, 13, (_, _) => new Rgba(200, 100, 50));
        var (_, _, read) = Tools.ReadPnm(Tools.Run("djpeg", JpegEncoder.Encode(odd, new JpegOptions { Quality = 100 })));
        Assert.All(read, pixel => Assert.InRange(Math.Abs(pixel.R - 200) + Math.Abs(pixel.G - 100) + Math.Abs(pixel.B - 50), 0, 3));
    }

    [Fact]
    public void Extreme_noise_at_full_quality_is_readable()
    {
        var random = new Random(1);
        using var noise = Pictures.Create(64, 64, (_, _) => random.Next(2) == 0 ? new Rgba(0, 0, 0) : new Rgba(255, 255, 255));
        var (_, _, read) = Tools.ReadPnm(Tools.Run("djpeg", JpegEncoder.Encode(noise, new JpegOptions { Quality = 100 }), "-dct", "int"));
        for (var index = 0; index < read.Length; index++)
        {
            Assert.InRange(read[index].G - new PremultipliedRgba(noise.Pixels[index]).G, -4, 4);
        }
    }

    [Fact]
    public void A_flat_block_is_what_the_transform_makes_of_it()
    {
        for (var sample = -128; sample < 128; sample++)
        {
            var block = new int[64];
            block.AsSpan().Fill(sample);
            ForwardDct.Transform(block);
            Assert.Equal(64 * sample, block[0]);
            Assert.All(block[1..], coefficient => Assert.Equal(0, coefficient));
        }
    }

    [Fact]
    public void Transparency_is_laid_on_white()
    {
        using var clear = Pictures.Create(16, 16, (x, _) => x < 8 ? new Rgba(0, 0, 0, 0) : new Rgba(0, 0, 0, 128));
        using var laid = Pictures.Create(16, 16, (x, _) => x < 8 ? new Rgba(255, 255, 255) : new Rgba(127, 127, 127));
        Assert.Equal(JpegEncoder.Encode(laid), JpegEncoder.Encode(clear));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Only_qualities_of_the_scale_are_taken(int quality)
    {
        using var pixels = Pictures.Noise(8, 8, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => JpegEncoder.Encode(pixels, new JpegOptions { Quality = quality }));
    }

    [Fact]
    public void A_table_never_uses_the_code_of_all_ones()
    {
        var random = new Random(2);
        for (var round = 0; round < 100; round++)
        {
            var counts = Enumerable.Range(0, 256).Select(_ => random.Next(3) == 0 ? 1 << random.Next(0, 25) : 0).ToArray();
            var table = new HuffmanTable(counts);
            for (var symbol = 0; symbol < 256; symbol++)
            {
                Assert.Equal(counts[symbol] > 0, table.Lengths[symbol] > 0);
                Assert.True(table.Lengths[symbol] == 0 || table.Codes[symbol] != (1 << table.Lengths[symbol]) - 1);
            }
        }
    }

    private static double Coefficient(int[] samples, int u, int v)
    {
        double sum = 0;
        for (var y = 0; y < 8; y++)
        {
            for (var x = 0; x < 8; x++)
            {
                sum += samples[(8 * y) + x] * Math.Cos(((2 * x) + 1) * u * Math.PI / 16) * Math.Cos(((2 * y) + 1) * v * Math.PI / 16);
            }
        }

        return sum / 4 * (u == 0 ? Math.Sqrt(0.5) : 1) * (v == 0 ? Math.Sqrt(0.5) : 1);
    }
}
