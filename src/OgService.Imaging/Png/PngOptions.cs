namespace OgService.Imaging.Png;

public enum PngEffort
{
    /// <summary>For pictures drawn on request.</summary>
    Fast,

    /// <summary>For files that are written once.</summary>
    Small,
}

public sealed record PngOptions
{
    public static PngOptions Default { get; } = new();

    public PngEffort Effort { get; init; } = PngEffort.Fast;
}
