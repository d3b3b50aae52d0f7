namespace OgService.Raster.Images;

/// <summary>Between 8-bit sRGB and linear light (IEC 61966-2-1), by tables made with plain arithmetic.</summary>
internal static class LinearLight
{
    // Five steps within the narrowest level, so a level always comes back as itself.
    private const int Steps = 1 << 14;

    private static readonly float[] FromLevel = BuildFromLevel();
    private static readonly byte[] ToLevel = BuildToLevel();

    /// <summary>0 to 1.</summary>
    public static float FromSrgb(uint level) => FromLevel[level];

    /// <param name="light">0 to 1; beyond, the nearer end.</param>
    public static byte ToSrgb(float light) => light > 0 ? ToLevel[Math.Min((int)((light * Steps) + 0.5f), Steps)] : (byte)0;

    private static float[] BuildFromLevel()
    {
        var table = new float[256];
        for (var i = 0; i < 256; i++)
        {
            table[i] = (float)Decode(i / 255.0);
        }

        return table;
    }

    private static byte[] BuildToLevel()
    {
        var table = new byte[Steps + 1];
        var level = 0;
        for (var i = 0; i <= Steps; i++)
        {
            while (level < 255 && Decode((level + 0.5) / 255) <= (double)i / Steps)
            {
                level++;
            }

            table[i] = (byte)level;
        }

        return table;
    }

    private static double Decode(double value)
    {
        if (value <= 0.04045)
        {
            return value / 12.92;
        }

        // x^2.4 = x² · (x²)^(1/5); the root by Newton's method, which the library's power function need not match on every platform.
        var x = (value + 0.055) / 1.055;
        var square = x * x;
        var root = 1.0;
        for (var i = 0; i < 40; i++)
        {
            var fourth = root * root * root * root;
            root -= ((fourth * root) - square) / (5 * fourth);
        }

        return square * root;
    }
}
