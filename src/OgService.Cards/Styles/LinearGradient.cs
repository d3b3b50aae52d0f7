using System.Numerics;
using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Styles;

/// <param name="At">0 to 1 along the line, or null where the neighbours decide.</param>
internal readonly record struct ColorStop(Rgba Color, float? At);

/// <summary><c>linear-gradient()</c> (CSS Images 3, 3.1).</summary>
/// <param name="AngleDegrees">0 is upwards, clockwise; null when a corner is named.</param>
/// <param name="Corner">Where a gradient <c>to</c> a corner goes: -1 or 1 on each axis.</param>
internal sealed record LinearGradient(float? AngleDegrees, Vector2 Corner, IReadOnlyList<ColorStop> Stops) : Background
{
    private const int MaxStops = 32;

    public static LinearGradient? Parse(string text)
    {
        if (!CssText.TryFunction(text, "linear-gradient", out var arguments) || CssText.SplitList(arguments) is not { Count: >= 2 and <= MaxStops } parts)
        {
            return null;
        }

        var angle = 180f;
        Vector2 corner = default;
        var first = 0;
        if (TryAngle(parts[0], out var degrees))
        {
            angle = degrees;
            first = 1;
        }
        else if (parts[0].StartsWith("to ", StringComparison.OrdinalIgnoreCase))
        {
            if (!TrySides(parts[0][3..], out corner))
            {
                return null;
            }

            first = 1;
            angle = corner switch { { X: 0, Y: < 0 } => 0, { X: > 0, Y: 0 } => 90, { X: 0 } => 180, { Y: 0 } => 270, _ => float.NaN };
        }

        var stops = new List<ColorStop>();
        foreach (var part in parts.Skip(first))
        {
            if (!TryStop(part, stops))
            {
                return null;
            }
        }

        return stops.Count < 2 ? null : new LinearGradient(float.IsNaN(angle) ? null : angle, corner, stops);
    }

    /// <summary>The paint for a box.</summary>
    public LinearGradientPaint For(Rect box)
    {
        // The line's ends lie so that the corners get exactly the first and last colour.
        var (x, y) = Direction(box);
        var half = ((Math.Abs(box.Width * x) + Math.Abs(box.Height * y)) / 2);
        var center = new Vector2(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        var reach = new Vector2((float)(x * half), (float)(y * half));
        return new LinearGradientPaint(center - reach, center + reach, Places());
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

    // CSS Images 3, 3.4.3: ends default to 0 and 1, no stop lies before an earlier one, gaps are spread evenly.
    private GradientStop[] Places()
    {
        var places = new float?[Stops.Count];
        var reached = 0f;
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = Stops[i].At ?? (i == 0 ? 0 : i == places.Length - 1 ? 1 : null);
            if (places[i] is { } at)
            {
                reached = Math.Max(at, i == 0 ? at : reached);
                places[i] = reached;
            }
        }

        var result = new GradientStop[places.Length];
        var known = 0;
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] is { } at)
            {
                result[i] = new GradientStop(at, Stops[i].Color);
                known = i;
                continue;
            }

            var next = i;
            while (places[next] is null)
            {
                next++;
            }

            var from = places[known]!.Value;
            result[i] = new GradientStop(from + ((places[next]!.Value - from) * (i - known) / (next - known)), Stops[i].Color);
        }

        return result;
    }

    private static bool TryAngle(string text, out float degrees)
    {
        var (suffix, scale) = text switch
        {
            _ when text.EndsWith("deg", StringComparison.OrdinalIgnoreCase) => (3, 1),
            _ when text.EndsWith("turn", StringComparison.OrdinalIgnoreCase) => (4, 360),
            _ => (0, 0),
        };
        degrees = 0;
        if (suffix == 0 || !CssText.TryNumber(text.AsSpan()[..^suffix], out var number))
        {
            return false;
        }

        degrees = (float)(((number * scale % 360) + 360) % 360);
        return true;
    }

    private static bool TrySides(string text, out Vector2 corner)
    {
        corner = default;
        foreach (var word in CssText.SplitWords(text) ?? [])
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

    // A stop with two places is two stops of one colour.
    private static bool TryStop(string text, List<ColorStop> stops)
    {
        if (CssText.SplitWords(text) is not [var name, .. var places] || places.Count > 2 || !CssColor.TryParse(name, out var color))
        {
            return false;
        }

        if (places.Count == 0)
        {
            stops.Add(new ColorStop(color, null));
        }

        foreach (var place in places)
        {
            if (!place.EndsWith('%') || !CssText.TryNumberOrPercent(place, out var at))
            {
                return false;
            }

            stops.Add(new ColorStop(color, (float)at));
        }

        return true;
    }
}
