using System.Globalization;
using OgService.Yaml;

namespace OgService.Posts.Fields;

/// <summary>Dates as front matter writes them: timestamps, <c>2024/02/20</c>, and English ones (<c>Jul 08 2022</c>,
/// <c>8 July 2022</c>, <c>Tue, 20 Feb 2024 14:30:00 GMT</c>), which JavaScript generators accept.</summary>
internal static class DateText
{
    private static readonly string[] _months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] _days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>Without a zone UTC, without a time midnight; false when there is no such date.</summary>
    public static bool TryParse(string text, out DateTimeOffset date)
    {
        text = text.Trim();
        if (text.Length is 0 or > 64)
        {
            date = default;
            return false;
        }

        return YamlTimestamp.TryParse(text, out date) || TryParseSlashes(text, out date) || TryParseEnglish(text, out date);
    }

    private static bool TryParseSlashes(string text, out DateTimeOffset date)
    {
        date = default;

        // Year first only: what 03/04/2024 means depends on who wrote it.
        return text.Length > 8 && text[4] is ('/' or '.') && YamlTimestamp.TryParse(Dashed(text), out date);

        static string Dashed(string text)
        {
            var time = text.IndexOf(' ');
            var day = time < 0 ? text : text[..time];
            return day.Replace(day[4], '-') + (time < 0 ? "" : text[time..]);
        }
    }

    private static bool TryParseEnglish(string text, out DateTimeOffset date)
    {
        date = default;
        int? year = null, month = null, day = null;
        var rest = new List<string>();
        foreach (var word in text.Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = word.TrimEnd('.');
            if (month is null && IndexOf(_months, bare) is { } m)
            {
                month = m + 1;
            }
            else if (IndexOf(_days, bare) is not null && year is null)
            {
                continue;
            }
            else if (TryNumber(bare, out var number) && bare.Length == 4 && year is null)
            {
                year = number;
            }
            else if (day is null && TryDay(bare, out number))
            {
                day = number;
            }
            else
            {
                rest.Add(word);
            }
        }

        if (year is null || month is null || day is null || rest.Count > 2)
        {
            return false;
        }

        var iso = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        return YamlTimestamp.TryParse(rest.Count == 0 ? iso : iso + " " + string.Join(' ', rest), out date);
    }

    private static bool TryDay(string word, out int day)
    {
        if (word.Length > 2 && word[^2..].ToLowerInvariant() is ("st" or "nd" or "rd" or "th"))
        {
            word = word[..^2];
        }

        return TryNumber(word, out day) && word.Length <= 2;
    }

    private static bool TryNumber(string word, out int number)
        => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static int? IndexOf(string[] names, string word)
    {
        var index = word.Length < 3 ? -1 : Array.FindIndex(names, name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            && (word.Length == 3 || word.Length == name.Length || word.Equals("sept", StringComparison.OrdinalIgnoreCase)
                || word.Equals("tues", StringComparison.OrdinalIgnoreCase) || word.Equals("thur", StringComparison.OrdinalIgnoreCase)
                || word.Equals("thurs", StringComparison.OrdinalIgnoreCase)));
        return index < 0 ? null : index;
    }
}
