using OgService.Imaging;
using OgService.Imaging.Colors;

namespace OgService.Raster;

/// <summary>Colours of one space in another (CSS Color 4, 10 and the sample code of its appendix), by + − × ÷ √ and exact powers alone, so that every machine
/// gets the same. Components are as CSS counts them: lightness of Lab 0 to 100, of Oklab 0 to 1, hues in degrees, saturation and whiteness 0 to 1.</summary>
public static class ColorConversion
{
    // Reference whites and the two adaptations between them (Bradford).
    private static readonly double[] WhiteD50 = [0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585];
    private static readonly double[] D65ToD50 =
        [1.0479297925449969, 0.022946870601609652, -0.05019226628920524, 0.02962780877005599, 0.9904344267538799, -0.017073799063418826, -0.009243040646204504, 0.015055191490298152, 0.7518742814281371];
    private static readonly double[] D50ToD65 =
        [0.955473421488075, -0.02309845494876471, 0.06325924320057072, -0.0283697093338637, 1.0099953980813041, 0.021041441191917323, 0.012314014864481998, -0.020507649298898964, 1.330365926242124];
    private static readonly double[] SrgbToXyz =
        [506752.0 / 1228815, 87881.0 / 245763, 12673.0 / 70218, 87098.0 / 409605, 175762.0 / 245763, 12673.0 / 175545, 7918.0 / 409605, 87881.0 / 737289, 1001167.0 / 1053270];
    private static readonly double[] XyzToSrgb =
        [12831.0 / 3959, -329.0 / 214, -1974.0 / 3959, -851781.0 / 878810, 1648619.0 / 878810, 36519.0 / 878810, 705.0 / 12673, -2585.0 / 12673, 705.0 / 667];
    private static readonly double[] P3ToXyz =
        [608311.0 / 1250200, 189793.0 / 714400, 198249.0 / 1000160, 35783.0 / 156275, 247089.0 / 357200, 198249.0 / 2500400, 0, 32229.0 / 714400, 5220557.0 / 5000800];
    private static readonly double[] XyzToP3 =
        [446124.0 / 178915, -333277.0 / 357830, -72051.0 / 178915, -14852.0 / 17905, 63121.0 / 35810, 423.0 / 17905, 11844.0 / 330415, -50337.0 / 660830, 316169.0 / 330415];
    private static readonly double[] XyzToLms =
        [0.8190224379967030, 0.3619062600528904, -0.1288737815209879, 0.0329836539323885, 0.9292868615863434, 0.0361446663506424, 0.0481771893596242, 0.2642395317527308, 0.6335478284694309];
    private static readonly double[] LmsToXyz =
        [1.2268798758459243, -0.5578149944602171, 0.2813910456659647, -0.0405757452148008, 1.1122868032803170, -0.0717110580655164, -0.0763729366746601, -0.4214933324022432, 1.5869240198367816];
    private static readonly double[] LmsToOklab =
        [0.2104542683093140, 0.7936177747023054, -0.0040720430116193, 1.9779985324311684, -2.4285922420485799, 0.4505937096174110, 0.0259040424655478, 0.7827717124575296, -0.8086757549230774];
    private static readonly double[] OklabToLms =
        [1, 0.3963377773761749, 0.2158037573099136, 1, -0.1055613458156586, -0.0638541728258133, 1, -0.0894841775298119, -1.2914855480194092];

    /// <summary>In sRGB, 0 to 1; beyond where the colour lies outside of it.</summary>
    public static ColorParts ToSrgb(ColorParts color, ColorSpace space) => space switch
    {
        ColorSpace.Srgb => color,
        ColorSpace.Hsl => FromHsl(color),
        ColorSpace.Hwb => FromHwb(color),
        _ => Encode(Times(XyzToSrgb, ToXyz(color, space))),
    };

