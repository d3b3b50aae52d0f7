namespace OgService.Svg.Documents;

/// <summary>Conditional attributes (SVG 2, 5.7): whether an element is meant for us. We speak English and know no extensions.</summary>
internal static class Conditions
{
    public static bool Hold(SvgElement element)
    {
        if (element["requiredExtensions"] is { } extensions && extensions.AsSpan().Trim().Length > 0)
        {
            return false;
        }

        return element["systemLanguage"] is not { } languages || HasEnglish(languages);
    }

    private static bool HasEnglish(string languages)
    {
        var text = languages.AsSpan();
        foreach (var range in text.Split(','))
        {
            var language = text[range].Trim();
            if (language.Equals("en", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
