using OgService.Imaging;
using OgService.Raster.Filters;
using static OgService.Raster.Tests.Pictures;

namespace OgService.Raster.Tests;

public sealed class FilterTests
{
    private static readonly Rgba Red = new(255, 0, 0);

    public static TheoryData<string, PixelFilter> Filters => new()
    {
        { "brightness", ColorFilter.Brightness(1.7) },
        { "contrast", ColorFilter.Contrast(0.3) },
        { "saturate", ColorFilter.Saturate(3) },
        { "grayscale", ColorFilter.Grayscale(0.7) },
        { "sepia", ColorFilter.Sepia(1) },
        { "invert", ColorFilter.Invert(0.8) },
        { "hue-rotate", ColorFilter.HueRotate(75) },
        { "opacity", ColorFilter.Opacity(0.3) },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Colours_change_the_same_in_vectors_and_one_by_one_and_stay_within_alpha(string name, PixelFilter filter)
    {
        using var many = Noise(61, 7);
        var before = many.Pixels.ToArray();
        filter.Apply(many);
        for (var i = 0; i < before.Length; i++)
        {
            using var one = PixelBuffer.Create(1, 1);
            one.Pixels[0] = before[i];
            filter.Apply(one);
            Assert.True(one.Pixels[0] == many.Pixels[i], name);
            var alpha = many.Pixels[i] >> 24;
            Assert.True((many.Pixels[i] & 255) <= alpha && ((many.Pixels[i] >> 8) & 255) <= alpha && ((many.Pixels[i] >> 16) & 255) <= alpha);
        }
    }

    [Fact]
    public void Amounts_that_change_nothing_change_nothing()
    {
        PixelFilter[] still =
        [
            ColorFilter.Brightness(1), ColorFilter.Contrast(1), ColorFilter.Saturate(1), ColorFilter.Grayscale(0), ColorFilter.Sepia(0), ColorFilter.Invert(0),
            ColorFilter.HueRotate(0), ColorFilter.Opacity(1), new BlurFilter(0),
        ];
        Assert.All(still, filter =>
        {
            using var pixels = Noise(20, 3);
            var before = pixels.Pixels.ToArray();
            filter.Apply(pixels);
            Assert.Equal(before, pixels.Pixels.ToArray());
        });
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(1.5)]
    [InlineData(2.5)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(17)]
    [InlineData(40)]
    public void A_blurred_box_is_its_shadow(double sigma)
    {
        var box = new Rect(150, 150, 100, 100);
        var shadow = Alphas(Draw(400, 400, c => c.DrawShadow(box, default, default, (float)(2 * sigma), 0, Red, clipToOutside: false)));
        var blurred = Alphas(Draw(400, 400, c =>
        {
            c.PushLayer(new LayerStyle { Filters = [new BlurFilter(sigma)] });
            c.FillRectangle(box, Paint.Solid(Red));
            c.PopLayer();
        }));
        Assert.InRange(shadow.Zip(blurred).Max(pair => Math.Abs(pair.First - pair.Second)), 0, 10);
        Assert.InRange(blurred.Sum() / (double)shadow.Sum(), 0.985, 1.015);
    }

    [Fact]
    public void What_lies_outside_shines_in_when_it_is_blurred()
    {
        var alphas = Alphas(Draw(40, 40, c =>
        {
            c.PushLayer(new LayerStyle { Filters = [new BlurFilter(6)], Bounds = new Rect(-30, 0, 30, 40) });
            c.FillRectangle(new Rect(-30, 0, 30, 40), Black);
            c.PopLayer();
        }));
        Assert.InRange(alphas[20 * 40], 100, 128);
        Assert.InRange(alphas[(20 * 40) + 8], 10, 40);
    }

    [Fact]
    public void Bounds_of_a_layer_change_no_pixel()
    {
        var ink = new Rect(30, 20, 40, 30);
        var plain = Blurred(null);
        Assert.Equal(plain, Blurred(ink));

        uint[] Blurred(Rect? bounds) => Draw(100, 80, c =>
        {
            c.PushLayer(new LayerStyle { Filters = [new BlurFilter(1.7), ColorFilter.HueRotate(30)], Opacity = 0.8f, Bounds = bounds });
            c.FillRectangle(ink, Paint.Solid(Red));
            c.PopLayer();
        }, new Rgba(10, 200, 30));
    }

    [Fact]
    public void Glass_shows_nothing_of_what_lies_beside_it()
    {
        var pixels = Draw(60, 20, c =>
        {
            c.FillRectangle(new Rect(0, 0, 30, 20), Paint.Solid(Red));
            c.FilterBackdrop(new Rect(30, 0, 30, 20), default, [new BlurFilter(8)]);
        }, new Rgba(0, 0, 255));
        Assert.All(Enumerable.Range(30, 30), x => Assert.Equal(0xFFFF_0000u, pixels[(10 * 60) + x]));
        Assert.All(Enumerable.Range(0, 30), x => Assert.Equal(0xFF00_00FFu, pixels[(10 * 60) + x]));
    }

    [Fact]
    public void A_drop_shadow_lies_under_the_picture()
    {
        var pixels = Draw(40, 40, c =>
        {
            c.PushLayer(new LayerStyle { Filters = [new DropShadowFilter(5, 6, 0, new Rgba(0, 0, 255))] });
            c.FillRectangle(new Rect(10, 10, 10, 10), Paint.Solid(Red));
            c.PopLayer();
        });
        Assert.Equal(0xFF00_00FFu, pixels[(19 * 40) + 19]);
        Assert.Equal(0xFFFF_0000u, pixels[(25 * 40) + 24]);
        Assert.Equal(0u, pixels[(26 * 40) + 24]);
    }

    // The same with and without vectors, on every machine.
    [Theory]
    [InlineData(0.9, "aedbbfa2e4610bf4")]
    [InlineData(3.3, "625ba90be551601e")]
    [InlineData(21, "a1b8b88f749421e2")]
    public void Blurs_are_the_same_bits_everywhere(double sigma, string expected)
    {
        using var pixels = Noise(150, 90);
        PixelBlur.Blur(pixels, sigma, FilterEdge.Mirror);
        Assert.Equal(expected, Hash(pixels.Pixels.ToArray()));
    }

    [Fact]
    public void Any_size_and_any_blur_are_safe()
    {
        foreach (var (width, height) in new[] { (1, 1), (1, 40), (40, 1), (3, 5), (17, 129) })
        {
            foreach (var sigma in new[] { double.NaN, -4, 0, 0.2, 1, 2, 7.99, 8, 40 })
            {
                foreach (var edge in new[] { FilterEdge.Transparent, FilterEdge.Mirror })
                {
                    using var pixels = Noise(width, height);
                    PixelBlur.Blur(pixels, sigma, edge);
                    Assert.All(pixels.Pixels.ToArray(), pixel => Assert.True((pixel & 255) <= pixel >> 24));
                }
            }
        }
    }

    private static PixelBuffer Noise(int width, int height)
    {
        var random = new Random(7);
        var pixels = PixelBuffer.Create(width, height);
        foreach (ref var pixel in pixels.Pixels)
        {
            pixel = PremultipliedRgba.From(new Rgba((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256))).Packed;
        }

        return pixels;
    }
}
