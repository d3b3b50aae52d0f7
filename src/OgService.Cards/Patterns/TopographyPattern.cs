using OgService.Imaging;

namespace OgService.Cards.Patterns;

/// <summary>Contour lines of a landscape, every fifth a little stronger.</summary>
/// <remarks>Heights are made at every fourth pixel; a pixel's coverage follows from its height and the slope there.</remarks>
internal static class TopographyPattern
{
    private const int Cell = 4;
    private const int Strong = 5;

    public static void Fill(PixelBuffer pixels, Pattern pattern)
    {
        var random = new PatternRandom(pattern.Seed, PatternKind.Topography);
        var field = new NoiseField(random);
        int columns = (pixels.Width / Cell) + 3, rows = (pixels.Height / Cell) + 3;
        var heights = new float[columns * rows];
        var scale = 2.4f / Math.Max(pixels.Width, pixels.Height) * random.Between(0.9f, 1.2f);

        // Lines lie about as far apart as asked: noise climbs by one or so a unit.
        var lines = 0.55f / (pattern.SizePx * scale);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                float x = column * Cell * scale, y = row * Cell * scale;
                heights[(row * columns) + column] = (field.Rough(x, y, 0.28f) + 2) * lines;
            }
        }

        // Every height seen as a share of a step has a shade of its own: looked up, since there are many pixels.
        var shades = new uint[pattern.Colors.Count * 2 * 256];
        for (var i = 0; i < shades.Length; i++)
        {
            var color = pattern.Colors[i / 512];
            var share = (i & 256) != 0 ? 1 : 0.6f;
            shades[i] = PremultipliedRgba.From(color with { A = (byte)((color.A * share * (i & 255) / 255) + 0.5f) }).Packed;
        }

        for (var y = 0; y < pixels.Height; y++)
        {
            FillRow(pixels.Row(y), heights.AsSpan(y / Cell * columns), columns, y % Cell / (float)Cell, pattern, shades);
        }
    }

    private static void FillRow(Span<uint> target, ReadOnlySpan<float> heights, int columns, float down, Pattern pattern, uint[] shades)
    {
        var reach = (pattern.ThicknessPx / 2) + 0.5f;
        for (int x = 0, column = 0; x < target.Length; x += Cell, column++)
        {
            float a = heights[column], b = heights[column + 1], c = heights[columns + column], d = heights[columns + column + 1];
            var left = a + ((c - a) * down);
            var right = b + ((d - b) * down);
            var across = (right - left) / Cell;
            for (var i = 0; i < Cell && x + i < target.Length; i++)
            {
                var height = left + (across * i);
                var nearest = MathF.Floor(height + 0.5f);
                var slopeDown = (c - a + ((d - c - b + a) * i / Cell)) / Cell;
                var slope = MathF.Sqrt((across * across) + (slopeDown * slopeDown));
                var distance = MathF.Abs(height - nearest) / Math.Max(slope, 1e-4f);

                // Where it is flat a line would become a lake.
                var coverage = Math.Clamp(reach - distance, 0, Math.Min(1, pattern.ThicknessPx)) * Math.Clamp(slope * pattern.SizePx * 4, 0, 1);
                var step = (int)nearest;
                target[x + i] = shades[(step / Strong % pattern.Colors.Count * 512) + (step % Strong == 0 ? 256 : 0) + (int)(coverage * 255)];
            }
        }
    }
}
