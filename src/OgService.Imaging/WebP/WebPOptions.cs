namespace OgService.Imaging.WebP;

public enum WebPEffort
{
    /// <summary>For pictures drawn on request.</summary>
    Fast,

    /// <summary>For files that are written once.</summary>
    Small,
}

public sealed record WebPOptions
{
    public static WebPOptions Default { get; } = new();

    /// <summary>Whether every pixel is kept; the quality then says nothing.</summary>
    public bool Lossless { get; init; }

    /// <summary>0 to 100, about on the scale of libwebp's encoder.</summary>
    public int Quality { get; init; } = 80;

    public WebPEffort Effort { get; init; } = WebPEffort.Fast;
}
