namespace OgService.Cards.Styles;

/// <summary>Sine and cosine by additions and multiplications only, so that every machine gets the same bits (the library functions of
/// platforms differ in the last one).</summary>
internal static class ExactAngle
{
    /// <summary>The direction of a CSS angle: 0° is upwards, 90° to the right; y grows downwards. Exact at multiples of 90°.</summary>
    public static (double X, double Y) Direction(float degrees) => (Sine(degrees), -Sine(degrees + 90.0));

    // Reduced to 0..90°, then the Taylor series; its terms beyond x^19 are below 1e-15 there.
    private static double Sine(double degrees)
    {
        degrees = ((degrees % 360) + 360) % 360;
        var sign = degrees >= 180 ? -1 : 1;
        degrees %= 180;
        if (degrees > 90)
        {
            degrees = 180 - degrees;
        }

        if (degrees == 90)
        {
            return sign;
        }

        var x = degrees * (Math.PI / 180);
        var term = x;
        var sum = x;
        for (var n = 1; n <= 9; n++)
        {
            term *= -x * x / ((2 * n) * ((2 * n) + 1));
            sum += term;
        }

        return sign * sum;
    }
}
