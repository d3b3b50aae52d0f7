namespace OgService.Imaging;

/// <summary>From stored pixels back to straight alpha. Multiplying the result again gives the stored pixel exactly.</summary>
internal static class StraightAlpha
{
    /// <summary>Packed like the argument; transparent is 0.</summary>
    public static uint From(uint premultiplied)
    {
        var alpha = premultiplied >> 24;
        if (alpha == 255)
        {
            return premultiplied;
        }

        if (alpha == 0)
        {
            return 0;
        }

        var red = Divide(premultiplied & 255, alpha);
        var green = Divide((premultiplied >> 8) & 255, alpha);
        var blue = Divide((premultiplied >> 16) & 255, alpha);
        return red | (green << 8) | (blue << 16) | (alpha << 24);
    }

    // A channel above its alpha cannot come from a colour; it is read as full.
    private static uint Divide(uint channel, uint alpha) => Math.Min(255, ((channel * 255) + (alpha >> 1)) / alpha);
}
