using System.Numerics;
using OgService.Raster;

namespace OgService.Cards.Patterns;

/// <summary>Rays from a place above the box or beside it, fading as they go; each colour has rays of its own.</summary>
internal static class RaysPattern
{
    private const int MaxRays = 180;

    public static void Paint(Canvas canvas, Rect rect, Pattern pattern)
    {
        var random = new PatternRandom(pattern.Seed, PatternKind.Rays);
        var origin = new Vector2(rect.X + (rect.Width * random.Between(0.1f, 0.9f)), rect.Y - (rect.Height * random.Between(0.05f, 0.3f)));
        var reach = MathF.Sqrt((rect.Width * rect.Width) + (rect.Height * rect.Height)) * random.Between(0.95f, 1.15f);
        var paints = pattern.Colors.Select(color => GridPattern.Fade(color, origin, new Vector2(reach))).ToArray();

        // SizePx is how wide a ray and its gap are at the far end.
        var count = (int)Math.Clamp(3.1415927f * reach / pattern.SizePx, 6, MaxRays);
        var turn = random.Between(0, 1f / count);
        for (var i = 0; i < count; i++)
        {
            var from = turn + ((i + random.Between(-0.16f, 0.16f)) / count);
            var width = random.Between(0.25f, 0.6f) / count;
            var first = origin + (Direction(from) * reach * 1.5f);
            var second = origin + (Direction(from + width) * reach * 1.5f);

            // One after the other: rays that met in one shape would have to be taken apart first.
            var ray = new PathBuilder().MoveTo(origin.X, origin.Y).LineTo(first.X, first.Y).LineTo(second.X, second.Y).Close();
            canvas.Fill(ray.Build(), paints[random.Below(paints.Length)]);
        }
    }

    /// <summary>0 is right, 0.5 is down, 1 is left, a little beyond is up again.</summary>
    private static Vector2 Direction(float half)
    {
        // Sine and cosine of at most an eighth of a turn to either side of straight down, by their series: exact arithmetic alone, the same everywhere.
        var a = (Math.Clamp(half, -0.25f, 1.25f) - 0.5f) * 3.1415927f / 2;
        var square = a * a;
        var sine = a * (1 - (square / 6 * (1 - (square / 20 * (1 - (square / 42))))));
        var cosine = 1 - (square / 2 * (1 - (square / 12 * (1 - (square / 30 * (1 - (square / 56)))))));

        // Twice the angle.
        return new Vector2(-2 * sine * cosine, (cosine * cosine) - (sine * sine));
    }
}
