using OgService.Imaging;

namespace OgService.Cards.Patterns;

/// <summary>Grain like that of film: each pixel has the colour, more or less of it.</summary>
internal static class NoisePattern
{
    public static void Fill(PixelBuffer pixels, Pattern pattern)
    {
        var random = new PatternRandom(pattern.Seed, PatternKind.Noise);
        var shades = new uint[256];
        for (var i = 0; i < shades.Length; i++)
        {
            // Two numbers together are near the middle more often than one: even, not salt and pepper.
            var color = pattern.Colors[i * pattern.Colors.Count / 256];
            shades[i] = PremultipliedRgba.From(color with { A = (byte)(color.A * pattern.Grain * (i * 37 % 256) / 255) }).Packed;
        }

        var left = 0;
        var bits = 0UL;
        foreach (ref var pixel in pixels.Pixels)
        {
            if (left == 0)
            {
                (bits, left) = (random.Next(), 8);
            }

            pixel = shades[(int)(bits & 255)];
            (bits, left) = (bits >> 8, left - 1);
        }
    }
}
