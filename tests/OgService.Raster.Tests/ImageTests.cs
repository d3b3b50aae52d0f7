using OgService.Imaging;
using OgService.Raster.Images;
using static OgService.Raster.Tests.Pictures;

namespace OgService.Raster.Tests;

public sealed class ImageTests
{
    [Fact]
    public void At_its_own_size_a_picture_is_copied_exactly()
    {
        using var image = Noise(40, 30);
        var drawn = Draw(60, 50, c => c.DrawImage(image, new Rect(5, 6, 20, 18), new Rect(11, 7, 20, 18)));
        for (var y = 0; y < 18; y++)
        {
            Assert.Equal(image.Row(y + 6).Slice(5, 20), drawn.AsSpan(((y + 7) * 60) + 11, 20));
        }
    }

    [Theory]
    [InlineData(0xFF33_6699u)]
    [InlineData(0xFF00_0001u)]
    [InlineData(0xFFFE_FF00u)]
    [InlineData(0x8040_2010u)]
    public void One_colour_stays_that_colour_at_any_size(uint color)
    {
        using var image = PixelBuffer.Create(37, 23);
        image.Pixels.Fill(color);
        foreach (var (width, height) in new[] { (5, 3), (90, 70), (36, 24), (1, 1), (37, 7) })
        {
            Assert.All(
                Draw(width, height, c => c.DrawImage(image, new Rect(0, 0, 37, 23), new Rect(0, 0, width, height))),
                pixel => Assert.Equal(color, pixel));
        }
    }

    [Fact]
    public void Reducing_counts_every_source_pixel_by_its_light()
    {
        // Black and white lines: half the light is sRGB level 188.
        using var image = PixelBuffer.Create(64, 64);
        for (var i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = (i & 1) == 0 ? 0xFF00_0000 : 0xFFFF_FFFF;
        }

        var small = Draw(8, 8, c => c.DrawImage(image, new Rect(0, 0, 64, 64), new Rect(0, 0, 8, 8)));
        Assert.All(small, pixel => Assert.InRange(pixel & 255, 184u, 192u));
    }

    [Theory]
    [InlineData(50, 40)]
    [InlineData(33, 21)]
    [InlineData(9, 7)]
    public void The_light_of_a_picture_stays_what_it_was(int width, int height)
    {
        using var image = Noise(100, 80);
        foreach (ref var pixel in image.Pixels)
        {
            pixel |= 0xFF00_0000;
        }

        var small = Draw(width, height, c => c.DrawImage(image, new Rect(0, 0, 100, 80), new Rect(0, 0, width, height)));
        foreach (var shift in (int[])[0, 8, 16])
        {
            double Mean(ReadOnlySpan<uint> pixels)
            {
                double sum = 0;
                foreach (var pixel in pixels)
                {
                    sum += LinearLight.FromSrgb((pixel >> shift) & 255);
                }

                return sum / pixels.Length;
            }

            // What is clipped and rounded, and edges that count a little more or less.
            Assert.Equal(Mean(image.Pixels), Mean(small), 0.012);
        }
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(31, 17)]
    [InlineData(200, 190)]
    public void Colours_do_not_change_towards_a_transparent_edge(int width, int height)
    {
        using var image = PixelBuffer.Create(120, 120);
        for (var y = 30; y < 90; y++)
        {
            image.Row(y).Slice(30, 60).Fill(0xFF20_80D0);
        }

        foreach (var pixel in Draw(width, height, c => c.DrawImage(image, new Rect(0, 0, 120, 120), new Rect(0, 0, width, height))))
        {
            // One level of a premultiplied channel is this many of the colour itself.
            var alpha = (int)(pixel >> 24);
            var step = (255 / Math.Max(1, alpha)) + 1;
            Assert.InRange(alpha == 0 ? 0xD0 : (int)(pixel & 255) * 255 / alpha, 0xD0 - step, 0xD0 + step);
            Assert.InRange(alpha == 0 ? 0x80 : (int)((pixel >> 8) & 255) * 255 / alpha, 0x80 - step, 0x80 + step);
        }
    }

