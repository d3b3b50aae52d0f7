using OgService.Imaging;

namespace OgService.Raster;

/// <summary>Mixes colours premultiplied, in any space (CSS Color 4, 12).</summary>
public static class ColorMixing
{
    /// <param name="share">Of the second colour, 0 to 1.</param>
    public static Rgba Mix(Rgba first, Rgba second, double share, ColorSpace space, HueRoute route = HueRoute.Shorter)
    {
        var (color, alpha) = new ColorBlend(first, second, space, route).At(share);
        return alpha <= 0 ? default : ColorConversion.ToRgba(color, alpha);
    }
}

/// <summary>All colours between two.</summary>
internal readonly struct ColorBlend
{
    private readonly ColorSpace space;
    private readonly ColorParts first;
    private readonly ColorParts second;
    private readonly double firstAlpha;
    private readonly double secondAlpha;

    public ColorBlend(Rgba first, Rgba second, ColorSpace space, HueRoute route)
    {
        this.space = space;
        (firstAlpha, secondAlpha) = (first.A / 255.0, second.A / 255.0);
        var a = ColorConversion.FromSrgb(ColorParts.Of(first), space);
        var b = ColorConversion.FromSrgb(ColorParts.Of(second), space);
        (this.first, this.second) = space switch
        {
            ColorSpace.Hsl or ColorSpace.Hwb => (a with { A = Hues(a.A, b.A, route).From }, b with { A = Hues(a.A, b.A, route).To }),
            ColorSpace.Lch or ColorSpace.Oklch => (a with { C = Hues(a.C, b.C, route).From }, b with { C = Hues(a.C, b.C, route).To }),
            _ => (a, b),
        };
    }

    /// <summary>In sRGB, not premultiplied, perhaps outside of 0 to 1.</summary>
    public (ColorParts Color, double Alpha) At(double share)
    {
        var (mine, other) = (firstAlpha * (1 - share), secondAlpha * share);
        var alpha = mine + other;
        if (alpha <= 0)
        {
            return (default, 0);
        }

        var firstHue = space is ColorSpace.Hsl or ColorSpace.Hwb;
        var lastHue = space is ColorSpace.Lch or ColorSpace.Oklch;
        var mixed = new ColorParts(
            firstHue ? Hue(first.A, second.A) : Weigh(first.A, second.A),
            Weigh(first.B, second.B),
            lastHue ? Hue(first.C, second.C) : Weigh(first.C, second.C));
        return (ColorConversion.ToSrgb(mixed, space), alpha);

        double Weigh(double a, double b) => ((a * mine) + (b * other)) / alpha;

        // Hues are not multiplied by alpha.
        double Hue(double a, double b) => a + ((b - a) * share);
    }

    private static (double From, double To) Hues(double from, double to, HueRoute route)
    {
        (from, to) = (double.IsNaN(from) ? to : from, double.IsNaN(to) ? from : to);
        if (double.IsNaN(from))
        {
            return (0, 0);
        }

        var way = to - from;
        return route switch
        {
            HueRoute.Shorter when way > 180 => (from + 360, to),
            HueRoute.Shorter when way < -180 => (from, to + 360),
            HueRoute.Longer when way is > 0 and < 180 => (from + 360, to),
            HueRoute.Longer when way is > -180 and <= 0 => (from, to + 360),
            HueRoute.Increasing when way < 0 => (from, to + 360),
            HueRoute.Decreasing when way > 0 => (from + 360, to),
            _ => (from, to),
        };
    }
}
