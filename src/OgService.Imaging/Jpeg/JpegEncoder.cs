namespace OgService.Imaging.Jpeg;

public enum ChromaSampling
{
    /// <summary>Full chroma: text stays crisp.</summary>
    Yuv444,

    /// <summary>Chroma at half width and height: for photographs.</summary>
    Yuv420,
}

public sealed record JpegOptions
{
    public static JpegOptions Default { get; } = new();

    /// <summary>1 to 100, on the IJG scale.</summary>
    public int Quality { get; init; } = 85;

    public ChromaSampling Sampling { get; init; } = ChromaSampling.Yuv444;
}

/// <summary>Writes baseline JPEG (ITU-T T.81, JFIF) with Huffman tables made for the picture. Transparency is laid on white.</summary>
public static class JpegEncoder
{
    public static byte[] Encode(PixelBuffer pixels, JpegOptions? options = null) => throw new NotImplementedException();
}
