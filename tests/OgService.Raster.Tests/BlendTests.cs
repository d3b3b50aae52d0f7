using OgService.Imaging;
using OgService.Raster.Blending;

namespace OgService.Raster.Tests;

public sealed class BlendTests
{
    [Fact]
    public void Source_over_is_exact_for_every_alpha_and_channel()
    {
        for (uint alpha = 0; alpha < 256; alpha++)
        {
            for (uint below = 0; below < 256; below++)
            {
                // White at this alpha over an opaque grey: alpha + below · (255 − alpha) / 255, rounded.
                var source = alpha * 0x0101_0101u;
                var target = (below * 0x0001_0101u) | 0xFF00_0000u;
                var exact = alpha + (uint)Math.Floor((below * (255 - alpha) / 255.0) + 0.5);
                var expected = (exact * 0x0001_0101u) | 0xFF00_0000u;
                Assert.Equal(expected, ScalarBlend.Over(target, source, 255));

                // The same by coverage of an opaque colour: rounded once.
                var mixed = (uint)Math.Floor((((alpha * 200) + (below * (255 - alpha))) / 255.0) + 0.5);
                Assert.Equal((mixed * 0x0001_0101u) | 0xFF00_0000u, ScalarBlend.Over(target, 0xFFC8_C8C8u, alpha));
            }
        }
    }

    [Fact]
    public void Vectors_and_single_pixels_agree_at_every_length_and_place()
    {
        var random = new Random(11);
        for (var round = 0; round < 400; round++)
        {
            var length = random.Next(0, 70);
            var offset = random.Next(0, 9);
            var target = Pixels(random, length + offset + 9);
            var source = Pixels(random, length);
            var coverage = Coverage(random, length);
            var color = round % 3 == 0 ? Pixel(random, 255) : Pixel(random, random.Next(256));
            var level = (byte)(round % 5 == 0 ? 255 : random.Next(256));
            Check(target, offset, length, span => PixelBlend.Solid(span, color, level), (below, _) => ScalarBlend.Over(below, color, level));
            Check(target, offset, length, span => PixelBlend.Solid(span, coverage, color), (below, i) => ScalarBlend.Over(below, color, coverage[i]));
            Check(target, offset, length, span => PixelBlend.Pixels(span, source, level), (below, i) => ScalarBlend.Over(below, source[i], level));
            Check(target, offset, length, span => PixelBlend.Pixels(span, source, coverage), (below, i) => ScalarBlend.Over(below, source[i], coverage[i]));
        }
    }

    [Fact]
    public void Products_of_coverage_are_exact()
    {
        var left = new byte[65_536];
        var right = new byte[65_536];
        for (var i = 0; i < left.Length; i++)
        {
            (left[i], right[i]) = ((byte)i, (byte)(i >> 8));
        }

        var product = left.ToArray();
        CoverageBlend.Multiply(product, right);
        var inverse = left.ToArray();
        CoverageBlend.MultiplyInverse(inverse.AsSpan(0, 65_535), right);
        for (var i = 0; i < left.Length - 1; i++)
        {
            Assert.Equal((byte)Math.Floor((left[i] * right[i] / 255.0) + 0.5), product[i]);
            Assert.Equal((byte)Math.Floor((left[i] * (255 - right[i]) / 255.0) + 0.5), inverse[i]);
        }
    }

    [Fact]
    public void Opaque_pictures_stay_opaque()
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var over = ScalarBlend.Over(Pixel(random, 255), Pixel(random, random.Next(256)), (uint)random.Next(256));
            Assert.Equal(255u, over >> 24);
        }
    }

    [Fact]
    public void A_mask_at_the_very_end_of_the_picture_is_drawn_like_any_other()
    {
        var mask = CoverageMask.From(Path.RoundedRectangle(new Rect(0, 0, 11, 9), CornerRadii.All(4)));
        var color = new Rgba(200, 10, 90, 130);
        var there = Pictures.Draw(31, 20, c => c.FillMask(mask, 20, 11, Paint.Solid(color)), new Rgba(3, 200, 7));
        var here = Pictures.Draw(31, 20, c => c.FillMask(mask, 0, 0, Paint.Solid(color)), new Rgba(3, 200, 7));
        for (var y = 0; y < 9; y++)
        {
            Assert.Equal(here.AsSpan(y * 31, 11), there.AsSpan(((y + 11) * 31) + 20, 11));
            Assert.Equal(there[0], there[((y + 11) * 31) + 19]);
        }
    }

    private static void Check(uint[] target, int offset, int length, Action<Span<uint>> draw, Func<uint, int, uint> single)
    {
        var drawn = target.ToArray();
        draw(drawn.AsSpan(offset, length));
        for (var i = 0; i < target.Length; i++)
        {
            var inside = i >= offset && i < offset + length;
            Assert.Equal(inside ? single(target[i], i - offset) : target[i], drawn[i]);
        }
    }

    private static uint[] Pixels(Random random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => Pixel(random, random.Next(3) switch { 0 => 0, 1 => 255, _ => random.Next(256) }))];

    private static byte[] Coverage(Random random, int length)
    {
        // Runs of nothing and of everything, as in masks.
        var coverage = new byte[length];
        for (var i = 0; i < length;)
        {
            var run = Math.Min(length - i, random.Next(1, 20));
            var kind = random.Next(3);
            for (; run > 0; run--, i++)
            {
                coverage[i] = kind switch { 0 => 0, 1 => 255, _ => (byte)random.Next(256) };
            }
        }

        return coverage;
    }

    private static uint Pixel(Random random, int alpha) => PremultipliedRgba.From(
        new Rgba((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)alpha)).Packed;
}
