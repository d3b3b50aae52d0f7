namespace OgService.Imaging;

public enum ImageFormat
{
    Png,
    Jpeg,
    WebP,
    Gif,
    Svg,
    Avif,
    Heic,
    Bmp,
    Ico,
}

/// <summary>What a picture's header says: its format by content, and its size where we read it.</summary>
/// <param name="Width">In pixels, orientation applied; 0 when the format's size is not read.</param>
public readonly record struct ImageInfo(ImageFormat Format, int Width, int Height)
{
    /// <summary>As in <c>Content-Type</c>, for example <c>image/png</c>.</summary>
    public string MediaType => throw new NotImplementedException();
}

/// <summary>Recognises pictures by content, never by name.</summary>
public static class ImageHeader
{
    /// <summary>False when the bytes are no picture we know or break off within the header.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ImageInfo info) => throw new NotImplementedException();
}
