using OgService.Imaging.WebP;
using OgService.Imaging.WebP.Lossy;
using OgService.Testing;

namespace OgService.Imaging.Tests.WebP;

public class WebPLossyEncoderTests
{
    [Theory]
    [InlineData(0, WebPEffort.Fast)]
    [InlineData(30, WebPEffort.Small)]
    [InlineData(80, WebPEffort.Fast)]
    [InlineData(100, WebPEffort.Small)]
    public void An_unrelated_decoder_reads_what_ours_reads(int quality, WebPEffort effort)
    {
        foreach (var pixels in All())
        {
            using (pixels)
            {
                var file = Encode(pixels, quality, effort);
                var read = WebPDecoder.DecodeStraight(file, out var width, out var height);
                var (otherWidth, otherHeight, other) = Tools.ReadPnm(Tools.Run("dwebp", file, "-quiet", "-nodither", "-pam", "-o", "-", "--", "-"));
                Assert.Equal((pixels.Width, pixels.Height), (width, height));
                Assert.Equal((width, height), (otherWidth, otherHeight));
                for (var index = 0; index < other.Length; index++)
                {
                    Assert.Equal(other[index], new Rgba(read[4 * index], read[(4 * index) + 1], read[(4 * index) + 2], read[(4 * index) + 3]));
                }
            }
        }
    }

    [Fact]
    public void Pixels_come_back_nearly_the_same_and_nearer_with_more_quality()
    {
        using var card = Pictures.Card(301, 203, new Rgba(11, 18, 32));
        var (low, middle, high) = (ErrorAt(card, 10), ErrorAt(card, 75), ErrorAt(card, 98));
        Assert.InRange(high, 0, 1.5);
        Assert.InRange(middle, high, 3);
        Assert.InRange(low, middle, 8);
    }

    [Fact]
    public void Files_grow_with_quality()
    {
        using var noise = Pictures.Noise(200, 100, 3);
        var before = 0;
        foreach (var quality in (int[])[0, 20, 40, 60, 75, 85, 95, 100])
        {
            var length = Encode(noise, quality, WebPEffort.Fast).Length;
            Assert.InRange(length, before + 1, int.MaxValue);
            before = length;
        }
    }

    [Fact]
    public void Alpha_is_kept_exactly()
    {
        using var pixels = Pictures.Create(77, 53, (x, y) => new Rgba((byte)x, (byte)y, 60, (byte)((x * y) & 0xFE)));
        var read = WebPDecoder.DecodeStraight(Encode(pixels, 60, WebPEffort.Fast), out _, out _);
        for (var index = 0; index < pixels.Pixels.Length; index++)
        {
            Assert.Equal((byte)(pixels.Pixels[index] >> 24), read[(4 * index) + 3]);
        }
    }

    [Fact]
    public void The_same_pixels_give_the_same_bytes()
    {
        using var noise = Pictures.Noise(90, 70, 4, translucent: true);
        Assert.Equal(Encode(noise, 70, WebPEffort.Small), Encode(noise, 70, WebPEffort.Small));
    }

    [Fact]
    public void A_flat_picture_takes_next_to_nothing()
    {
        using var flat = Pictures.Create(1_200, 630, (_, _) => new Rgba(11, 18, 32));
        Assert.InRange(Encode(flat, 80, WebPEffort.Fast).Length, 50, 1_500);
    }

    [Fact]
    public void Quality_beyond_its_range_is_refused()
    {
        using var pixels = Pictures.Create(4, 4, (_, _) => new Rgba(1, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Encode(pixels, 101, WebPEffort.Fast));
        Assert.Throws<ArgumentOutOfRangeException>(() => Encode(pixels, -1, WebPEffort.Fast));
    }

    [Fact]
    public void Every_truncation_is_refused_and_every_mutation_answered()
    {
        var guard = HangGuard.Start();
        using var card = Pictures.Card(90, 70, new Rgba(90, 18, 32, 200));
        var file = Encode(card, 70, WebPEffort.Fast);
        for (var length = 0; length < file.Length - 1; length++)
        {
            Assert.Throws<ImageFormatException>(() => WebPDecoder.Decode(file.AsSpan(0, length)));
        }

        var random = new Random(8);
        for (var round = 0; round < WebPFiles.Mutations; round++)
        {
            var mutated = file.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                mutated[random.Next(20, mutated.Length)] = (byte)random.Next(256);
            }

            WebPFiles.TryDecode(mutated)?.Dispose();
            guard.Check();
        }
    }

    [Fact]
    public void Bits_written_are_bits_read()
    {
        var random = new Random(9);
        var sent = Enumerable.Range(0, 50_000).Select(_ => (Probability: random.Next(1, 256), Bit: random.Next(256))).ToArray();
        using var bytes = new PooledBytes(1_000);
        var encoder = new BoolEncoder(bytes);
        foreach (var (probability, bit) in sent)
        {
            encoder.Write(bit >= probability, probability);
        }

        encoder.Finish();
        var decoder = new BoolDecoder(bytes.ToArray(), 0, bytes.Length);
        foreach (var (probability, bit) in sent)
        {
            Assert.Equal(bit >= probability, decoder.ReadBit(probability));
        }

        Assert.False(decoder.IsOverrun);
    }

    [Fact]
    public void Transforms_forth_and_back_are_within_a_level()
    {
        var random = new Random(10);
        var differences = new int[16];
        var coefficients = new int[16];
        for (var round = 0; round < 1_000; round++)
        {
            var samples = new byte[16];
            foreach (ref var difference in differences.AsSpan())
            {
                difference = random.Next(-127, 128);
            }

            samples.AsSpan().Fill(128);
            ForwardTransforms.Dct(differences, coefficients);
            InverseTransforms.AddDct(Array.ConvertAll(coefficients, value => (short)value), samples, 0, 4);
            for (var index = 0; index < 16; index++)
            {
                Assert.InRange(samples[index] - 128 - differences[index], -1, 1);
            }
        }
    }

    private static byte[] Encode(PixelBuffer pixels, int quality, WebPEffort effort) =>
        WebPEncoder.Encode(pixels, new WebPOptions { Quality = quality, Effort = effort });

    private static double ErrorAt(PixelBuffer pixels, int quality)
    {
        using var read = WebPDecoder.Decode(Encode(pixels, quality, WebPEffort.Fast));
        double squares = 0;
        for (var index = 0; index < pixels.Pixels.Length; index++)
        {
            squares += Math.Pow(new PremultipliedRgba(pixels.Pixels[index]).G - new PremultipliedRgba(read.Pixels[index]).G, 2);
        }

        return Math.Sqrt(squares / pixels.Pixels.Length);
    }

    private static IEnumerable<PixelBuffer> All()
    {
        yield return Pictures.Create(1, 1, (_, _) => new Rgba(1, 2, 3));
        yield return Pictures.Card(301, 203, new Rgba(11, 18, 32));
        yield return Pictures.Card(101, 93, new Rgba(11, 18, 32, 100));
        yield return Pictures.Gradient(150, 99);
        yield return Pictures.Noise(70, 61, 1);
        yield return Pictures.Noise(33, 17, 2, translucent: true);
        yield return Pictures.Create(40, 24, (x, y) => ((x ^ y) & 1) != 0 ? new Rgba(255, 255, 255) : new Rgba(0, 0, 0));
    }
}
