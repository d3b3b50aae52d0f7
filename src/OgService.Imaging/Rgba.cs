namespace OgService.Imaging;

/// <summary>A colour: 8-bit sRGB channels and straight (not premultiplied) alpha.</summary>
public readonly record struct Rgba(byte R, byte G, byte B, byte A = 255)
{
    /// <summary><c>#rrggbb</c>, or <c>#rrggbbaa</c> when not opaque.</summary>
    public override string ToString() => A == 255 ? $"#{R:x2}{G:x2}{B:x2}" : $"#{R:x2}{G:x2}{B:x2}{A:x2}";
}

/// <summary>A pixel as stored: channels already multiplied by alpha. Packed as R | G &lt;&lt; 8 | B &lt;&lt; 16 | A &lt;&lt; 24.</summary>
public readonly record struct PremultipliedRgba(uint Packed)
{
    public byte R => (byte)Packed;

    public byte G => (byte)(Packed >> 8);

    public byte B => (byte)(Packed >> 16);

    public byte A => (byte)(Packed >> 24);

    public static PremultipliedRgba From(Rgba color)
    {
        uint a = color.A;
        return new PremultipliedRgba(Multiply(color.R, a) | (Multiply(color.G, a) << 8) | (Multiply(color.B, a) << 16) | (a << 24));
    }

    // Exact round(c * a / 255) for bytes.
    private static uint Multiply(uint channel, uint alpha)
    {
        var product = (channel * alpha) + 128;
        return (product + (product >> 8)) >> 8;
    }
}
