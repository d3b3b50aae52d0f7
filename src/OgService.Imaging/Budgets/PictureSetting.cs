namespace OgService.Imaging.Budgets;

/// <summary>One way to write a picture.</summary>
/// <param name="Description">For people: <c>JPEG, quality 82</c>.</param>
/// <param name="Quality">On the format's scale; null where it has none.</param>
/// <param name="IsLossless">Whether every pixel is kept.</param>
internal sealed record PictureSetting(string Description, int? Quality, bool IsLossless, Func<PixelBuffer, byte[]> Encode)
{
    /// <summary>Whether the next setting of the ladder is the same without dithering: which looks better is measured.</summary>
    public bool IsDithered { get; init; }
}
