using System.Globalization;

namespace OgService.Cards.Expressions;

/// <summary>The few words that cards need in the language of the post: <c>{{ reading_minutes | t: "min_read" }}</c>. A language without a row is
/// written in English.</summary>
internal static partial class Phrases
{
    public static IReadOnlyList<string> Names { get; } = ["min_read"];

    /// <summary>Null for a name that is not known, and for what is no number.</summary>
    public static string? Say(string name, CardValue input, string lang)
    {
        if (name != "min_read" || !input.TryGetNumber(out var minutes))
        {
            return null;
        }

        var language = Languages.PrimaryOf(lang);
        var forms = Languages.IsTraditional(lang) ? ReadingTime["zh-hant"] : ReadingTime.GetValueOrDefault(language) ?? ReadingTime["en"];
        var form = forms.Length == 1 ? 0 : Math.Min(forms.Length - 1, Plurals.FormOf(minutes, ReadingTime.ContainsKey(language) ? lang : "en"));
        return forms[form].Replace("#", minutes.ToString("0.#", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
