using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>Where an item wants to be along one axis. Lines are counted from the first of the explicit grid, which is 0.</summary>
/// <param name="Start">Null when it is placed automatically.</param>
internal readonly record struct WantedPlace(int? Start, int Span)
{
    public int End => (Start ?? 0) + Span;
}

/// <summary>The explicit tracks of one axis, its repetitions written out, and the names of its lines: CSS Grid 1, 7 and 8.3.</summary>
internal sealed class GridAxis
{
    private readonly Dictionary<string, List<int>> names = [];

    private GridAxis(List<TrackSize> sizes, int count)
    {
        Sizes = sizes;
        Count = count;
    }

    /// <summary>As the template says; named areas may have more tracks.</summary>
    public IReadOnlyList<TrackSize> Sizes { get; }

    /// <summary>Explicit tracks.</summary>
    public int Count { get; }

    /// <summary>Tracks that vanish when nothing is placed in them.</summary>
    public (int Start, int End) Fitted { get; private set; }

    /// <param name="repeats">How often an automatic repetition is written out.</param>
    public static GridAxis Of(TrackList tracks, GridAreas areas, bool rows, int repeats)
    {
        var sizes = new List<TrackSize>();
        var lines = new List<(string Name, int Line)>();
        var fitted = (0, 0);
        foreach (var part in tracks.Parts)
        {
            if (part is not AutoRepeat repeat)
            {
                Add(part);
                continue;
            }

            var from = sizes.Count;
            for (var i = 0; i < repeats; i++)
            {
                foreach (var inner in repeat.Parts)
                {
                    Add(inner);
                }
            }

            fitted = repeat.Fit ? (from, sizes.Count) : fitted;
        }

        var axis = new GridAxis(sizes, Math.Max(sizes.Count, rows ? areas.Rows : areas.Columns)) { Fitted = fitted };
        foreach (var (name, line) in lines)
        {
            axis.Name(name, line);
        }

        foreach (var (name, area) in areas.Named)
        {
            axis.Name(name + "-start", rows ? area.Row : area.Column);
            axis.Name(name + "-end", rows ? area.RowEnd : area.ColumnEnd);
        }

        foreach (var found in axis.names.Values)
        {
            found.Sort();
        }

        return axis;

        void Add(TrackPart part)
        {
            switch (part)
            {
                case TrackItem item:
                    sizes.Add(item.Size);
                    break;
                case LineNames named:
                    lines.AddRange(named.Names.Select(name => (name, sizes.Count)));
                    break;
            }
        }
    }

    /// <summary>8.3.1: how lines and spans that contradict each other are read.</summary>
    public WantedPlace Resolve(GridLines lines)
    {
        var start = lines.Start.IsSpan ? null : Line(lines.Start, "-start");
        var end = lines.End.IsSpan ? null : Line(lines.End, "-end");
        if (start is { } from && end is { } to)
        {
            return from == to ? new WantedPlace(from, 1) : new WantedPlace(Math.Min(from, to), Math.Abs(to - from));
        }

        if (start is { } first)
        {
            return new WantedPlace(first, lines.End.IsSpan ? Math.Max(1, Reach(lines.End, first, 1) - first) : 1);
        }

        if (end is { } last)
        {
            var span = lines.Start.IsSpan ? Math.Max(1, last - Reach(lines.Start, last, -1)) : 1;
            return new WantedPlace(last - span, span);
        }

        var free = lines.Start.IsSpan ? lines.Start : lines.End;
        return new WantedPlace(null, free is { IsSpan: true, Name: null } ? free.Number : 1);
    }

    /// <summary>The line of an absolutely positioned box, or null for the edge of the padding.</summary>
    public (int? Start, int? End) Edges(GridLines lines)
    {
        var start = lines.Start.IsSpan ? null : Line(lines.Start, "-start");
        var end = lines.End.IsSpan ? null : Line(lines.End, "-end");
        if (start is { } from && lines.End.IsSpan)
        {
            end = Reach(lines.End, from, 1);
        }
        else if (end is { } to && lines.Start.IsSpan)
        {
            start = Reach(lines.Start, to, -1);
        }

        return start > end ? (end, start) : start == end && start is not null ? (start, start + 1) : (start, end);
    }

    private int? Line(GridLine line, string side)
    {
        if (line.IsAuto)
        {
            return null;
        }

        if (line.Name is null)
        {
            return line.Number > 0 ? line.Number - 1 : Count + 1 + line.Number;
        }

        // A lone name is an area's side first, then a line.
        if (line.Number == 0 && names.TryGetValue(line.Name + side, out var sides))
        {
            return sides[0];
        }

        var found = names.GetValueOrDefault(line.Name) ?? [];
        var number = line.Number == 0 ? 1 : line.Number;
        return number > 0
            ? number <= found.Count ? found[number - 1] : Count + number - found.Count
            : -number <= found.Count ? found[found.Count + number] : number + found.Count;
    }

    // The line that a span reaches from another: so many tracks, or lines of a name, farther.
    private int Reach(GridLine span, int from, int step)
    {
        if (span.Name is null)
        {
            return from + (span.Number * step);
        }

        var found = names.GetValueOrDefault(span.Name) ?? [];
        var left = span.Number;
        for (var line = from + step; ; line += step)
        {
            // Beyond the explicit grid every line counts as having the name.
            if ((found.Contains(line) || line < 0 || line > Count) && --left <= 0)
            {
                return line;
            }
        }
    }

    private void Name(string name, int line)
    {
        if (!names.TryGetValue(name, out var lines))
        {
            names[name] = lines = [];
        }

        if (!lines.Contains(line))
        {
            lines.Add(line);
        }
    }
}
