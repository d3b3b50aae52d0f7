namespace OgService.Previews;

/// <summary>Formats we draw.</summary>
public enum CardFormat
{
    Png,
    Jpeg,
    WebP,
}

/// <summary>Names of the formats: endings and media types.</summary>
public static class CardFormats
{
    /// <summary>For messages: the endings we draw.</summary>
    public const string Endings = "png, jpg, jpeg or webp";

    /// <param name="ending">Without the dot, any case.</param>
    public static bool TryParse(ReadOnlySpan<char> ending, out CardFormat format)
    {
        format = CardFormat.Png;
        if (ending.Equals("png", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        format = CardFormat.WebP;
        if (ending.Equals("webp", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        format = CardFormat.Jpeg;
        return ending.Equals("jpg", StringComparison.OrdinalIgnoreCase) || ending.Equals("jpeg", StringComparison.OrdinalIgnoreCase);
    }

    public static string MediaType(this CardFormat format) => format switch
    {
        CardFormat.Png => "image/png",
        CardFormat.WebP => "image/webp",
        _ => "image/jpeg",
    };

    /// <summary>Without the dot.</summary>
    public static string Ending(this CardFormat format) => format switch
    {
        CardFormat.Png => "png",
        CardFormat.WebP => "webp",
        _ => "jpg",
    };
}
