using OgService.Raster;

namespace OgService.Cards.Patterns;

/// <summary>Rolling waves from the bottom, one before the other. Each has the next colour; of one colour, those in front have more of it.</summary>
internal static class WavesPattern
{
    private const int Points = 6;

    public static void Paint(Canvas canvas, Rect rect, Pattern pattern)
    {
        var random = new PatternRandom(pattern.Seed, PatternKind.Waves);
        var field = new NoiseField(random);
        var count = Math.Max(4, pattern.Colors.Count);
        var height = Math.Min(pattern.SizePx, rect.Height);
        var sway = random.Between(-0.12f, 0.12f);
        for (var i = 0; i < count; i++)
        {
            var depth = (i + 1f) / count;
            var level = rect.Y + rect.Height - (rect.Height * 0.46f * (1 - (i / (float)count))) + (height * random.Between(-0.15f, 0.15f));
            var color = pattern.Colors[i % pattern.Colors.Count];
            var paint = pattern.Colors.Count == 1 ? color with { A = (byte)(color.A * (0.1f + (0.3f * depth))) } : color;
            var tilt = sway * rect.Height * (1 - depth);
            canvas.Fill(Wave(rect, level, tilt, height * (0.55f + (0.45f * depth)), field, i * 7.31f), Raster.Paint.Solid(paint));
        }
    }

    private static Raster.Path Wave(Rect rect, float level, float tilt, float height, NoiseField field, float row)
    {
        var step = rect.Width / Points;
        var path = new PathBuilder().MoveTo(rect.X - step, rect.Y + rect.Height);
        path.LineTo(rect.X - step, Y(-1));
        for (var i = -1; i <= Points; i++)
        {
            // Catmull-Rom as Bézier curves: slopes from the neighbours.
            var third = step / 3;
            path.CubicTo(
                X(i) + third, Y(i) + ((Y(i + 1) - Y(i - 1)) / 6), X(i + 1) - third, Y(i + 1) - ((Y(i + 2) - Y(i)) / 6), X(i + 1), Y(i + 1));
        }

        return path.LineTo(X(Points + 1), rect.Y + rect.Height).Close().Build();

        float X(int i) => rect.X + (i * step);
        float Y(int i) => level + (tilt * ((i / (float)Points) - 0.5f)) + (height * field.At((i * 0.53f) + row, row + 0.5f));
    }
}
