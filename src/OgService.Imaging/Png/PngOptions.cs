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

    /// <summary>Who made the picture; null, the default, says nothing.</summary>
    public PictureMetadata? Metadata { get; init; }

    /// <summary>By how much a channel of a pixel may change, 0 to 255, so that an opaque picture of somewhat more than 256 colours becomes
    /// a palette, which halves the file. No more than needed is used; grounds and other frequent colours stay exact. A picture of many
    /// thousand colours is written without loss whatever is allowed. 0, the default, is without loss always.</summary>
    public int MaxChannelError { get; init; }

    /// <summary>When set, an opaque picture of more colours than these gets a palette of so many, 2 to 256, chosen to look alike. 0, the default, never.
    /// Comes after <see cref="MaxChannelError"/>. A picture that is not opaque is written without loss.</summary>
    public int PaletteColors { get; init; }

    /// <summary>How much of what the palette is off is spread over neighbouring pixels, 0 (none: areas become flat, files small) to 256 (all: gradients
    /// stay smooth, files grow).</summary>
    public int Dithering { get; init; }
}
