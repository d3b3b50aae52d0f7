namespace OgService.Raster.Painting;

/// <summary>The colours of a gradient at equal steps, premultiplied and rounded exactly; entry i stands for (i + ½) / length.</summary>
internal sealed class GradientRamp
{
    private GradientRamp(uint[] colors, ulong[]? fine, bool isOpaque)
    {
        Colors = colors;
        Fine = fine;
        IsOpaque = isOpaque;
    }

    /// <summary>A power of two long.</summary>
    public uint[] Colors { get; }

    /// <summary>The same with channels in 1/256 levels, 16 bits each, for dithering.</summary>
    public ulong[]? Fine { get; }

    public bool IsOpaque { get; }

    /// <param name="stops">At least one.</param>
    /// <param name="lengthPx">How many pixels the gradient runs over; there are at least two entries a pixel, up to 4,096.</param>
    /// <param name="straight">Mixes colours before they are multiplied by alpha.</param>
    public static GradientRamp From(IReadOnlyList<GradientStop> stops, double lengthPx, bool fine, bool straight = false) =>
        From(Sanitize(stops, straight), lengthPx, fine, straight);

    /// <param name="line">Where on the ramp the stops lie.</param>
    public static GradientRamp From(GradientPaint paint, GradientLine line, double lengthPx)
    {
        var points = Sanitize(line.Place(paint.Stops), straight: false);
        return From(paint.Space == ColorSpace.Srgb ? points : Refine(points, paint), lengthPx, paint.Dither, straight: false);
    }

    private static GradientRamp From(Point[] points, double lengthPx, bool fine, bool straight)
    {
        var count = 256;
        while (count < 4096 && count < 2 * lengthPx)
        {
            count *= 2;
        }

        var colors = new uint[count];
        var fineColors = fine ? new ulong[count] : null;
        var segment = 0;
        for (var i = 0; i < count; i++)
        {
            var t = (i + 0.5) / count;
            while (segment < points.Length && points[segment].Offset <= t)
            {
                segment++;
            }

            var a = points[Math.Max(segment - 1, 0)];
            var b = points[Math.Min(segment, points.Length - 1)];
            var f = b.Offset > a.Offset ? (t - a.Offset) / (b.Offset - a.Offset) : 0;
            var (r, g, blue, alpha) = (Mix(a.R, b.R, f), Mix(a.G, b.G, f), Mix(a.B, b.B, f), Mix(a.A, b.A, f));
            if (straight)
            {
                (r, g, blue) = (r * alpha / 255, g * alpha / 255, blue * alpha / 255);
            }

            colors[i] = Round(r) | (Round(g) << 8) | (Round(blue) << 16) | (Round(alpha) << 24);
            if (fineColors is not null)
            {
                fineColors[i] = Wide(r) | (Wide(g) << 16) | (Wide(blue) << 32) | (Wide(alpha) << 48);
            }
        }

        return new GradientRamp(colors, fineColors, points.All(point => point.A == 255));
    }

    private static Point[] Sanitize(IReadOnlyList<GradientStop> stops, bool straight)
    {
        var points = new Point[stops.Count];
        var least = 0f;
        for (var i = 0; i < points.Length; i++)
        {
            var offset = stops[i].Offset;
            least = offset > least ? Math.Min(offset, 1) : least;
            var color = stops[i].Color;
            var alpha = straight ? 1 : color.A / 255.0;
            points[i] = new Point(least, color.R * alpha, color.G * alpha, color.B * alpha, color.A);
        }

        return points;
    }

    // Other spaces bend the way between two colours: many short straight ways instead, each less than a tenth of a level off.
    private static Point[] Refine(Point[] points, GradientPaint paint)
    {
        const int parts = 32;
        var refined = new List<Point>((points.Length - 1) * parts + 1) { points[0] };
        for (var i = 1; i < points.Length; i++)
        {
            var (from, to) = (points[i - 1].Offset, points[i].Offset);
            if (to > from && paint.Stops[i - 1].Color != paint.Stops[i].Color)
            {
                var blend = new ColorBlend(paint.Stops[i - 1].Color, paint.Stops[i].Color, paint.Space, paint.Hues);
                for (var part = 1; part < parts; part++)
                {
                    var (color, alpha) = blend.At((double)part / parts);
                    refined.Add(new Point(
                        from + ((to - from) * part / parts), Level(color.A, alpha), Level(color.B, alpha), Level(color.C, alpha), alpha * 255));
                }
            }

            refined.Add(points[i]);
        }

        return [.. refined];

        static double Level(double share, double alpha) => Math.Clamp(share, 0, 1) * alpha * 255;
    }

    private static double Mix(double a, double b, double f) => a + ((b - a) * f);

    private static uint Round(double level) => (uint)(level + 0.5);

    private static ulong Wide(double level) => (ulong)((level * 256) + 0.5);

    /// <summary>A stop with its channels premultiplied (unless they mix straight) but not rounded.</summary>
    private readonly record struct Point(double Offset, double R, double G, double B, double A);
}
