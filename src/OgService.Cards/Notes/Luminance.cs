using OgService.Imaging;

namespace OgService.Cards.Notes;

/// <summary>Relative luminance and contrast ratio as WCAG 2.2 defines them. Every machine gets the same numbers: the power is made of multiplications
/// and divisions alone.</summary>
internal static class Luminance
{
    private static readonly double[] Linear = [.. Enumerable.Range(0, 256).Select(level => LinearOf(level / 255.0))];

    /// <summary>0 (black) to 1 (white); the alpha is left aside.</summary>
    public static double Of(Rgba color) => Of(color.R, color.G, color.B);

    public static double Of(byte r, byte g, byte b) => (0.2126 * Linear[r]) + (0.7152 * Linear[g]) + (0.0722 * Linear[b]);

    /// <summary>1 to 21.</summary>
    public static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    private static double LinearOf(double level)
    {
        if (level <= 0.04045)
        {
            return level / 12.92;
        }

        // x to 2.4 is x squared times the fifth root of x squared; Newton's method finds the root.
        var x = (level + 0.055) / 1.055;
        var square = x * x;
        var root = 1.0;
        for (var i = 0; i < 60; i++)
        {
            root = ((4 * root) + (square / (root * root * root * root))) / 5;
        }

        return square * root;
    }
}
