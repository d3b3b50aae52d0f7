using OgService.Imaging.Budgets;
using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;
using OgService.Imaging.Quality;
using OgService.Imaging.WebP;
using OgService.Testing;

namespace OgService.Imaging.Tests.Budgets;

public sealed class BudgetEncoderTests
{
    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("webp")]
    public void Never_exceeds_a_budget_that_any_setting_holds(string format)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            using var pixels = Draw(random);
            var sizes = Ladder(format).Where((_, index) => index % 3 == 0 || format == "png").Select(setting => setting.Encode(pixels).Length).ToList();
            foreach (var budget in (int[])[sizes.Min(), sizes.Max(), (sizes.Min() + sizes.Max()) / 2, sizes[random.Next(sizes.Count)], 40])
            {
                var picture = Encode(format, pixels, budget);
                Assert.InRange(picture.Encodes, 1, 3);
                Assert.True(
                    picture.Bytes.Length <= budget || sizes.Min() > budget,
                    $"{format}, seed {seed}: {picture.Bytes.Length} bytes as {picture.Choice}, budget {budget}, smallest {sizes.Min()}");
            }
        }
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("webp")]
    public void Tells_how_alike_the_result_is_and_writes_the_same_bytes_again(string format)
    {
        using var pixels = Noisy(320, 400);
        var budget = format switch { "png" => 60_000, "jpg" => 30_000, _ => 20_000 };
        var picture = Encode(format, pixels, budget);
        Assert.Equal(picture.Bytes, Encode(format, pixels, budget).Bytes);
        using var decoded = ImageDecoder.Decode(picture.Bytes);
        Assert.Equal(StructuralSimilarity.Measure(pixels, decoded.Pixels), picture.Similarity);
        Assert.InRange(picture.Similarity!.Value, 0.7, 0.999);
        Assert.True(picture.IsReduced);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("webp")]
    public void More_bytes_never_look_much_worse(string format)
    {
        using var pixels = Noisy(320, 400);
        var last = 0d;
        foreach (var budget in (int[])[12_000, 25_000, 50_000, 100_000, 400_000])
        {
            var picture = Encode(format, pixels, budget);
            var similarity = picture.Similarity ?? StructuralSimilarity.Measure(pixels, ImageDecoder.Decode(picture.Bytes).Pixels);
            Assert.True(similarity >= last - 0.004, $"{format}, {budget}: {similarity} after {last}");
            last = similarity;
        }
    }

    [Fact]
    public void A_flat_card_is_written_once_and_without_loss()
    {
        using var pixels = Pictures.Card(600, 315, new Rgba(15, 23, 42));
        var picture = BudgetEncoder.EncodePng(pixels, 300_000);
        Assert.Equal((1, false, (double?)1), (picture.Encodes, picture.IsReduced, picture.Similarity));
        Assert.Equal(PngEncoder.Encode(pixels), picture.Bytes);
    }

    [Fact]
    public void Dithers_a_gradient_and_keeps_a_flat_ground_clean()
    {
        using var pixels = Pictures.Create(300, 300, (x, y) => y < 150 ? new Rgba(15, 23, 42) : new Rgba((byte)(x * 255 / 300), (byte)(y * 255 / 300), 128));
        var bytes = PngEncoder.Encode(pixels, new PngOptions { PaletteColors = 16, Dithering = 128 });
        using var decoded = PngDecoder.Decode(bytes);
        Assert.InRange(decoded.Pixels.ToArray().Distinct().Count(), 8, 16);
        Assert.True(decoded.Pixels[..(300 * 150)].IndexOfAnyExcept(pixels.Pixels[0]) < 0);
    }

    [Fact]
    public void A_jpeg_is_as_like_as_asked_for_and_no_finer()
    {
        using var pixels = Noisy(320, 400);
        var last = 0;
        foreach (var target in (double[])[0.8, 0.9, 0.95, 0.98])
        {
            var picture = BudgetEncoder.EncodeJpegLike(pixels, target);
            Assert.InRange(picture.Similarity!.Value, target, target + 0.04);
            Assert.InRange(picture.Bytes.Length, last, int.MaxValue);
            last = picture.Bytes.Length;
        }

        Assert.Equal(100, BudgetEncoder.EncodeJpegLike(pixels, 1).Quality);
        Assert.Throws<ArgumentOutOfRangeException>(() => BudgetEncoder.EncodeJpegLike(pixels, double.NaN));
    }

    [Fact]
    public void A_budget_of_nothing_is_refused()
    {
        using var pixels = PixelBuffer.Create(8, 8);
        Assert.Throws<ArgumentOutOfRangeException>(() => BudgetEncoder.EncodePng(pixels, 0));
    }

    private static BudgetedPicture Encode(string format, PixelBuffer pixels, long budget) => format switch
    {
        "png" => BudgetEncoder.EncodePng(pixels, budget),
        "jpg" => BudgetEncoder.EncodeJpeg(pixels, budget),
        _ => BudgetEncoder.EncodeWebP(pixels, budget),
    };

    private static IEnumerable<PictureSetting> Ladder(string format) => format switch
    {
        "png" => BudgetEncoder.PngLadder(PngOptions.Default, canMerge: true),
        "jpg" => [.. BudgetEncoder.JpegLadder(JpegOptions.Default), .. BudgetEncoder.JpegLadder(new JpegOptions { Sampling = ChromaSampling.Yuv420 })],
        _ => BudgetEncoder.WebPLadder(WebPOptions.Default),
    };

    private static PixelBuffer Draw(Random random)
    {
        var (width, height) = (random.Next(1, 90), random.Next(1, 200));
        return random.Next(4) switch
        {
            0 => Pictures.Noise(width, height, random.Next()),
            1 => Pictures.Gradient(width, height),
            2 => Pictures.Card(width, height, new Rgba(15, 23, 42)),
            _ => Noisy(width, height),
        };
    }

    private static PixelBuffer Noisy(int width, int height)
    {
        var random = new Random(3);
        return Pictures.Create(width, height, (x, y) => new Rgba(
            (byte)((x * 200 / width) + random.Next(40)), (byte)((y * 200 / height) + random.Next(40)), (byte)(100 + random.Next(30))));
    }
}
