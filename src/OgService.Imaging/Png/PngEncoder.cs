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

/// <summary>Writes PNG (third edition): palette, grey or true colour, whichever is smallest without loss.</summary>
public static class PngEncoder
{
    public static byte[] Encode(PixelBuffer pixels, PngOptions? options = null) => throw new NotImplementedException();
}
