namespace OgService.Raster.Blending;

/// <summary>The blends of W3C Compositing and Blending 1, 9: a colour made of two, where both pixels are.</summary>
internal static class BlendModes
{
    /// <param name="target">Premultiplied, as <paramref name="source"/>; neither is transparent.</param>
    public static uint Pixel(uint target, uint source, CompositeMode mode)
    {
        double below = target >> 24, above = source >> 24;
        var b = new Light((target & 255) / below, ((target >> 8) & 255) / below, ((target >> 16) & 255) / below);
        var s = new Light((source & 255) / above, ((source >> 8) & 255) / above, ((source >> 16) & 255) / above);
        var mixed = mode switch
        {
            CompositeMode.Hue => SetLuminosity(SetSaturation(s, Saturation(b)), Luminosity(b)),
            CompositeMode.Saturation => SetLuminosity(SetSaturation(b, Saturation(s)), Luminosity(b)),
            CompositeMode.Color => SetLuminosity(s, Luminosity(b)),
            CompositeMode.Luminosity => SetLuminosity(b, Luminosity(s)),
            _ => new Light(Blend(b.R, s.R, mode), Blend(b.G, s.G, mode), Blend(b.B, s.B, mode)),
        };

        // Compositing 1, 5.1, in levels of 255: each one alone where the other lets it through, the mixture where both are.
        var (aboveShare, belowShare) = (above / 255, below / 255);
        var both = above * belowShare;
        var alpha = Level(above + (below * (1 - aboveShare)), 255);
        uint Channel(uint t, uint q, double m) => Level(((q & 255) * (1 - belowShare)) + ((t & 255) * (1 - aboveShare)) + (both * m), alpha);
        return Channel(target, source, mixed.R)
            | (Channel(target >> 8, source >> 8, mixed.G) << 8)
            | (Channel(target >> 16, source >> 16, mixed.B) << 16)
            | (alpha << 24);
    }

    // No channel may exceed alpha.
    private static uint Level(double level, uint most) => Math.Min((uint)(Math.Max(0, level) + 0.5), most);

    private static double Blend(double b, double s, CompositeMode mode) => mode switch
    {
        CompositeMode.Screen => b + s - (b * s),
        CompositeMode.Overlay => HardLight(s, b),
        CompositeMode.Darken => Math.Min(b, s),
        CompositeMode.Lighten => Math.Max(b, s),
        CompositeMode.ColorDodge => b == 0 ? 0 : s >= 1 ? 1 : Math.Min(1, b / (1 - s)),
        CompositeMode.ColorBurn => b >= 1 ? 1 : s <= 0 ? 0 : 1 - Math.Min(1, (1 - b) / s),
        CompositeMode.HardLight => HardLight(b, s),
        CompositeMode.SoftLight => SoftLight(b, s),
        CompositeMode.Difference => Math.Abs(b - s),
        CompositeMode.Exclusion => b + s - (2 * b * s),
        CompositeMode.Multiply => b * s,
        _ => s,
    };

    private static double HardLight(double b, double s) => s <= 0.5 ? b * 2 * s : b + ((2 * s) - 1) - (b * ((2 * s) - 1));

    private static double SoftLight(double b, double s)
    {
        if (s <= 0.5)
        {
            return b - ((1 - (2 * s)) * b * (1 - b));
        }

        var d = b <= 0.25 ? ((((16 * b) - 12) * b) + 4) * b : Math.Sqrt(b);
        return b + (((2 * s) - 1) * (d - b));
    }

    private static double Luminosity(in Light c) => (0.3 * c.R) + (0.59 * c.G) + (0.11 * c.B);

    private static double Saturation(in Light c) => Math.Max(c.R, Math.Max(c.G, c.B)) - Math.Min(c.R, Math.Min(c.G, c.B));

    private static Light SetLuminosity(in Light c, double luminosity)
    {
        var d = luminosity - Luminosity(c);
        return Clip(new Light(c.R + d, c.G + d, c.B + d));
    }

    private static Light Clip(Light c)
    {
        var l = Luminosity(c);
        var n = Math.Min(c.R, Math.Min(c.G, c.B));
        var x = Math.Max(c.R, Math.Max(c.G, c.B));
        if (n < 0)
        {
            c = new Light(l + ((c.R - l) * l / (l - n)), l + ((c.G - l) * l / (l - n)), l + ((c.B - l) * l / (l - n)));
        }

        if (x > 1)
        {
            c = new Light(l + ((c.R - l) * (1 - l) / (x - l)), l + ((c.G - l) * (1 - l) / (x - l)), l + ((c.B - l) * (1 - l) / (x - l)));
        }

        return c;
    }

    // The smallest becomes 0, the largest the saturation, the middle one keeps its share between them.
    private static Light SetSaturation(in Light c, double saturation)
    {
        var n = Math.Min(c.R, Math.Min(c.G, c.B));
        var range = Saturation(c);
        return range > 0
            ? new Light((c.R - n) * saturation / range, (c.G - n) * saturation / range, (c.B - n) * saturation / range)
            : default;
    }

    /// <summary>Straight channels, 0 to 1.</summary>
    private readonly record struct Light(double R, double G, double B);
}
