using OgService.Imaging.Png;
using OgService.Testing;

namespace OgService.Imaging.Tests.Png;

public class PngEncoderTests
{
    public static TheoryData<int> ColorCounts => [1, 2, 3, 4, 5, 15, 16, 17, 255, 256, 257, 300];

    [Theory]
    [MemberData(nameof(ColorCounts))]
    public void Every_count_of_colors_comes_back(int count)
    {
        using var opaque = Pictures.Create(37, 29, (x, y) => new Rgba((byte)(((37 * y) + x) % count), (byte)((((37 * y) + x) % count) >> 8), 9));
        AssertRoundTrip(opaque);
        using var gray = Pictures.Create(37, 29, (x, y) => Gray((byte)(((37 * y) + x) % Math.Min(count, 256))));
        AssertRoundTrip(gray);

        // Alphas from 128 on, where no two of these colours fall together by multiplication.
        using var translucent = Pictures.Create(37, 29, (x, y) => new Rgba(
            0, 0, (byte)((((37 * y) + x) % count) >> 6 << 6), (byte)(192 + (((37 * y) + x) % count % 64))));
        AssertRoundTrip(translucent);
    }

    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(2, 1, 3)]
    [InlineData(3, 2, 3)]
    [InlineData(4, 2, 3)]
    [InlineData(5, 4, 3)]
    [InlineData(16, 4, 3)]
    [InlineData(17, 8, 3)]
    [InlineData(256, 8, 3)]
    [InlineData(257, 8, 2)]
    public void The_depth_is_the_smallest_that_numbers_the_colors(int count, int depth, int colorType)
    {
        using var pixels = Pictures.Create(32, 32, (x, y) => new Rgba((byte)(((32 * y) + x) % count), (byte)((((32 * y) + x) % count) >> 8), 9));
        var file = PngEncoder.Encode(pixels);
        Assert.Equal((depth, colorType), (file[24], file[25]));
    }

    [Fact]
    public void Every_width_comes_back()
    {
        for (var width = 1; width <= 40; width++)
        {
            using var two = Pictures.Create(width, 5, (x, y) => Gray((x ^ y) % 3 == 0 ? (byte)255 : (byte)0));
            using var eleven = Pictures.Create(width, 7, (x, y) => new Rgba((byte)((x + (3 * y)) % 11), 0, 0));
            using var noise = Pictures.Noise(width, 15, width);
            using var translucentNoise = Pictures.Noise(width, 15, width, translucent: true);
            using var gradient = Pictures.Gradient(width, 300);
            AssertRoundTrip(two);
            AssertRoundTrip(eleven);
            AssertRoundTrip(noise);
            AssertRoundTrip(translucentNoise);
            AssertRoundTrip(gradient);
        }
    }

    [Fact]
    public void Large_pictures_come_back()
    {
        using var card = Pictures.Card(1_200, 630, new Rgba(11, 18, 32));
        using var clear = Pictures.Card(1_200, 630, new Rgba(0, 0, 0, 0));
        using var gradient = Pictures.Gradient(640, 480);
        using var noise = Pictures.Noise(400, 400, 1);
        AssertRoundTrip(card);
        AssertRoundTrip(clear);
        AssertRoundTrip(gradient);
        AssertRoundTrip(noise);
    }

    [Fact]
    public void Every_stored_pixel_comes_back_exactly_from_straight_alpha()
    {
        for (var alpha = 0u; alpha < 256; alpha++)
        {
            for (var channel = 0u; channel <= alpha; channel++)
            {
                var stored = channel | (channel << 8) | (channel << 16) | (alpha << 24);
                var straight = StraightAlpha.From(stored);
                Assert.Equal(stored, PremultipliedRgba.From(new Rgba((byte)straight, (byte)(straight >> 8), (byte)(straight >> 16), (byte)(straight >> 24))).Packed);
            }
        }
    }

    [Fact]
    public void Transparency_is_written_only_where_there_is_some()
    {
        using var opaque = Pictures.Create(9, 9, (x, _) => new Rgba((byte)x, 1, 2));
        Assert.Equal(-1, PngEncoder.Encode(opaque).AsSpan().IndexOf("tRNS"u8));

        // Ground first, then the one translucent colour: two bytes.
        using var glass = Pictures.Create(9, 9, (x, y) => x == 8 && y == 8 ? new Rgba(200, 100, 0, 128) : new Rgba((byte)(x / 4), 1, 2));
        var file = PngEncoder.Encode(glass);
        var at = file.AsSpan().IndexOf("tRNS"u8);
        Assert.Equal((2, 255, 128), (file[at - 1], file[at + 4], file[at + 5]));
        AssertRoundTrip(glass);
    }

    [Fact]
    public void An_unrelated_decoder_reads_our_files()
    {
        using var card = Pictures.Card(300, 200, new Rgba(11, 18, 32));
        using var glass = Pictures.Card(300, 200, new Rgba(110, 180, 32, 90));
        using var gradient = Pictures.Gradient(300, 200);
        using var translucentNoise = Pictures.Noise(60, 50, 1, translucent: true);
        using var gray = Pictures.Create(50, 40, (x, y) => Gray((byte)(x * y % 200)));
        foreach (var pixels in (PixelBuffer[])[card, glass, gradient, translucentNoise, gray])
        {
            foreach (var effort in Enum.GetValues<PngEffort>())
            {
                var file = PngEncoder.Encode(pixels, new PngOptions { Effort = effort });
                var (width, height, read) = Tools.ReadPnm(Tools.Run("pngtopnm", file, "-alphapam"));
                Assert.Equal((pixels.Width, pixels.Height), (width, height));
                for (var index = 0; index < read.Length; index++)
                {
                    Assert.Equal(pixels.Pixels[index], PremultipliedRgba.From(read[index]).Packed);
                }
            }
        }
    }

    [Fact]
    public void A_checker_finds_nothing_wrong()
    {
        using var card = Pictures.Card(300, 200, new Rgba(11, 18, 32, 99));
        Tools.Run("pngcheck", PngEncoder.Encode(card), "-q");
    }

    [Fact]
    public void A_flat_card_is_small()
    {
        using var card = Pictures.Card(1_200, 630, new Rgba(11, 18, 32));
        Assert.InRange(PngEncoder.Encode(card).Length, 100, 4_000);
    }

    [Fact]
    public void Vector_and_scalar_filters_agree()
    {
        var random = new Random(1);
        var row = new byte[1_000];
        var above = new byte[1_000];
        random.NextBytes(row);
        random.NextBytes(above);
        for (var length = 0; length < 1_000; length += 1 + (length / 20))
        {
            foreach (var pixelLength in (int[])[1, 3, 4])
            {
                AssertSameFilter<NoFilter>(row.AsSpan(0, length), above.AsSpan(0, length), pixelLength);
                AssertSameFilter<SubFilter>(row.AsSpan(0, length), above.AsSpan(0, length), pixelLength);
                AssertSameFilter<UpFilter>(row.AsSpan(0, length), above.AsSpan(0, length), pixelLength);
                AssertSameFilter<AverageFilter>(row.AsSpan(0, length), above.AsSpan(0, length), pixelLength);
                AssertSameFilter<PaethFilter>(row.AsSpan(0, length), above.AsSpan(0, length), pixelLength);
            }
        }
    }

    [Fact]
    public void Vector_and_scalar_pixel_packing_agree()
    {
        using var noise = Pictures.Noise(41, 1, 3);
        for (var width = 1; width <= 41; width++)
        {
            var byVector = new byte[(3 * width) + 4];
            var byScalar = new byte[(3 * width) + 4];
            TrueColorImage.WriteOpaque(noise.Row(0)[..width], byVector);
            TrueColorImage.WriteOpaque(noise.Row(0)[..width], byScalar, vectors: false);
            Assert.Equal(byScalar[..(3 * width)], byVector[..(3 * width)]);
        }
    }

    private static Rgba Gray(byte value) => new(value, value, value);

    private static void AssertSameFilter<TFilter>(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixelLength)
        where TFilter : struct, IRowFilter
    {
        var byVector = new byte[row.Length];
        var byScalar = new byte[row.Length];
        Assert.Equal(
            RowFiltering.Filter<TFilter>(row, above, pixelLength, byScalar, vectors: false),
            RowFiltering.Filter<TFilter>(row, above, pixelLength, byVector));
        Assert.Equal(byScalar, byVector);
    }

    private static void AssertRoundTrip(PixelBuffer pixels)
    {
        foreach (var effort in Enum.GetValues<PngEffort>())
        {
            using var read = PngDecoder.Decode(PngEncoder.Encode(pixels, new PngOptions { Effort = effort }));
            Pictures.AssertSame(pixels, read);
        }
    }
}
