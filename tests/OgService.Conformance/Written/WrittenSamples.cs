using OgService.Imaging;
using OgService.Imaging.Jpeg;
using OgService.Imaging.Png;
using OgService.Imaging.WebP;

namespace OgService.Conformance.Written;

/// <summary>A picture as one of our encoders writes it.</summary>
/// <param name="Ending">Of the format: <c>png</c>, <c>jpg</c> or <c>webp</c>.</param>
internal sealed record WrittenSample(string Name, string Ending, byte[] Bytes);

/// <summary>Small pictures of every kind, in every setting of the encoders.</summary>
internal static class WrittenSamples
{
    private static readonly PictureMetadata Maker = new("OgService", "https://example.com");

    private static readonly (string Name, PngOptions Options)[] PngSettings =
    [
        ("fast", new PngOptions()),
        ("small", new PngOptions { Effort = PngEffort.Small, Metadata = Maker }),
        ("merged", new PngOptions { MaxChannelError = 12 }),
        ("dithered", new PngOptions { PaletteColors = 256, Dithering = 128 }),
        ("64 colours", new PngOptions { PaletteColors = 64 }),
        ("7 colours", new PngOptions { PaletteColors = 7, Dithering = 256 }),
        ("2 colours", new PngOptions { PaletteColors = 2 }),
    ];

    private static readonly (string Name, JpegOptions Options)[] JpegSettings =
    [
        ("full chroma", new JpegOptions { Quality = 90 }),
        ("halved chroma", new JpegOptions { Quality = 75, Sampling = ChromaSampling.Yuv420, Metadata = Maker }),
        ("progressive", new JpegOptions { Quality = 80, IsProgressive = true }),
        ("progressive, halved chroma", new JpegOptions { Quality = 60, IsProgressive = true, Sampling = ChromaSampling.Yuv420 }),
        ("coarsest", new JpegOptions { Quality = 1, Sampling = ChromaSampling.Yuv420 }),
        ("finest", new JpegOptions { Quality = 100 }),
    ];

    private static readonly (string Name, WebPOptions Options)[] WebPSettings =
    [
        ("lossless", new WebPOptions { Lossless = true }),
        ("lossless, small", new WebPOptions { Lossless = true, Effort = WebPEffort.Small }),
        ("quality 0", new WebPOptions { Quality = 0 }),
        ("quality 75", new WebPOptions { Quality = 75 }),
        ("quality 95, small", new WebPOptions { Quality = 95, Effort = WebPEffort.Small }),
    ];

    public static IEnumerable<WrittenSample> All()
    {
        foreach (var (name, pixels) in Pictures())
        {
            using (pixels)
            {
                foreach (var (setting, options) in PngSettings)
                {
                    yield return new WrittenSample($"{name}, {setting}", "png", PngEncoder.Encode(pixels, options));
                }

                foreach (var (setting, options) in JpegSettings)
                {
                    yield return new WrittenSample($"{name}, {setting}", "jpg", JpegEncoder.Encode(pixels, options));
                }

                foreach (var (setting, options) in WebPSettings)
                {
                    yield return new WrittenSample($"{name}, {setting}", "webp", WebPEncoder.Encode(pixels, options));
                }
            }
        }
    }

    private static IEnumerable<(string Name, PixelBuffer Pixels)> Pictures()
    {
        yield return ("a dot", Draw(1, 1, (_, _) => new Rgba(200, 30, 90)));
        yield return ("two colours", Draw(33, 17, (x, y) => (x + y) % 7 < 3 ? new Rgba(15, 23, 42) : new Rgba(248, 250, 252)));
        yield return ("greys", Draw(70, 50, (x, y) => new Rgba((byte)((x * 3) + y), (byte)((x * 3) + y), (byte)((x * 3) + y))));
        yield return ("a disc", Draw(121, 75, Disc));
        yield return ("a gradient", Draw(130, 90, (x, y) => new Rgba((byte)(x * 255 / 129), (byte)(y * 255 / 89), (byte)(255 - x))));
        yield return ("noise", Draw(67, 45, (x, y) => Noise((uint)((y * 67) + x))));
        yield return ("translucent", Draw(64, 48, (x, y) => new Rgba((byte)(4 * x), 90, (byte)(5 * y), (byte)(x * 4))));
    }

    private static Rgba Disc(int x, int y)
    {
        var squared = ((x - 60) * (x - 60)) + ((y - 37) * (y - 37));
        var edge = Math.Clamp((900 - squared) / 8, 0, 32);
        return new Rgba((byte)(15 + (edge * 7)), (byte)(23 + (edge * 3)), (byte)(42 + edge));
    }

    private static Rgba Noise(uint index)
    {
        var hash = (index + 1) * 0x9E37_79B1u;
        hash = (hash ^ (hash >> 15)) * 0x85EB_CA6Bu;
        return new Rgba((byte)(hash >> 8), (byte)(hash >> 16), (byte)(hash >> 24));
    }

    private static PixelBuffer Draw(int width, int height, Func<int, int, Rgba> colorAt)
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
}
