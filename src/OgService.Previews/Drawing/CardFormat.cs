namespace OgService.Previews;

/// <summary>Formats we draw.</summary>
public enum CardFormat
{
    Png,
    Jpeg,
}

/// <summary>Names of the formats: endings and media types.</summary>
public static class CardFormats
{
    /// <summary>For messages: the endings we draw.</summary>
    public const string Endings = "png, jpg or jpeg";

    /// <param name="ending">Without the dot, any case.</param>
    public static bool TryParse(ReadOnlySpan<char> ending, out CardFormat format)
    {
        format = CardFormat.Png;
        if (ending.Equals("png", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        format = CardFormat.Jpeg;
        return ending.Equals("jpg", StringComparison.OrdinalIgnoreCase) || ending.Equals("jpeg", StringComparison.OrdinalIgnoreCase);
    }

    public static string MediaType(this CardFormat format) => format == CardFormat.Png ? "image/png" : "image/jpeg";

    /// <summary>Without the dot.</summary>
    public static string Ending(this CardFormat format) => format == CardFormat.Png ? "png" : "jpg";
}
