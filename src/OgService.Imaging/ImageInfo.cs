namespace OgService.Imaging;

/// <summary>What a picture's header says: its format by content, and its size where we read it.</summary>
/// <param name="Width">In pixels, orientation applied; 0 when the format's size is not read.</param>
public readonly record struct ImageInfo(ImageFormat Format, int Width, int Height)
{
    /// <summary>As in <c>Content-Type</c>, for example <c>image/png</c>.</summary>
    public string MediaType => Format switch
    {
        ImageFormat.Png => "image/png",
        ImageFormat.Jpeg => "image/jpeg",
        ImageFormat.WebP => "image/webp",
        ImageFormat.Gif => "image/gif",
        ImageFormat.Svg => "image/svg+xml",
        ImageFormat.Avif => "image/avif",
        ImageFormat.Heic => "image/heic",
        ImageFormat.Bmp => "image/bmp",
        ImageFormat.Ico => "image/x-icon",
        _ => "application/octet-stream",
    };
}
