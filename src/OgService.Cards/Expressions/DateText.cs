using System.Globalization;
using System.Text;

namespace OgService.Cards.Expressions;

/// <summary>Dates in words. Patterns are strftime's (<c>%-d %b %Y</c>), or <c>medium</c> and <c>long</c> for the language's own order.
/// Names come from our own table, so that they are the same on every machine. A language without a row is written in English.</summary>
internal static partial class DateText
{
    private const int MaxPattern = 100;

    private static readonly string[] Written =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss",
        "yyyy-MM-dd HH:mmzzz", "yyyy-MM-dd HH:mm zzz", "yyyy-MM-ddTHH:mmzzz", "yyyy-MM-dd HH:mm:sszzz", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-ddTHH:mm:sszzz",
        "yyyy-MM-dd HH:mmZ", "yyyy-MM-ddTHH:mmZ", "yyyy-MM-dd HH:mm:ssZ", "yyyy-MM-ddTHH:mm:ssZ",
    ];

    public static string Format(DateTimeOffset date, string pattern, string lang)
    {
        var language = LanguageOf(lang);
        pattern = pattern switch
        {
            "medium" => language.Medium,
            "long" => language.Long,
            "iso" => "%Y-%m-%d",
            _ => pattern,
        };

        var output = new StringBuilder();
        for (var i = 0; i < Math.Min(pattern.Length, MaxPattern); i++)
        {
            if (pattern[i] != '%' || i + 1 >= pattern.Length)
            {
                output.Append(pattern[i]);
                continue;
            }

            // strftime's flags: without zeros in front, in capital letters, the zone with a colon.
            var flag = i + 2 < pattern.Length && pattern[i + 1] is '-' or '^' or ':' ? pattern[++i] : '\0';
            var start = output.Length;
            Append(output, date, pattern[++i], flag, language);
            if (flag == '^')
            {
                var capitals = output.ToString(start, output.Length - start).ToUpperInvariant();
                output.Length = start;
                output.Append(capitals);
            }
        }

        return output.ToString();
    }

    /// <summary>Languages that have a row.</summary>
    public static IEnumerable<string> Known => Names.Keys;

    /// <summary>A date, or a text that is one: <c>2026-05-01</c>, <c>2026-05-01 18:30</c>, with seconds and a zone where they are given.</summary>
    public static bool TryRead(CardValue value, out DateTimeOffset date)
    {
        if (value.Kind == CardValueKind.Date)
        {
            date = value.Date;
            return true;
        }

        date = default;
        return value.TryGetText(out var text)
            && DateTimeOffset.TryParseExact(text, Written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out date);
    }

    private static void Append(StringBuilder output, DateTimeOffset date, char field, char flag, Language language)
    {
        switch (field)
        {
            case 'Y': Number(date.Year, 4); break;
            case 'y': Number(date.Year % 100, 2); break;
            case 'm': Number(date.Month, 2); break;
            case 'd': Number(date.Day, 2); break;
            case 'e': Number(date.Day, 1); break;
            case 'H': Number(date.Hour, 2); break;
            case 'I': Number(date.Hour % 12 == 0 ? 12 : date.Hour % 12, 2); break;
            case 'l': Number(date.Hour % 12 == 0 ? 12 : date.Hour % 12, 1); break;
            case 'k': Number(date.Hour, 1); break;
            case 'P': output.Append(date.Hour < 12 ? "am" : "pm"); break;
            case 'z': output.Append(date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", flag == ':' ? ":" : "", StringComparison.Ordinal)); break;
            case 'M': Number(date.Minute, 2); break;
            case 'S': Number(date.Second, 2); break;
            case 'j': Number(date.DayOfYear, 3); break;
            case 'p': output.Append(date.Hour < 12 ? "AM" : "PM"); break;
            case 'B': output.Append(language.Months[date.Month - 1]); break;
            case 'b' or 'h': output.Append(language.ShortMonths[date.Month - 1]); break;
            case 'A': output.Append(language.Days[(int)date.DayOfWeek]); break;
            case 'a': output.Append(language.ShortDays[(int)date.DayOfWeek]); break;
            case 'F': output.Append(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case '%': output.Append('%'); break;
            default: output.Append('%').Append(field); break;
        }

        void Number(int value, int digits) => output.Append(value.ToString(flag == '-' ? "0" : new string('0', digits), CultureInfo.InvariantCulture));
    }

    private static Language LanguageOf(string lang)
    {
        var primary = Languages.PrimaryOf(lang);
        return Names.GetValueOrDefault(Languages.IsTraditional(lang) ? "zh-hant" : primary) ?? Names["en"];
    }

    private sealed record Language(string[] Months, string[] ShortMonths, string[] Days, string[] ShortDays, string Medium, string Long);
}
