using System.Globalization;
using System.Text;

namespace OgService.Cards.Expressions;

/// <summary>Dates in words. Patterns are strftime's (<c>%-d %b %Y</c>), or <c>medium</c> and <c>long</c> for the language's own order.
/// Names come from our own table, so that they are the same on every machine. A language without a row is written in English.</summary>
internal static partial class DateText
{
    private const int MaxPattern = 100;

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

            var unpadded = pattern[++i] == '-' && i + 1 < pattern.Length;
            if (unpadded)
            {
                i++;
            }

            Append(output, date, pattern[i], unpadded, language);
        }

        return output.ToString();
    }

    private static void Append(StringBuilder output, DateTimeOffset date, char field, bool unpadded, Language language)
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

        void Number(int value, int digits) => output.Append(value.ToString(unpadded ? "0" : new string('0', digits), CultureInfo.InvariantCulture));
    }

    private static Language LanguageOf(string lang)
    {
        var primary = lang.Split('-', '_')[0].ToLowerInvariant();
        return Languages.GetValueOrDefault(primary) ?? Languages["en"];
    }

    private sealed record Language(string[] Months, string[] ShortMonths, string[] Days, string[] ShortDays, string Medium, string Long);
}
