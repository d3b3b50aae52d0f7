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

    private const int Reach = 8;

    // By rows up, then pixels to the left from -8; 0 where no code is.
    private static readonly byte[] CodesByPlace = BuildCodesByPlace();

    /// <summary>The code of a distance in pixels: a neighbour's where there is one.</summary>
    public static int CodeOf(int distance, int width)
    {
        var up = distance / width;
        var left = distance - (up * width);
        if (left > Reach)
        {
            left -= width;
            up++;
        }

        var code = up < Reach && left >= -Reach && left <= Reach ? CodesByPlace[(up * 2 * (Reach + 1)) + left + Reach] : 0;
        return code > 0 && Resolve(code, width) == distance ? code : distance + Codes;
    }

    private static byte[] BuildCodesByPlace()
    {
        var codes = new byte[Reach * 2 * (Reach + 1)];
        for (var code = Codes; code > 0; code--)
        {
            codes[(Neighbors[(2 * code) - 1] * 2 * (Reach + 1)) + Neighbors[2 * (code - 1)] + Reach] = (byte)code;
        }

        return codes;
    }
}
