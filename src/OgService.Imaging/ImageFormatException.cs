namespace OgService.Imaging;

/// <summary>Bytes that are not the picture they say they are, or one beyond the limits.</summary>
public sealed class ImageFormatException(string reason, long offset) : Exception($"{reason} (at byte {offset})")
{
    /// <summary>Where in the bytes, from 0.</summary>
    public long Offset { get; } = offset;
}
