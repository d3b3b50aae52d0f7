namespace OgService.Raster.Painting;

/// <summary>Angles as parts of a full circle. The library's arc tangent may differ between platforms in its last bit; this one is
/// plain arithmetic and cannot.</summary>
internal static class Turn
{
    private const double Tau = 6.283185307179586;
    private const int Steps = 1024;

    private static readonly double[] Table = [.. Enumerable.Range(0, Steps + 2).Select(i => Series((double)i / Steps))];

    /// <summary>Clockwise from straight up (y grows downwards), 0 up to 1; error below 2e-8. 0 at the centre itself.</summary>
    public static double Of(double x, double y)
    {
        var (ax, ay) = (Math.Abs(x), Math.Abs(y));
        if (ax == 0 && ay == 0)
        {
            return 0;
        }

        // Within the eighth next to the vertical axis, then unfolded.
        var eighth = ax <= ay ? Small(ax / ay) : 0.25 - Small(ay / ax);
        var right = y <= 0 ? eighth : 0.5 - eighth;
        return x >= 0 ? right : right == 0 ? 0 : 1 - right;
    }

    // The arc tangent of 0 to 1, in turns, between two entries of the table.
    private static double Small(double tangent)
    {
        var at = tangent * Steps;
        var index = (int)at;
        return Table[index] + ((Table[index + 1] - Table[index]) * (at - index));
    }

    // The angle halved once by tan(a/2) = t / (1 + √(1 + t²)), then the series, whose terms fall faster than 0.172 each.
    private static double Series(double tangent)
    {
        var t = tangent / (1 + Math.Sqrt(1 + (tangent * tangent)));
        var square = t * t;
        var sum = 0.0;
        for (var odd = 23; odd >= 1; odd -= 2)
        {
            sum = (1.0 / odd) - (square * sum);
        }

        return 2 * t * sum / Tau;
    }
}
