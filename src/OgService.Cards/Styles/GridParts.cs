using System.Globalization;

namespace OgService.Cards.Styles;

/// <summary>Reads the values of grid properties (CSS Grid 1, 7 and 8). Each method returns null for what it does not understand.</summary>
internal static class GridParts
{
    private const float MaxFraction = 10_000;

    public static TrackList? Tracks(string text)
    {
        if (text == "none")
        {
            return TrackList.None;
        }

        return Parts(text, repeat: true) is { } parts && parts.Exists(part => part is not LineNames) ? new TrackList(parts) : null;
    }

    /// <summary>Of implicit tracks: sizes only.</summary>
    public static IReadOnlyList<TrackSize>? AutoTracks(string text) =>
        Parts(text, repeat: false) is { Count: > 0 } parts && parts.TrueForAll(part => part is TrackItem) ? [.. parts.Cast<TrackItem>().Select(item => item.Size)] : null;

    /// <summary>Rows of names in quotes, or one row a line; a dot is an unnamed cell.</summary>
    public static GridAreas? Areas(string text)
    {
        if (text == "none")
        {
            return GridAreas.None;
        }

        if (Rows(text) is not { Count: > 0 and <= TrackList.MaxTracks } rows || rows[0].Length is 0 or > TrackList.MaxTracks || rows.Exists(row => row.Length != rows[0].Length))
        {
            return null;
        }

        var areas = new Dictionary<string, GridArea>();
        var cells = new Dictionary<string, int>();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                var name = rows[row][column];
                if (name.All(c => c == '.'))
                {
                    continue;
                }

                if (!IsName(name))
                {
                    return null;
                }

                var known = areas.GetValueOrDefault(name, new GridArea(row, column, row, column));
                areas[name] = new GridArea(known.Row, Math.Min(known.Column, column), row + 1, Math.Max(known.ColumnEnd, column + 1));
                cells[name] = cells.GetValueOrDefault(name) + 1;
            }
        }

        // An area with a hole or a step has fewer cells than the rectangle around it.
        return areas.All(area => (area.Value.RowEnd - area.Value.Row) * (area.Value.ColumnEnd - area.Value.Column) == cells[area.Key])
            ? new GridAreas(rows.Count, rows[0].Length, areas)
            : null;
    }

    public static (GridFlow Flow, bool Dense)? Flow(string text) => text switch
    {
        "row" => (GridFlow.Row, false),
        "column" => (GridFlow.Column, false),
        "dense" or "row dense" or "dense row" => (GridFlow.Row, true),
        "column dense" or "dense column" => (GridFlow.Column, true),
        _ => null,
    };

    public static GridLine? Line(string text)
    {
        if (text == "auto")
        {
            return default(GridLine);
        }

        int? number = null;
        string? name = null;
        var span = false;
        foreach (var word in CssText.SplitWords(text) ?? [])
        {
            if (word == "span" && !span)
            {
                span = true;
            }
            else if (number is null && int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value != 0 && Math.Abs(value) <= TrackList.MaxTracks)
            {
                number = value;
            }
            else if (name is null && IsName(word) && word != "auto")
            {
                name = word;
            }
            else
            {
                return null;
            }
        }

        return (number is null && name is null) || (span && number < 0) ? null : new GridLine(number ?? (span ? 1 : 0), name, span);
    }

    /// <summary>One or two lines parted by a slash. An end that is not said is the same name, or auto.</summary>
    public static GridLines? Lines(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2 || Line(parts[0].Trim()) is not { } start)
        {
            return null;
        }

        return parts.Length == 1 ? new GridLines(start, Same(start)) : Line(parts[1].Trim()) is { } end ? new GridLines(start, end) : null;
    }

    /// <summary>Row, column, end of row, end of column, parted by slashes.</summary>
    public static (GridLines Rows, GridLines Columns)? Area(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 4)
        {
            return null;
        }

        var lines = new GridLine?[4];
        for (var i = 0; i < parts.Length; i++)
        {
            if ((lines[i] = Line(parts[i].Trim())) is null)
            {
                return null;
            }
        }

        var row = lines[0]!.Value;
        var column = lines[1] ?? Same(row);
        return (new GridLines(row, lines[2] ?? Same(row)), new GridLines(column, lines[3] ?? Same(column)));
    }

    private static GridLine Same(GridLine line) => line is { Number: 0, Name: not null, IsSpan: false } ? line : default;

    private static List<TrackPart>? Parts(string text, bool repeat)
    {
        var parts = new List<TrackPart>();
        var tracks = 0;
        foreach (var word in Words(text) ?? [""])
        {
            if (word.StartsWith('[') && word.EndsWith(']'))
            {
                var names = word[1..^1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                if (!Array.TrueForAll(names, IsName))
                {
                    return null;
                }

                parts.Add(new LineNames(names));
            }
            else if (repeat && CssText.TryFunction(word, "repeat", out var arguments))
            {
                if (Repeat(arguments) is not { } repeated || (repeated is [AutoRepeat] && parts.Exists(part => part is AutoRepeat)))
                {
                    return null;
                }

                parts.AddRange(repeated);
                tracks += repeated.Count;
            }
            else if (Size(word) is { } size)
            {
                parts.Add(new TrackItem(size));
                tracks++;
            }
            else
            {
                return null;
            }

            if (tracks > TrackList.MaxTracks * 2)
            {
                return null;
            }
        }

        return parts.Count(part => part is TrackItem) <= TrackList.MaxTracks ? parts : null;
    }

    private static List<TrackPart>? Repeat(string arguments)
    {
        var comma = arguments.IndexOf(',');
        if (comma < 0 || Parts(arguments[(comma + 1)..], repeat: false) is not { } parts || !parts.Exists(part => part is TrackItem))
        {
            return null;
        }

        var count = arguments[..comma].Trim();
        if (count is "auto-fill" or "auto-fit")
        {
            return parts.TrueForAll(part => part is LineNames || (part is TrackItem item && HasFixedSize(item.Size))) ? [new AutoRepeat(count == "auto-fit", parts)] : null;
        }

        return int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is >= 1 and <= TrackList.MaxTracks
            && times * parts.Count <= TrackList.MaxTracks * 2
            ? [.. Enumerable.Repeat(parts, times).SelectMany(part => part)]
            : null;
    }

    private static bool HasFixedSize(TrackSize size) => size.Min.Unit == TrackUnit.Length || size.Max.Unit == TrackUnit.Length;

    private static TrackSize? Size(string text)
    {
        if (CssText.TryFunction(text, "minmax", out var bounds))
        {
            return CssText.SplitList(bounds) is [var least, var most] && Breadth(least) is { Unit: not TrackUnit.Fraction } min && Breadth(most) is { } max
                ? new TrackSize(min, max)
                : null;
        }

        if (CssText.TryFunction(text, "fit-content", out var limit))
        {
            return CssParts.OneSide(limit.Trim(), auto: false, negative: false) is { } length
                ? new TrackSize(TrackBreadth.Auto, new TrackBreadth(TrackUnit.FitContent, length))
                : null;
        }

        return Breadth(text) switch
        {
            { Unit: TrackUnit.Fraction } fraction => new TrackSize(TrackBreadth.Auto, fraction),
            { } breadth => new TrackSize(breadth, breadth),
            null => null,
        };
    }

    private static TrackBreadth? Breadth(string text) => text switch
    {
        "auto" => TrackBreadth.Auto,
        "min-content" => new TrackBreadth(TrackUnit.MinContent),
        "max-content" => new TrackBreadth(TrackUnit.MaxContent),
        _ when text.EndsWith("fr", StringComparison.Ordinal) => CssText.TryNumber(text.AsSpan()[..^2], out var fraction) && fraction is >= 0 and <= MaxFraction
            ? new TrackBreadth(TrackUnit.Fraction, default, (float)fraction)
            : null,
        _ => CssParts.OneSide(text, auto: false, negative: false) is { } length ? new TrackBreadth(TrackUnit.Length, length) : null,
    };

    // Names of lines stand in square brackets, which may hold spaces.
    private static List<string>? Words(string text)
    {
        var joined = new List<string>();
        foreach (var word in CssText.SplitWords(text.Replace("[", " [", StringComparison.Ordinal).Replace("]", "] ", StringComparison.Ordinal)) ?? [""])
        {
            if (joined.Count > 0 && joined[^1].StartsWith('[') && !joined[^1].EndsWith(']'))
            {
                joined[^1] += " " + word;
            }
            else
            {
                joined.Add(word);
            }
        }

        return joined.Count == 0 ? null : joined;
    }

    private static List<string[]>? Rows(string text)
    {
        var rows = new List<string[]>();
        if (!text.Contains('"') && !text.Contains('\''))
        {
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Cells).ToList();
        }

        for (var at = 0; at < text.Length;)
        {
            var quote = text[at];
            if (char.IsWhiteSpace(quote))
            {
                at++;
                continue;
            }

            var end = quote is '"' or '\'' ? text.IndexOf(quote, at + 1) : -1;
            if (end < 0)
            {
                return null;
            }

            rows.Add(Cells(text[(at + 1)..end]));
            at = end + 1;
        }

        return rows;

        static string[] Cells(string row) => row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool IsName(string text) => text.Length is > 0 and <= 64 && text != "span" && !char.IsAsciiDigit(text[0])
        && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') && !(text[0] == '-' && text.Length > 1 && char.IsAsciiDigit(text[1]));
}
