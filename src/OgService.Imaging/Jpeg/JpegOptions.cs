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

    /// <summary>Coarse first, then finer: the same pixels in about a twentieth fewer bytes.</summary>
    public bool IsProgressive { get; init; }

    /// <summary>Who made the picture; null, the default, says nothing.</summary>
    public PictureMetadata? Metadata { get; init; }

    public ChromaSampling Sampling { get; init; } = ChromaSampling.Yuv444;
}
