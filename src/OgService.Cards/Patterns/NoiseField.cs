namespace OgService.Cards.Patterns;

/// <summary>Gradient noise over the plane (K. Perlin, "Improving noise", 2002): smooth hills and valleys, about one a unit. Repeats after 256 units.</summary>
internal sealed class NoiseField
{
    private readonly byte[] order = new byte[512];

    public NoiseField(PatternRandom random)
    {
        for (var i = 0; i < 256; i++)
        {
            order[i] = (byte)i;
        }

        for (var i = 255; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        order.AsSpan(0, 256).CopyTo(order.AsSpan(256));
    }

    /// <summary>About -0.7 to 0.7; 0 at whole places.</summary>
    public float At(float x, float y)
    {
        var (left, top) = (MathF.Floor(x), MathF.Floor(y));
        var (dx, dy) = (x - left, y - top);
        int column = (int)left & 255, row = (int)top & 255;
        var (u, v) = (Fade(dx), Fade(dy));
        var first = Mix(Slope(column, row, dx, dy), Slope(column + 1, row, dx - 1, dy), u);
        var second = Mix(Slope(column, row + 1, dx, dy - 1), Slope(column + 1, row + 1, dx - 1, dy - 1), u);
        return Mix(first, second, v);
    }

    /// <summary>With finer hills on the hills.</summary>
    public float Rough(float x, float y, float share) => At(x, y) + (share * At((x * 2) + 17.3f, (y * 2) + 5.1f));

    private static float Mix(float a, float b, float share) => a + ((b - a) * share);

    private static float Fade(float t) => t * t * t * ((t * ((t * 6) - 15)) + 10);

    // Eight directions of one length, so that no one is seen.
    private float Slope(int column, int row, float dx, float dy)
    {
        const float diagonal = 0.70710678f;
        return (order[order[column & 255] + (row & 255)] & 7) switch
        {
            0 => dx,
            1 => -dx,
            2 => dy,
            3 => -dy,
            4 => diagonal * (dx + dy),
            5 => diagonal * (dx - dy),
            6 => diagonal * (dy - dx),
            _ => -diagonal * (dx + dy),
        };
    }
}
