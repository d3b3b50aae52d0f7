using System.Globalization;

namespace OgService.Yaml;

/// <summary>Dates and times as YAML 1.1, TOML and JSON front matter write them: <c>2024-02-20</c>, <c>2024-02-20T14:30:00Z</c>,
/// <c>2024-02-20 14:30:00.5 +02:00</c>. Seconds may be left out.</summary>
public static class YamlTimestamp
{
    /// <summary>Whether the text has the shape of one; the date itself may still not exist.</summary>
    public static bool LooksLikeOne(string text) => TryRead(text, out _);

    /// <summary>Reads a date; without a zone it is UTC, without a time it is midnight.</summary>
    /// <returns>False when the text is no timestamp or there is no such date, time or zone.</returns>
    public static bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        if (!TryRead(text, out var p) || p.Year < 1 || p.Month is < 1 or > 12 || p.Day < 1 || p.Day > DateTime.DaysInMonth(p.Year, p.Month)
            || p.Hour > 23 || p.Minute > 59 || p.Second > 60 || Math.Abs(p.OffsetMinutes) > 14 * 60)
        {
            return false;
        }

        // A leap second is the last one of its minute: no calendar here counts it.
        var local = new DateTime(p.Year, p.Month, p.Day, p.Hour, p.Minute, Math.Min(p.Second, 59), DateTimeKind.Unspecified).AddTicks(p.Ticks);
        var utc = local.Ticks - (p.OffsetMinutes * TimeSpan.TicksPerMinute);
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(local, TimeSpan.FromMinutes(p.OffsetMinutes));
        return true;
    }

    private static bool TryRead(ReadOnlySpan<char> text, out Parts parts)
    {
        parts = default;
        var rest = text;
        if (!TakeNumber(ref rest, 4, 4, out parts.Year) || !TakeChar(ref rest, '-') || !TakeNumber(ref rest, 1, 2, out parts.Month)
            || !TakeChar(ref rest, '-') || !TakeNumber(ref rest, 1, 2, out parts.Day))
        {
            return false;
        }

        if (rest.Length == 0)
        {
            return true;
        }

        var afterDate = rest;
        if (rest[0] is 'T' or 't')
        {
            rest = rest[1..];
        }
        else
        {
            rest = rest.TrimStart(" \t");
        }

        return rest.Length < afterDate.Length && TakeTime(ref rest, ref parts) && TakeZone(rest, ref parts);
    }

    private static bool TakeTime(ref ReadOnlySpan<char> rest, ref Parts parts)
    {
        if (!TakeNumber(ref rest, 1, 2, out parts.Hour) || !TakeChar(ref rest, ':') || !TakeNumber(ref rest, 2, 2, out parts.Minute))
        {
            return false;
        }

        if (!TakeChar(ref rest, ':'))
        {
            return true;
        }

        if (!TakeNumber(ref rest, 2, 2, out parts.Second))
        {
            return false;
        }

        if (TakeChar(ref rest, '.'))
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? rest.Length : digits;

            // A tick is a tenth of a microsecond: seven digits are all that can be kept.
            var scale = TimeSpan.TicksPerSecond;
            foreach (var digit in rest[..Math.Min(digits, 7)])
            {
                scale /= 10;
                parts.Ticks += (digit - '0') * scale;
            }

            rest = rest[digits..];
        }

        return true;
    }

    private static bool TakeZone(ReadOnlySpan<char> rest, ref Parts parts)
    {
        rest = rest.TrimStart(" \t");
        if (rest.Length == 0 || rest is "Z" or "z" or "UTC" or "GMT")
        {
            return true;
        }

        if (rest[0] is not ('+' or '-'))
        {
            return false;
        }

        var sign = rest[0] == '-' ? -1 : 1;
        rest = rest[1..];
        var minutes = 0;
        if (rest.Length == 4 && !rest.ContainsAnyExceptInRange('0', '9'))
        {
            _ = TakeNumber(ref rest, 2, 2, out var compactHours);
            _ = TakeNumber(ref rest, 2, 2, out minutes);
            parts.OffsetMinutes = sign * ((compactHours * 60) + minutes);
            return minutes < 60;
        }

        if (!TakeNumber(ref rest, 1, 2, out var hours) || (TakeChar(ref rest, ':') && !TakeNumber(ref rest, 2, 2, out minutes)))
        {
            return false;
        }

        parts.OffsetMinutes = sign * ((hours * 60) + minutes);
        return rest.Length == 0 && minutes < 60;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> rest, int min, int max, out int value)
    {
        var count = 0;
        while (count < rest.Length && count < max && char.IsAsciiDigit(rest[count]))
        {
            count++;
        }

        value = 0;
        if (count < min)
        {
            return false;
        }

        value = int.Parse(rest[..count], NumberStyles.None, CultureInfo.InvariantCulture);
        rest = rest[count..];
        return true;
    }

    private static bool TakeChar(ref ReadOnlySpan<char> rest, char expected)
    {
        if (rest.Length == 0 || rest[0] != expected)
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    private struct Parts
    {
        public int Year;
        public int Month;
        public int Day;
        public int Hour;
        public int Minute;
        public int Second;
        public long Ticks;
        public int OffsetMinutes;
    }
}
