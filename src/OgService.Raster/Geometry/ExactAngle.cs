namespace OgService.Raster;

/// <summary>Sine and cosine by additions and multiplications only, so that every machine gets the same bits (the library functions of
/// platforms differ in the last one).</summary>
public static class ExactAngle
{
    /// <summary>Exact at multiples of 90°, else within 1e-14.</summary>
    public static (double Sine, double Cosine) SineCosine(double degrees) => (Sine(degrees), Sine(degrees + 90));

    /// <summary>The angle of a direction from the x axis towards the y axis, 0 up to 360; within 1e-5. 0 for no direction.</summary>
    public static double DegreesOf(double x, double y) => Painting.Turn.Of(y, -x) * 360;

    // Reduced to 0..90°, then the Taylor series; its terms beyond x^21 are below 1e-17 there.
    private static double Sine(double degrees)
    {
        degrees = ((degrees % 360) + 360) % 360;
        var sign = degrees >= 180 ? -1.0 : 1.0;
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
        for (var n = 1; n <= 10; n++)
        {
            term *= -x * x / ((2 * n) * ((2 * n) + 1));
            sum += term;
        }

        return sign * sum;
    }
}
