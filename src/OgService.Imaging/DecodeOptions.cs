namespace OgService.Imaging;

/// <summary>How <see cref="ImageDecoder"/> reads a picture.</summary>
public sealed record DecodeOptions
{
    public static DecodeOptions Default { get; } = new();

    /// <summary>Ceilings, checked before anything is allocated.</summary>
    public ImageLimits Limits { get; init; } = ImageLimits.Default;

    /// <summary>In pixels, after orientation. A picture at least twice as large on both sides may be read at a reduced scale, never below
    /// this size. 0, the default, reads it whole; so does a height of 0.</summary>
    public int TargetWidth { get; init; }

    /// <summary>As <see cref="TargetWidth"/>.</summary>
    public int TargetHeight { get; init; }

    /// <summary>Turns the picture as its Exif data says.</summary>
    public bool ApplyOrientation { get; init; } = true;

    /// <summary>Converts the colours of embedded profiles. Off, samples come out as they are stored.</summary>
    public bool ConvertToSrgb { get; init; } = true;
}
