using OgService.Imaging.Jpeg;
using OgService.Imaging.Quality;
using OgService.Testing;

namespace OgService.Imaging.Tests.Quality;

public sealed class StructuralSimilarityTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(7, 9)]
    [InlineData(64, 33)]
    public void A_picture_is_wholly_like_itself(int width, int height)
    {
        using var pixels = Pictures.Noise(width, height, 5);
        Assert.Equal(1, StructuralSimilarity.Measure(pixels, pixels), 12);
    }

    [Fact]
    public void Coarser_quality_is_less_alike()
    {
        using var pixels = Pictures.Card(240, 160, new Rgba(20, 40, 90));
        var last = 1d;
        foreach (var quality in (int[])[95, 80, 50, 20, 5])
        {
            using var decoded = JpegDecoder.Decode(JpegEncoder.Encode(pixels, new JpegOptions { Quality = quality }));
            var similarity = StructuralSimilarity.Measure(pixels, decoded);
            Assert.InRange(similarity, 0.3, last);
            last = similarity;
        }
    }

    // Means 0 and 255 without any variance: only the first constant keeps the quotient from 0.
    [Fact]
    public void Black_and_white_are_as_unlike_as_the_formula_says()
    {
        using var black = Pictures.Create(32, 32, (_, _) => new Rgba(0, 0, 0));
        using var white = Pictures.Create(32, 32, (_, _) => new Rgba(255, 255, 255));
        const double luma = 6.5025 / ((255 * 255) + 6.5025);
        Assert.Equal((0.8 * luma) + 0.2, StructuralSimilarity.Measure(black, white), 10);
    }

    [Fact]
    public void Refuses_pictures_of_different_sizes()
    {
        using var first = PixelBuffer.Create(8, 8);
        using var second = PixelBuffer.Create(8, 9);
        Assert.Throws<ArgumentException>(() => StructuralSimilarity.Measure(first, second));
    }
}
