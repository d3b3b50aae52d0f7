namespace OgService.Imaging;

/// <summary>What a file says of itself beside its pixels: PNG in <c>tEXt</c> chunks, JPEG in a comment. WebP has no such place and leaves it out.
/// That the samples are sRGB is said in every file.</summary>
public sealed record PictureMetadata
{
    private const int MaxLength = 200;

    /// <param name="software">The program that made the picture.</param>
    /// <param name="source">Where it comes from, such as a site's address; null when that is not known.</param>
    /// <exception cref="ArgumentException">A text is empty, longer than 200 characters, or has others than the printable ones of ASCII.</exception>
    public PictureMetadata(string software, string? source = null)
    {
        Require(software, nameof(software));
        if (source is not null)
        {
            Require(source, nameof(source));
        }

        Software = software;
        Source = source;
    }

    public string Software { get; }

    public string? Source { get; }

    /// <summary>Whether a text may be said.</summary>
    public static bool CanSay(string text) => text.Length is > 0 and <= MaxLength && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;

    private static void Require(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text, name);
        if (!CanSay(text))
        {
            throw new ArgumentException($"must be 1 to {MaxLength} printable ASCII characters", name);
        }
    }
}
