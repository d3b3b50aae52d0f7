using System.Numerics;
using OgService.Raster;

namespace OgService.Cards.Styles;

/// <summary><c>linear-gradient()</c> (CSS Images 3, 3.1).</summary>
/// <param name="AngleDegrees">0 is upwards, clockwise; null when a corner is named.</param>
/// <param name="Corner">Where a gradient <c>to</c> a corner goes: -1 or 1 on each axis.</param>
internal sealed record LinearGradient(float? AngleDegrees, Vector2 Corner, IReadOnlyList<ColorStop> Stops) : Gradient(Stops)
{
    public static LinearGradient? From(List<string> words, IReadOnlyList<ColorStop> stops)
    {
        switch (words)
        {
            case []:
                return new LinearGradient(180, default, stops);
            case [var word] when CssText.TryAngle(word, out var degrees):
                return new LinearGradient((float)degrees, default, stops);
            case ["to", .. var sides] when TrySides(sides, out var corner):
                float? angle = corner switch { { X: 0, Y: < 0 } => 0, { X: > 0, Y: 0 } => 90, { X: 0 } => 180, { Y: 0 } => 270, _ => null };
                return new LinearGradient(angle, corner, stops);
            default:
                return null;
        }
    }

    public override GradientPaint For(Rect box)
    {
        // The line's ends lie so that the corners get exactly the first and last colour.
        var (x, y) = Direction(box);
        var half = ((Math.Abs(box.Width * x) + Math.Abs(box.Height * y)) / 2);
        var center = new Vector2(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        var reach = new Vector2((float)(x * half), (float)(y * half));
        return Finish(new LinearGradientPaint(center - reach, center + reach, Places(2 * half)), 2 * half);
    }

    private (double X, double Y) Direction(Rect box)
    {
        if (AngleDegrees is { } angle)
        {
            // 0° is upwards, 90° to the right; y grows downwards.
            var (sine, cosine) = ExactAngle.SineCosine(angle);
            return (sine, -cosine);
        }

        // To a corner: the line is at right angles to the other diagonal.
        double x = Corner.X * box.Height;
        double y = Corner.Y * box.Width;
        var length = Math.Sqrt((x * x) + (y * y));
        return length == 0 ? (0, 1) : (x / length, y / length);
    }

    private static bool TrySides(List<string> words, out Vector2 corner)
    {
        corner = default;
        foreach (var word in words)
        {
            var side = word.ToLowerInvariant() switch
            {
                "left" => new Vector2(-1, 0),
                "right" => new Vector2(1, 0),
                "top" => new Vector2(0, -1),
                "bottom" => new Vector2(0, 1),
                _ => default,
            };
            if (side == default || (side.X != 0 && corner.X != 0) || (side.Y != 0 && corner.Y != 0))
            {
                return false;
            }

            corner += side;
        }

        return corner != default;
    }
}
