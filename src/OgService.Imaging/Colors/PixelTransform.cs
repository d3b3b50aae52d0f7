namespace OgService.Imaging.Colors;

/// <summary>A conversion that looks at each pixel alone. Neighbours are often alike: a colour that comes again is not converted again.</summary>
internal abstract class PixelTransform : IColorTransform
{
    public void Convert(Span<uint> pixels)
    {
        uint last = 0, lastConverted = Convert(0);
        foreach (ref var pixel in pixels)
        {
            if (pixel != last)
            {
                last = pixel;
                lastConverted = Convert(pixel);
            }

            pixel = lastConverted;
        }
    }

    protected abstract uint Convert(uint pixel);
}
