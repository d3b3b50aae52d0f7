using System.Numerics;
using OgService.Imaging;
using OgService.Raster.Painting;
using static OgService.Raster.Tests.Pictures;

namespace OgService.Raster.Tests;

public sealed class GradientTests
{
    private static readonly GradientStop[] BlackToWhite = [new(0, new Rgba(0, 0, 0)), new(1, new Rgba(255, 255, 255))];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(0.8f, 0.6f)]
    [InlineData(-1, 0)]
    [InlineData(-0.6f, 0.8f)]
    public void Every_pixel_is_within_a_level_of_the_exact_colour(float x, float y)
    {
        var start = new Vector2(100, 80);
        var end = start + (new Vector2(x, y) * 90);
        var pixels = Draw(200, 160, c => c.FillRectangle(new Rect(0, 0, 200, 160), new LinearGradientPaint(start, end, BlackToWhite)));
        for (var i = 0; i < pixels.Length; i++)
        {
            var (px, py) = ((i % 200) + 0.5, (i / 200) + 0.5);
            var t = (((px - start.X) * x) + ((py - start.Y) * y)) / 90;
            Assert.InRange((pixels[i] & 255) - (Math.Clamp(t, 0, 1) * 255), -1, 1);
        }
    }

    [Fact]
    public void Colours_end_where_they_should_and_never_turn_back()
    {
        var pixels = Draw(600, 1, c => c.FillRectangle(new Rect(0, 0, 600, 1), new LinearGradientPaint(new(50, 0), new(550, 0), BlackToWhite)));
        Assert.All(pixels[..50], pixel => Assert.Equal(0xFF00_0000u, pixel));
        Assert.All(pixels[550..], pixel => Assert.Equal(0xFFFF_FFFFu, pixel));
        Assert.Equal(pixels.Order(), pixels);
        Assert.Equal(256, pixels.Distinct().Count());
    }

    [Fact]
    public void A_row_does_not_depend_on_where_drawing_starts()
    {
        foreach (var paint in AllKinds(dither: false).Concat(AllKinds(dither: true)))
        {
            var whole = Draw(97, 31, c => c.FillRectangle(new Rect(0, 0, 97, 31), paint));
            var parts = Draw(97, 31, c =>
            {
                for (var x = 0; x < 97; x += 13)
                {
                    c.FillRectangle(new Rect(x, 0, 13, 31), paint);
                }
            });
            Assert.Equal(whole, parts);
        }
    }

    [Fact]
    public void Colours_mix_premultiplied()
    {
        // From clear black to red: never darker than red.
        var paint = new LinearGradientPaint(new(0, 0), new(100, 0), [new(0, new Rgba(0, 0, 0, 0)), new(1, new Rgba(255, 0, 0))]);
        Assert.All(Draw(100, 1, c => c.FillRectangle(new Rect(0, 0, 100, 1), paint)), pixel => Assert.Equal(pixel >> 24, pixel & 255));
    }

    [Fact]
    public void Equal_offsets_make_a_hard_edge()
    {
        var paint = new LinearGradientPaint(
            new(0, 0), new(10, 0), [new(0.5f, new Rgba(255, 0, 0)), new(0.2f, new Rgba(0, 0, 255)), new(1, new Rgba(0, 0, 255))]);
        var pixels = Draw(10, 1, c => c.FillRectangle(new Rect(0, 0, 10, 1), paint));
        Assert.All(pixels[..5], pixel => Assert.Equal(0xFF00_00FFu, pixel));
        Assert.All(pixels[5..], pixel => Assert.Equal(0xFFFF_0000u, pixel));
    }

    [Fact]
    public void A_gradient_without_length_paints_its_last_colour_and_one_without_stops_nothing()
    {
        var none = new LinearGradientPaint(new(3, 3), new(3, 3), BlackToWhite);
        Assert.All(Draw(8, 8, c => c.FillRectangle(new Rect(0, 0, 8, 8), none)), pixel => Assert.Equal(0xFFFF_FFFFu, pixel));
        Assert.All(Draw(8, 8, c => c.FillRectangle(new Rect(0, 0, 8, 8), none with { Stops = [] })), pixel => Assert.Equal(0u, pixel));
    }

    [Fact]
    public void Dithering_keeps_the_mean_colour_and_at_most_two_neighbouring_levels()
    {
        GradientStop[] near = [new(0, new Rgba(100, 100, 100)), new(1, new Rgba(102, 102, 102))];
        var plain = new LinearGradientPaint(new(0, 0), new(640, 0), near);
        var pixels = Draw(640, 64, c => c.FillRectangle(new Rect(0, 0, 640, 64), plain with { Dither = true }));
        for (var x = 0; x < 640; x += 64)
        {
            var block = Enumerable.Range(0, 64 * 64).Select(i => pixels[((i / 64) * 640) + x + (i % 64)] & 255).ToArray();
            Assert.InRange(block.Average(level => level), 100 + ((x + 32) / 320.0) - 0.05, 100 + ((x + 32) / 320.0) + 0.05);
            Assert.True(block.Max() - block.Min() <= 2);
        }
    }

    [Fact]
    public void A_radial_gradient_follows_the_distance()
    {
        var pixels = Draw(100, 60, c => c.FillRectangle(
            new Rect(0, 0, 100, 60), new RadialGradientPaint(new(50, 30), new(45, 25), BlackToWhite)));
        for (var i = 0; i < pixels.Length; i++)
        {
            var (u, v) = (((i % 100) + 0.5 - 50) / 45, ((i / 100) + 0.5 - 30) / 25);
            Assert.InRange((pixels[i] & 255) - (Math.Min(1, Math.Sqrt((u * u) + (v * v))) * 255), -1.1, 1.1);
        }
    }

    [Fact]
    public void Turns_are_those_of_the_arc_tangent()
    {
        for (var i = 0; i < 10_000; i++)
        {
            var angle = i / 10_000.0 * Math.Tau;
            Assert.Equal(i / 10_000.0, Turn.Of(37 * Math.Sin(angle), -37 * Math.Cos(angle)), 1e-7);
        }
    }

    private static IEnumerable<GradientPaint> AllKinds(bool dither)
    {
        GradientStop[] stops = [new(0.1f, new Rgba(250, 30, 70, 200)), new(0.7f, new Rgba(10, 90, 250)), new(0.9f, new Rgba(0, 200, 0, 90))];
        yield return new LinearGradientPaint(new(-3.3f, 2.1f), new(80.7f, 29), stops) { Dither = dither };
        yield return new LinearGradientPaint(new(3.3f, 0), new(80.7f, 0), stops) { Dither = dither };
        yield return new LinearGradientPaint(new(0, 25), new(0, 4), stops) { Dither = dither };
        yield return new RadialGradientPaint(new(40.1f, 9.7f), new(33.3f, 17.1f), stops) { Dither = dither };
        yield return new ConicGradientPaint(new(40.1f, 9.7f), 0.3f, stops) { Dither = dither };
    }
}
