namespace OgService.Imaging.Colors;

/// <summary>Powers made of additions, multiplications and divisions only, which every machine rounds alike; a library's pow may differ in its
/// last bit. Good to about 1 part in 10^14.</summary>
public static class ExactMath
{
    private const double Ln2 = 0.693147180559945309417;

    /// <param name="value">Not negative; 0 gives 0.</param>
    public static double Pow(double value, double exponent)
    {
        if (!(value > 0))
        {
            return 0;
        }

        return Exp2(exponent * Log2(value));
    }

    // value = m * 2^e with m around 1; ln m = 2 * artanh((m - 1) / (m + 1)).
    private static double Log2(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (mantissa > 1.41421356)
        {
            mantissa /= 2;
            exponent++;
        }

        var ratio = (mantissa - 1) / (mantissa + 1);
        var squared = ratio * ratio;
        var sum = 0d;
        for (var term = 25; term >= 1; term -= 2)
        {
            sum = (sum * squared) + (1d / term);
        }

        return exponent + (2 * ratio * sum / Ln2);
    }

    private static double Exp2(double value)
    {
        if (value < -1_000)
        {
            return 0;
        }

        var whole = Math.Floor(Math.Min(value, 1_000));
        var rest = (Math.Min(value, 1_000) - whole) * Ln2;
        var sum = 1d;
        for (var term = 22; term >= 1; term--)
        {
            sum = 1 + (sum * rest / term);
        }

        return sum * BitConverter.Int64BitsToDouble(((long)whole + 1023) << 52);
    }
}