    /// <summary>Of a colour in sRGB, 0 to 1.</summary>
    public static ColorParts FromSrgb(ColorParts color, ColorSpace space)
    {
        if (space is ColorSpace.Srgb)
        {
            return color;
        }

        if (space is ColorSpace.Hsl or ColorSpace.Hwb)
        {
            return ToHue(color, space);
        }

        var light = Decode(color);
        if (space is ColorSpace.SrgbLinear)
        {
            return light;
        }

        var xyz = Times(SrgbToXyz, light);
        return space switch
        {
            ColorSpace.DisplayP3 => Encode(Times(XyzToP3, xyz)),
            ColorSpace.XyzD50 => Times(D65ToD50, xyz),
            ColorSpace.Lab => ToLab(xyz),
            ColorSpace.Lch => ToPolar(ToLab(xyz)),
            ColorSpace.Oklab => ToOklab(xyz),
            ColorSpace.Oklch => ToPolar(ToOklab(xyz)),
            _ => xyz,
        };
    }

    /// <summary>The nearest of the 8-bit levels; what lies outside of sRGB is cut off channel by channel.</summary>
    /// <param name="alpha">0 to 1.</param>
    public static Rgba ToRgba(ColorParts srgb, double alpha)
    {
        return new Rgba(Level(srgb.A), Level(srgb.B), Level(srgb.C), Level(alpha));

        // Half a level less a billionth goes up: what is written as 50 % must not fall below the half by an error of rounding.
        static byte Level(double share) => (byte)Math.Floor((Math.Clamp(double.IsNaN(share) ? 0 : share, 0, 1) * 255) + 0.5 + 1e-9);
    }

    private static ColorParts ToXyz(ColorParts color, ColorSpace space) => space switch
    {
        ColorSpace.SrgbLinear => Times(SrgbToXyz, color),
        ColorSpace.DisplayP3 => Times(P3ToXyz, Decode(color)),
        ColorSpace.XyzD50 => Times(D50ToD65, color),
        ColorSpace.Lab => FromLab(color),
        ColorSpace.Lch => FromLab(FromPolar(color)),
        ColorSpace.Oklab => FromOklab(color),
        ColorSpace.Oklch => FromOklab(FromPolar(color)),
        _ => color,
    };

