using OgService.Imaging;

namespace OgService.Testing;

/// <summary>Pictures for tests, the same every time.</summary>
internal static class Pictures
{
    public static PixelBuffer Create(int width, int height, Func<int, int, Rgba> colorAt)
    {
        var pixels = PixelBuffer.Create(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                pixels.Row(y)[x] = PremultipliedRgba.From(colorAt(x, y)).Packed;
            }
        }

        return pixels;
    }

    /// <summary>Flat ground, a few soft discs, a slanted line: what a card looks like to an encoder.</summary>
    public static PixelBuffer Card(int width, int height, Rgba ground) => Create(width, height, (x, y) =>
    {
        foreach (var (centreX, centreY, radius) in ((int, int, int)[])[(width / 4, height / 3, 20), (width / 2, height / 2, 31), (width / 5, height - 25, 12)])
        {
            var squared = ((x - centreX) * (x - centreX)) + ((y - centreY) * (y - centreY));
            var edge = Math.Clamp((((radius * radius) - squared) / radius) + 4, 0, 8);
            if (edge > 0)
            {
                return new Rgba(Mix(ground.R, 240), Mix(ground.G, 120), Mix(ground.B, 60), ground.A);
                byte Mix(int from, int to) => (byte)(from + ((to - from) * edge / 8));
            }
        }

        return Math.Abs((2 * y) - x) < 4 ? new Rgba(255, 255, 255) : ground;
    });

    public static PixelBuffer Noise(int width, int height, int seed, bool translucent = false)
    {
        var random = new Random(seed);
        return Create(width, height, (_, _) => new Rgba(
            (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), translucent ? (byte)random.Next(256) : (byte)255));
    }

    /// <summary>Smooth, with more than 256 colours.</summary>
    public static PixelBuffer Gradient(int width, int height) => Create(width, height, (x, y) => new Rgba(
        (byte)(x * 255 / Math.Max(1, width - 1)), (byte)(y * 255 / Math.Max(1, height - 1)), (byte)((x + y) % 256)));

    public static void AssertSame(PixelBuffer expected, PixelBuffer actual)
    {
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        var different = expected.Pixels.CommonPrefixLength(actual.Pixels);
        if (different < expected.Pixels.Length)
        {
            Assert.Fail($"pixel {different % expected.Width},{different / expected.Width}: "
                + $"expected {expected.Pixels[different]:x8}, got {actual.Pixels[different]:x8}");
        }
    }
}
