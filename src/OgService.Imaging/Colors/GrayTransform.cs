namespace OgService.Imaging.Colors;

/// <summary>Grey of any curve into sRGB.</summary>
internal sealed class GrayTransform : IColorTransform
{
    private readonly byte[] levels = new byte[256];

    public GrayTransform(ToneCurve curve)
    {
        for (var level = 0; level < 256; level++)
        {
            levels[level] = LinearLight.ToSrgb[curve.Levels[level]];
        }
    }

    /// <summary>Null when nothing would change.</summary>
    public IColorTransform? UnlessSrgb()
    {
        for (var level = 0; level < 256; level++)
        {
            if (Math.Abs(levels[level] - level) > 1)
            {
                return this;
            }
        }

        return null;
    }

    public void Convert(Span<uint> pixels)
    {
        foreach (ref var pixel in pixels)
        {
            pixel = (pixel & 0xFF00_0000) | (levels[(int)(pixel & 255)] * 0x0001_0101u);
        }
    }
}
