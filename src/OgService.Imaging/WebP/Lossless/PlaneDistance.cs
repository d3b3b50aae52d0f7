namespace OgService.Imaging.WebP.Lossless;

/// <summary>Distance codes that name neighbours in the plane (RFC 9649, 5.2.2).</summary>
internal static partial class PlaneDistance
{
    /// <summary>How many codes name neighbours; codes above count pixels back.</summary>
    public const int Codes = 120;

    /// <summary>Pixels back, at least 1.</summary>
    /// <param name="code">From 1.</param>
    public static int Resolve(int code, int width)
    {
        if (code > Codes)
        {
            return code - Codes;
        }

        var left = Neighbors[2 * (code - 1)];
        var up = Neighbors[(2 * code) - 1];
        return Math.Max(1, left + (up * width));
    }
}
