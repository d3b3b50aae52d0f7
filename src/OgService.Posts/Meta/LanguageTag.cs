namespace OgService.Posts.Meta;

/// <summary>A language tag (BCP 47) and what Open Graph makes of it.</summary>
/// <param name="Text">As given, once it is known to be a tag.</param>
/// <param name="Locale"><c>language_TERRITORY</c>, or null: Open Graph has no way to say a language without a territory.</param>
internal readonly record struct LanguageTag(string Text, string? Locale)
{
    private const int MaxLength = 35;

    /// <summary>Null if the text is not formed like a language tag.</summary>
    public static LanguageTag? Read(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        var parts = trimmed.Split('-');
        var wellFormed = trimmed.Length <= MaxLength && parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter)
            && parts.All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
        return wellFormed ? new LanguageTag(trimmed, FindLocale(parts)) : null;
    }

    // RFC 5646, 2.1: language, up to three extlangs, script of four letters, then the region; a single character starts an extension.
    private static string? FindLocale(string[] parts)
    {
        foreach (var part in parts.Skip(1))
        {
            if (part.Length == 2 && part.All(char.IsAsciiLetter))
            {
                return $"{parts[0].ToLowerInvariant()}_{part.ToUpperInvariant()}";
            }

            if (part.Length is not (3 or 4) || !part.All(char.IsAsciiLetter))
            {
                break;
            }
        }

        return null;
    }
}