    [Fact]
    public void Fine_detail_survives_reducing_and_finer_detail_leaves_no_pattern()
    {
        // Lines of light that rise and fall every 3 pixels of the target, then twice a pixel.
        Assert.InRange(Swing(periodInTarget: 3), 0.6, 1.05);
        Assert.InRange(Swing(periodInTarget: 0.5), 0, 0.05);

        static double Swing(double periodInTarget)
        {
            using var image = PixelBuffer.Create(400, 4);
            for (var x = 0; x < 400; x++)
            {
                var light = 0.5 + (0.4 * Math.Sin(2 * Math.PI * (x + 0.5) / (4 * periodInTarget)));
                var level = (uint)LinearLight.ToSrgb((float)light);
                for (var y = 0; y < 4; y++)
                {
                    image.Row(y)[x] = 0xFF00_0000 | (level * 0x0001_0101);
                }
            }

            var small = Draw(100, 1, c => c.DrawImage(image, new Rect(0, 0, 400, 4), new Rect(0, 0, 100, 1)));
            var lights = small[10..90].Select(pixel => LinearLight.FromSrgb(pixel & 255)).ToArray();
            return (lights.Max() - lights.Min()) / 0.8;
        }
    }

    [Fact]
    public void A_part_drawn_alone_shows_nothing_of_its_neighbours()
    {
        using var image = PixelBuffer.Create(30, 10);
        for (var i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = i % 30 is >= 10 and < 20 ? 0xFF00_FF00 : 0xFF00_00FF;
        }

        Assert.All(
            Draw(40, 40, c => c.DrawImage(image, new Rect(10, 0, 10, 10), new Rect(0, 0, 40, 40))),
            pixel => Assert.Equal(0xFF00_FF00u, pixel));
    }

    [Fact]
    public void What_lies_outside_the_picture_is_left_out()
    {
        using var image = PixelBuffer.Create(10, 10);
        image.Pixels.Fill(0xFFFF_FFFF);
        var drawn = Draw(40, 40, c => c.DrawImage(image, new Rect(-5, 0, 20, 10), new Rect(0, 0, 40, 20)));
        Assert.Equal(Draw(40, 40, c => c.FillRectangle(new Rect(10, 0, 20, 20), White)), drawn);
    }

    [Fact]
    public void Drawing_a_part_of_the_destination_gives_the_same_pixels()
    {
        using var image = Noise(50, 41);
        var whole = Draw(120, 90, c => c.DrawImage(image, new Rect(0, 0, 50, 41), new Rect(-13.3f, -8.1f, 140, 70)));
        var clipped = Draw(120, 90, c =>
        {
            c.PushClip(new Rect(31, 17, 44, 23), default);
            c.DrawImage(image, new Rect(0, 0, 50, 41), new Rect(-13.3f, -8.1f, 140, 70));
            c.PopClip();
        });
        for (var y = 17; y < 40; y++)
        {
            Assert.Equal(whole.AsSpan((y * 120) + 31, 44), clipped.AsSpan((y * 120) + 31, 44));
        }

        HostileInputTests.AssertPremultiplied(whole);
    }

    [Fact]
    public void Levels_survive_the_way_to_light_and_back()
    {
        for (uint level = 0; level < 256; level++)
        {
            Assert.Equal(level, LinearLight.ToSrgb(LinearLight.FromSrgb(level)));
            var exact = level <= 10 ? level / 255.0 / 12.92 : Math.Pow(((level / 255.0) + 0.055) / 1.055, 2.4);
            Assert.Equal(exact, LinearLight.FromSrgb(level), 1e-7);
        }
    }

    private static PixelBuffer Noise(int width, int height)
    {
        var random = new Random(2);
        var image = PixelBuffer.Create(width, height);
        foreach (ref var pixel in image.Pixels)
        {
            pixel = PremultipliedRgba.From(
                new Rgba((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256))).Packed;
        }

        return image;
    }
}
