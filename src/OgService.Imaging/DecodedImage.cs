namespace OgService.Imaging;

/// <summary>A picture that was read. Dispose of it to give its pixels back.</summary>
public sealed class DecodedImage : IDisposable
{
    internal DecodedImage(PixelBuffer pixels, ImageInfo info, bool hasAlpha, IReadOnlyList<ImageNote> notes)
    {
        Pixels = pixels;
        Info = info;
        HasAlpha = hasAlpha;
        Notes = notes;
    }

    /// <summary>In sRGB, perhaps smaller than <see cref="Info"/> says when a target size was given.</summary>
    public PixelBuffer Pixels { get; }

    /// <summary>Format and whole size, orientation applied if that was asked for.</summary>
    public ImageInfo Info { get; }

    /// <summary>Whether any pixel is not opaque.</summary>
    public bool HasAlpha { get; }

    public IReadOnlyList<ImageNote> Notes { get; }

    public void Dispose() => Pixels.Dispose();
}
