namespace OgService.Raster.Blending;

/// <summary>Joins rows of premultiplied pixels in any mode. The Porter-Duff modes are exact to the rounding of one division; the blends are worked
/// out in double precision by + − × ÷ √ alone, so every machine gets the same.</summary>
internal static class Composite
{
    public static void Row(Span<uint> target, ReadOnlySpan<uint> source, CompositeMode mode)
    {
        source = source[..target.Length];
        switch (mode)
        {
            case CompositeMode.SourceOver:
                PixelBlend.Pixels(target, source, 255);
                return;
            case CompositeMode.Destination:
                return;
            case CompositeMode.Source:
                source.CopyTo(target);
                return;
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] = Pixel(target[i], source[i], mode);
        }
    }

    public static uint Pixel(uint target, uint source, CompositeMode mode)
    {
        var (below, above) = (target >> 24, source >> 24);
        switch (mode)
        {
            case CompositeMode.Clear:
                return 0;
            case CompositeMode.Source:
                return source;
            case CompositeMode.Destination:
                return target;
            case CompositeMode.SourceOver:
                return Weigh(source, 255, target, 255 - above);
            case CompositeMode.DestinationOver:
                return Weigh(source, 255 - below, target, 255);
            case CompositeMode.SourceIn:
                return Weigh(source, below, target, 0);
            case CompositeMode.DestinationIn:
                return Weigh(source, 0, target, above);
            case CompositeMode.SourceOut:
                return Weigh(source, 255 - below, target, 0);
            case CompositeMode.DestinationOut:
                return Weigh(source, 0, target, 255 - above);
            case CompositeMode.SourceAtop:
                return Weigh(source, below, target, 255 - above);
            case CompositeMode.DestinationAtop:
                return Weigh(source, 255 - below, target, above);
            case CompositeMode.Xor:
                return Weigh(source, 255 - below, target, 255 - above);
            case CompositeMode.Plus:
                return Add(target, source);
            default:
                // Where only one of them is, it stays as it is.
                return above == 0 ? target : below == 0 ? source : BlendModes.Pixel(target, source, mode);
        }
    }

    private static uint Weigh(uint source, uint sourceShare, uint target, uint targetShare)
    {
        var result = 0u;
        for (var shift = 0; shift < 32; shift += 8)
        {
            result |= ScalarBlend.Divide((((source >> shift) & 255) * sourceShare) + (((target >> shift) & 255) * targetShare)) << shift;
        }

        return result;
    }

    private static uint Add(uint target, uint source)
    {
        var result = 0u;
        for (var shift = 0; shift < 32; shift += 8)
        {
            result |= Math.Min(255, ((source >> shift) & 255) + ((target >> shift) & 255)) << shift;
        }

        return result;
    }
}
