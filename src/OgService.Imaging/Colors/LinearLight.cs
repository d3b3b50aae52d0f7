namespace OgService.Imaging.Colors;

/// <summary>Between sRGB bytes and linear light of 16 bits (IEC 61966-2-1). The tables are made with exact operations only, so they are
/// the same on every machine.</summary>
internal static class LinearLight
{
    private static readonly ushort[] ToLinear = BuildToLinear();
    private static readonly byte[] ToSrgbTable = BuildToSrgb();

    /// <summary>For each sRGB byte, 0 to 65,535.</summary>
    public static ReadOnlySpan<ushort> FromSrgb => ToLinear;

    /// <summary>For each of 65,536 levels the nearest sRGB byte.</summary>
    public static ReadOnlySpan<byte> ToSrgb => ToSrgbTable;

    /// <summary>The premultiplied pixel of a box.</summary>
    /// <param name="red">Sum of linear levels already multiplied by alpha; so are the other two.</param>
    /// <param name="alpha">Sum of alphas of 0 to 255.</param>
    public static uint Average(uint red, uint green, uint blue, uint alpha, uint count)
    {
        var meanAlpha = (alpha + (count / 2)) / count;
        if (meanAlpha == 0)
        {
            return 0;
        }

        return PremultipliedRgba.From(new Rgba(Level(red, alpha), Level(green, alpha), Level(blue, alpha), (byte)meanAlpha)).Packed;
    }

    /// <summary>Linear light of a value of sRGB; both 0 to 1.</summary>
    public static double Decode(double value)
        => value <= 0.04045 ? value / 12.92 : ExactMath.Pow((value + 0.055) / 1.055, 2.4);

    /// <summary>The value of sRGB for linear light; 0 to 1, or further by the same curve.</summary>
    public static double Encode(double light)
        => light <= 0.0031308 ? light * 12.92 : (1.055 * ExactMath.Pow(light, 1 / 2.4)) - 0.055;

    private static byte Level(uint sum, uint alpha) => ToSrgb[(int)Math.Min(65_535, (((ulong)sum * 255) + (alpha / 2)) / alpha)];

    private static ushort[] BuildToLinear()
    {
        var table = new ushort[256];
        for (var level = 0; level < 256; level++)
        {
            table[level] = (ushort)((Decode(level / 255d) * 65_535) + 0.5);
        }

        return table;
    }

    private static byte[] BuildToSrgb()
    {
        var table = new byte[65_536];
        var from = 0;
        for (var level = 0; level < 256; level++)
        {
            var end = level == 255 ? 65_536 : (int)(Decode((level + 0.5) / 255) * 65_535) + 1;
            table.AsSpan(from, end - from).Fill((byte)level);
            from = end;
        }

        return table;
    }
}
