using OgService.Imaging;

namespace OgService.Conformance.Fuzzing;

/// <summary>Pictures to be encoded, the same every time.</summary>
internal static class SeedPixels
{
    /// <summary>Many colours, softly changing, with a little noise.</summary>
    public static PixelBuffer Photo(int width, int height, bool isTranslucent = false)
    {
        var random = new Random(9);
        return Create(width, height, (x, y) => new Rgba(
            (byte)(5 * x), (byte)(7 * y), (byte)(100 + random.Next(20) + (x * y / 20)), isTranslucent ? (byte)(x * y) : (byte)255));
    }

    /// <summary>Four colours in blocks.</summary>
    public static PixelBuffer Flat(int width, int height, bool isTranslucent = false) => Create(width, height, (x, y) =>
        ((x / 6) + (y / 5)) % 4 is var color && isTranslucent && color == 3 ? default : new Rgba((byte)(80 * color), 40, (byte)(255 - (60 * color))));

    private static PixelBuffer Create(int width, int height, Func<int, int, Rgba> colorAt)
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
