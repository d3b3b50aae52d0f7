namespace OgService.Imaging.Png;

/// <summary>Reads PNG (third edition).</summary>
public static class PngDecoder
{
    /// <exception cref="ImageFormatException">Not a PNG, damaged, or beyond the limits.</exception>
    public static PixelBuffer Decode(ReadOnlySpan<byte> bytes, ImageLimits? limits = null) => throw new NotImplementedException();
}
