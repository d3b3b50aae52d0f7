using System.Numerics;
using OgService.Imaging;
using static OgService.Raster.Tests.Pictures;

namespace OgService.Raster.Tests;

public sealed class ShadowTests
{
    private static readonly Rgba Ink = new(0, 0, 0);

    [Theory]
    [InlineData(120, 80, 0, 0, 10)]
    [InlineData(120, 80, 24, 24, 30)]
    [InlineData(60, 40, 20, 20, 40)]
    [InlineData(90, 90, 45, 45, 16)]
    [InlineData(100, 60, 8, 30, 6)]
    [InlineData(100, 60, 5, 12, 2)]
    [InlineData(11, 9, 3, 4, 24)]
    [InlineData(60, 50, 20, 5, 2)]
    public void A_shadow_is_within_two_levels_of_the_true_gaussian(int width, int height, float radius, float otherRadius, float blur)
    {
        // The shape and the blur four times as large, then averaged: a kernel sampled at whole pixels is no true Gaussian for small blurs.
        const int Size = 240;
        var scale = blur <= 2 ? 4 : 1;
        var box = new Rect((Size - width) / 2, (Size - height) / 2, width, height);
        var radii = new CornerRadii(radius, otherRadius, radius, otherRadius);
        var shape = Path.RoundedRectangle(box, radii).Transform(Matrix3x2.CreateScale(scale));
        var sharp = Alphas(Draw(Size * scale, Size * scale, c => c.Fill(shape, Black)));
        var expected = Shrink(Blur(sharp, Size * scale, blur / 2 * scale), Size, scale);
        var actual = Alphas(Draw(Size, Size, c => c.DrawShadow(box, radii, default, blur, 0, Ink, clipToOutside: false)));
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - Math.Round(expected[i])) <= 2, $"{i % Size},{i / Size}: {actual[i]} for {expected[i]:F2}");
        }
    }

    [Fact]
    public void A_large_box_casts_the_same_shadow_as_one_computed_whole()
    {
        // Sliced at a size where every slice is used, against single corners of boxes too small to slice.
        var large = Alphas(Draw(400, 300, c => c.DrawShadow(new Rect(60.5f, 50, 280, 200), CornerRadii.All(20), default, 20, 0, Ink, false)));
        var corner = Alphas(Draw(400, 300, c => c.DrawShadow(new Rect(60.5f, 50, 107, 105), CornerRadii.All(20), default, 20, 0, Ink, false)));
        for (var y = 0; y < 95; y++)
        {
            Assert.Equal(corner.AsSpan(y * 400, 95), large.AsSpan(y * 400, 95));
        }

        Assert.Equal(255, large[(150 * 400) + 200]);
    }

    [Fact]
    public void A_shadow_falls_smoothly_and_alike_on_both_sides()
    {
        var pixels = Alphas(Draw(301, 201, c => c.DrawShadow(new Rect(50, 50, 201, 101), CornerRadii.All(16), default, 30, 0, Ink, false)));
        for (var y = 0; y < 201; y++)
        {
            for (var x = 0; x < 301; x++)
            {
                Assert.InRange(pixels[(y * 301) + x] - pixels[(y * 301) + 300 - x], -1, 1);
                Assert.InRange(pixels[(y * 301) + x] - pixels[((200 - y) * 301) + x], -1, 1);
                if (x is > 0 and <= 150)
                {
                    Assert.InRange(pixels[(y * 301) + x] - pixels[(y * 301) + x - 1], 0, 8);
                }
            }
        }
    }

    [Fact]
    public void It_is_not_painted_under_the_box()
    {
        var box = new Rect(40, 30, 100, 60);
        var pixels = Draw(180, 140, c => c.DrawShadow(box, CornerRadii.All(10), new Vector2(0, 8), 20, 3, Ink));
        var whole = Draw(180, 140, c => c.DrawShadow(box, CornerRadii.All(10), new Vector2(0, 8), 20, 3, Ink, clipToOutside: false));
        var own = Alphas(Draw(180, 140, c => c.FillRoundedRectangle(box, CornerRadii.All(10), Black)));
        for (var i = 0; i < pixels.Length; i++)
        {
            var expected = (whole[i] >> 24) * (255 - own[i]) / 255.0;
            Assert.InRange((pixels[i] >> 24) - expected, -0.51, 0.51);
        }
    }

    [Fact]
    public void Without_blur_it_is_the_moved_and_grown_box()
    {
        var shadow = Draw(60, 60, c => c.DrawShadow(new Rect(20, 20, 20, 20), default, new Vector2(3, 5), 0, 2, Ink, clipToOutside: false));
        Assert.Equal(Draw(60, 60, c => c.FillRectangle(new Rect(21, 23, 24, 24), Black)), shadow);
    }

    [Fact]
    public void The_same_shadow_comes_from_the_cache_as_from_scratch()
    {
        uint[] Shadow(float blur) => Draw(300, 200, c => c.DrawShadow(new Rect(60, 50, 180, 100), CornerRadii.All(12), default, blur, 0, Ink));
        var first = Shadow(18);
        for (var i = 0; i < 60; i++)
        {
            Shadow(19 + (i * 0.1f));
        }

        Assert.Equal(first, Shadow(18));
        Assert.Equal(first, Shadow(18));
    }

    private static double[] Shrink(double[] large, int size, int scale)
    {
        var small = new double[size * size];
        for (var i = 0; i < large.Length; i++)
        {
            small[(i / (size * scale) / scale * size) + (i % (size * scale) / scale)] += large[i] / (scale * scale);
        }

        return small;
    }

    private static double[] Blur(int[] sharp, int size, double sigma)
    {
        var reach = (int)Math.Ceiling(sigma * 5) + 1;
        var kernel = Enumerable.Range(-reach, (2 * reach) + 1).Select(i => Math.Exp(-i * i / (2 * sigma * sigma))).ToArray();
        var sum = kernel.Sum();
        var across = new double[sharp.Length];
        var both = new double[sharp.Length];
        for (var i = 0; i < sharp.Length; i++)
        {
            var x = i % size;
            for (var k = Math.Max(-reach, -x); k <= Math.Min(reach, size - 1 - x); k++)
            {
                across[i] += sharp[i + k] * kernel[k + reach] / sum;
            }
        }

        for (var i = 0; i < sharp.Length; i++)
        {
            var y = i / size;
            for (var k = Math.Max(-reach, -y); k <= Math.Min(reach, size - 1 - y); k++)
            {
                both[i] += across[i + (k * size)] * kernel[k + reach] / sum;
            }
        }

        return both;
    }
}