    // CSS Color 4, 7.1.
    private static ColorParts FromHsl(ColorParts hsl)
    {
        var hue = Hue(hsl.A);
        return new ColorParts(Channel(0), Channel(8), Channel(4));

        double Channel(int n)
        {
            var k = (n + (hue / 30)) % 12;
            return hsl.C - (hsl.B * Math.Min(hsl.C, 1 - hsl.C) * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)));
        }
    }

    // CSS Color 4, 8.1.
    private static ColorParts FromHwb(ColorParts hwb)
    {
        var (white, black) = (hwb.B, hwb.C);
        if (white + black >= 1)
        {
            var gray = white / (white + black);
            return new ColorParts(gray, gray, gray);
        }

        var pure = FromHsl(new ColorParts(hwb.A, 1, 0.5));
        var rest = 1 - white - black;
        return new ColorParts((pure.A * rest) + white, (pure.B * rest) + white, (pure.C * rest) + white);
    }

    private static ColorParts ToHue(ColorParts color, ColorSpace space)
    {
        var (r, g, b) = (color.A, color.B, color.C);
        var most = Math.Max(r, Math.Max(g, b));
        var least = Math.Min(r, Math.Min(g, b));
        var range = most - least;
        var hue = range <= 0 ? double.NaN
            : most == r ? 60 * Hue6((g - b) / range)
            : most == g ? 60 * (((b - r) / range) + 2)
            : 60 * (((r - g) / range) + 4);
        if (space == ColorSpace.Hwb)
        {
            return new ColorParts(hue, least, 1 - most);
        }

        var light = (most + least) / 2;
        var saturation = light is <= 0 or >= 1 ? 0 : (most - light) / Math.Min(light, 1 - light);
        return new ColorParts(hue, saturation, light);

        static double Hue6(double sector) => sector < 0 ? sector + 6 : sector;
    }

    private static ColorParts ToLab(ColorParts xyz)
    {
        const double Epsilon = 216.0 / 24389, Kappa = 24389.0 / 27;
        var d50 = Times(D65ToD50, xyz);
        var (x, y, z) = (F(d50.A / WhiteD50[0]), F(d50.B), F(d50.C / WhiteD50[2]));
        return new ColorParts((116 * y) - 16, 500 * (x - y), 200 * (y - z));

        static double F(double value) => value > Epsilon ? Root(value) : ((Kappa * value) + 16) / 116;
    }

    private static ColorParts FromLab(ColorParts lab)
    {
        const double Epsilon = 216.0 / 24389, Kappa = 24389.0 / 27;
        var y = (lab.A + 16) / 116;
        var x = y + (lab.B / 500);
        var z = y - (lab.C / 200);
        var (x3, z3) = (x * x * x, z * z * z);
        return Times(D50ToD65, new ColorParts(
            (x3 > Epsilon ? x3 : ((116 * x) - 16) / Kappa) * WhiteD50[0],
            lab.A > Kappa * Epsilon ? y * y * y : lab.A / Kappa,
            (z3 > Epsilon ? z3 : ((116 * z) - 16) / Kappa) * WhiteD50[2]));
    }

    private static ColorParts ToOklab(ColorParts xyz)
    {
        var lms = Times(XyzToLms, xyz);
        return Times(LmsToOklab, new ColorParts(Root(lms.A), Root(lms.B), Root(lms.C)));
    }

    private static ColorParts FromOklab(ColorParts oklab)
    {
        var lms = Times(OklabToLms, oklab);
        return Times(LmsToXyz, new ColorParts(lms.A * lms.A * lms.A, lms.B * lms.B * lms.B, lms.C * lms.C * lms.C));
    }

    // Nearly grey has no hue (CSS Color 4, 4.4.1).
    private static ColorParts ToPolar(ColorParts lab)
    {
        var chroma = Math.Sqrt((lab.B * lab.B) + (lab.C * lab.C));
        var isGray = chroma < (lab.A > 1.5 ? 0.0015 : 0.000004);
        return new ColorParts(lab.A, chroma, isGray ? double.NaN : ExactAngle.DegreesOf(lab.B, lab.C));
    }

    private static ColorParts FromPolar(ColorParts lch)
    {
        var (sine, cosine) = ExactAngle.SineCosine(Hue(lch.C));
        return new ColorParts(lch.A, lch.B * cosine, lch.B * sine);
    }

    private static double Hue(double degrees) => double.IsNaN(degrees) ? 0 : ((degrees % 360) + 360) % 360;

    private static double Root(double value) => value < 0 ? -ExactMath.Pow(-value, 1.0 / 3) : ExactMath.Pow(value, 1.0 / 3);

    private static ColorParts Decode(ColorParts color)
    {
        return new ColorParts(One(color.A), One(color.B), One(color.C));

        static double One(double value)
        {
            var size = Math.Abs(value);
            return Math.Sign(value) * (size <= 0.04045 ? size / 12.92 : ExactMath.Pow((size + 0.055) / 1.055, 2.4));
        }
    }

    private static ColorParts Encode(ColorParts light)
    {
        return new ColorParts(One(light.A), One(light.B), One(light.C));

        static double One(double value)
        {
            var size = Math.Abs(value);
            return Math.Sign(value) * (size <= 0.0031308 ? size * 12.92 : (1.055 * ExactMath.Pow(size, 1 / 2.4)) - 0.055);
        }
    }

    private static ColorParts Times(double[] m, ColorParts v) => new(
        (m[0] * v.A) + (m[1] * v.B) + (m[2] * v.C),
        (m[3] * v.A) + (m[4] * v.B) + (m[5] * v.C),
        (m[6] * v.A) + (m[7] * v.B) + (m[8] * v.C));
}
