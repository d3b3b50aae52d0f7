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

    /// <summary>By how much a channel of a pixel may change, 0 to 255, so that an opaque picture of somewhat more than 256 colours becomes
    /// a palette, which halves the file. No more than needed is used; grounds and other frequent colours stay exact. A picture of many
    /// thousand colours is written without loss whatever is allowed. 0, the default, is without loss always.</summary>
    public int MaxChannelError { get; init; }
}
