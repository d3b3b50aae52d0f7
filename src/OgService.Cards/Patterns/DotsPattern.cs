using OgService.Raster;

namespace OgService.Cards.Patterns;

/// <summary>Dots on a lattice that grow and vanish in clouds, as if light fell on them. Each colour has dots of its own.</summary>
internal static class DotsPattern
{
    // Keeps tiny dots on large cards from taking long.
    private const int MaxDots = 30_000;

    public static void Paint(Canvas canvas, Rect rect, Pattern pattern)
    {
        var random = new PatternRandom(pattern.Seed, PatternKind.Dots);
        var field = new NoiseField(random);
        var step = MathF.Max(pattern.SizePx, MathF.Sqrt(rect.Width * rect.Height / MaxDots));
        var radius = Math.Min(pattern.ThicknessPx, step) / 2;
        var paths = pattern.Colors.Select(_ => new PathBuilder()).ToArray();
        var scale = 2.2f / Math.Max(rect.Width, rect.Height);
        var (driftX, driftY) = (random.Between(0, 50), random.Between(0, 50));
        int columns = (int)(rect.Width / step) + 1, rows = (int)(rect.Height / step) + 1;

        // The lattice sits in the middle of the box.
        var (left, top) = (rect.X + ((rect.Width - ((columns - 1) * step)) / 2), rect.Y + ((rect.Height - ((rows - 1) * step)) / 2));
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                float x = left + (column * step), y = top + (row * step);
                var hill = field.Rough(((x - rect.X) * scale) + driftX, ((y - rect.Y) * scale) + driftY, 0.35f);
                var share = Smooth((hill + 0.28f) / 0.75f);
                if (share > 0.06f)
                {
                    paths[random.Below(paths.Length)].AddCircle(x, y, radius * share);
                }
            }
        }

        for (var i = 0; i < paths.Length; i++)
        {
            canvas.Fill(paths[i].Build(), Raster.Paint.Solid(pattern.Colors[i]));
        }
    }

    public static float Smooth(float share)
    {
        share = Math.Clamp(share, 0, 1);
        return share * share * (3 - (2 * share));
    }
}
