namespace OgService.Imaging.Colors;

/// <summary>Colours of other primaries and curves into sRGB: curve, matrix, curve. What lies outside of sRGB is clipped by channel.</summary>
internal sealed class MatrixTransform : PixelTransform
{
    private const int Precision = 14;

    // To XYZ relative to D50, from the primaries of sRGB adapted by Bradford's method: the values in its published profile.
    private static readonly double[] SrgbToXyz =
    [
        0.4360747, 0.3850649, 0.1430804,
        0.2225045, 0.7168786, 0.0606169,
        0.0139322, 0.0971045, 0.7141733,
    ];

    private static readonly double[] XyzToSrgb = ColorMatrix.Invert(SrgbToXyz)!;

    private readonly ToneCurve[] curves;
    private readonly long[] matrix;

    private MatrixTransform(ToneCurve[] curves, double[] matrix)
    {
        this.curves = curves;
        this.matrix = [.. matrix.Select(value => (long)Math.Floor((Math.Clamp(value, -100, 100) * (1 << Precision)) + 0.5))];
    }

    /// <param name="curves">Of red, green and blue.</param>
    /// <param name="toXyz">Rows of X, Y and Z relative to D50.</param>
    public static MatrixTransform FromXyz(ToneCurve[] curves, double[] toXyz)
        => new(curves, ColorMatrix.Multiply(XyzToSrgb, toXyz));

    /// <summary>Red, green or blue of sRGB of a colour of XYZ relative to D50; beyond 0 and 1 where sRGB does not reach.</summary>
    public static double EncodeXyz(int channel, ReadOnlySpan<double> xyz)
    {
        var light = (XyzToSrgb[3 * channel] * xyz[0]) + (XyzToSrgb[(3 * channel) + 1] * xyz[1]) + (XyzToSrgb[(3 * channel) + 2] * xyz[2]);
        return light >= 0 ? LinearLight.Encode(light) : -LinearLight.Encode(-light);
    }

    /// <summary>Null when no colour would change by more than a level.</summary>
    public IColorTransform? UnlessSrgb()
    {
        for (uint red = 0; red < 256; red += 17)
        {
            for (uint green = 0; green < 256; green += 17)
            {
                for (uint blue = 0; blue < 256; blue += 17)
                {
                    var converted = Convert(red | (green << 8) | (blue << 16));
                    if (Differs(converted, red) || Differs(converted >> 8, green) || Differs(converted >> 16, blue))
                    {
                        return this;
                    }
                }
            }
        }

        return null;
    }

    private static bool Differs(uint converted, uint level) => Math.Abs((int)(converted & 255) - (int)level) > 1;

    protected override uint Convert(uint pixel)
    {
        long red = curves[0].Levels[(int)(pixel & 255)];
        long green = curves[1].Levels[(int)((pixel >> 8) & 255)];
        long blue = curves[2].Levels[(int)((pixel >> 16) & 255)];
        return Level(0, red, green, blue) | (Level(3, red, green, blue) << 8) | (Level(6, red, green, blue) << 16) | (pixel & 0xFF00_0000);
    }

    private uint Level(int row, long red, long green, long blue)
    {
        var sum = (matrix[row] * red) + (matrix[row + 1] * green) + (matrix[row + 2] * blue) + (1 << (Precision - 1));
        return LinearLight.ToSrgb[(int)Math.Clamp(sum >> Precision, 0, 65_535)];
    }
}
