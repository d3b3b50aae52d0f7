using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>Which cells each item takes: CSS Grid 1, 8.5. "Major" is the axis that the flow fills line by line: rows, unless it flows by column.</summary>
internal sealed class GridPlacement
{
    // What would lie farther down shares the last row.
    private const int MaxMajor = 3_000;

    private readonly bool byRow;
    private readonly bool dense;
    private readonly List<Wanted> wanted = [];
    private readonly List<bool[]> taken = [];
    private readonly Dictionary<(int, int, int), int> searched = [];
    private int minors;

    private GridPlacement(ComputedStyle style)
    {
        byRow = style.GridFlow == GridFlow.Row;
        dense = style.GridIsDense;
    }

    public List<GridItem> Items { get; } = [];

    public int Columns { get; private set; }

    public int Rows { get; private set; }

    /// <summary>Implicit tracks before the first explicit one.</summary>
    public int ColumnsBefore { get; private set; }

    public int RowsBefore { get; private set; }

    public static GridPlacement Of(LayoutBox box, GridAxis columns, GridAxis rows)
    {
        var placement = new GridPlacement(box.Style);
        foreach (var child in InOrder(box.Children))
        {
            var item = new GridItem(child, box.Style);
            placement.Items.Add(item);
            var (column, row) = box.Style.Display == Display.Stack
                ? (new WantedPlace(0, 1), new WantedPlace(0, 1))
                : (columns.Resolve(child.Style.ColumnLines), rows.Resolve(child.Style.RowLines));
            placement.wanted.Add(placement.byRow ? new Wanted(item, row, column) : new Wanted(item, column, row));
        }

        placement.Place(columns.Count, rows.Count);
        return placement;
    }

    private static IEnumerable<LayoutBox> InOrder(IReadOnlyList<LayoutBox> boxes)
    {
        var flowing = boxes.Where(box => box.Style.Position != Position.Absolute);
        return boxes.Any(box => box.Style.Order != 0) ? flowing.OrderBy(box => box.Style.Order) : flowing;
    }

    private void Place(int columns, int rows)
    {
        var (minorCount, majorCount) = byRow ? (columns, rows) : (rows, columns);
        var majorsBefore = 0;
        var minorsBefore = 0;
        foreach (var want in wanted)
        {
            majorsBefore = Math.Max(majorsBefore, -(want.Major.Start ?? 0));
            minorsBefore = Math.Max(minorsBefore, -(want.Minor.Start ?? 0));
        }

        minors = minorCount + minorsBefore;
        foreach (var want in wanted)
        {
            minors = Math.Max(minors, want.Minor.Start is { } start ? start + minorsBefore + want.Minor.Span : want.Minor.Span);
        }

        foreach (var want in wanted)
        {
            if (want is { Major.Start: { } major, Minor.Start: { } minor })
            {
                Take(want, major + majorsBefore, minor + minorsBefore);
            }
        }

        PlaceLocked(majorsBefore);
        PlaceRest(minorsBefore);
        var majors = Math.Max(majorsBefore + majorCount, taken.Count);
        (Columns, Rows) = byRow ? (minors, majors) : (majors, minors);
        (ColumnsBefore, RowsBefore) = byRow ? (minorsBefore, majorsBefore) : (majorsBefore, minorsBefore);
    }

    // Items whose line is given look for a free place in it.
    private void PlaceLocked(int before)
    {
        var cursors = new Dictionary<int, int>();
        foreach (var want in wanted)
        {
            if (want.Major.Start is not { } start || want.Minor.Start is not null)
            {
                continue;
            }

            var major = start + before;
            var minor = dense ? 0 : cursors.GetValueOrDefault(major);
            while (!IsFree(major, minor, want.Major.Span, want.Minor.Span))
            {
                minor++;
            }

            Take(want, major, minor);
            cursors[major] = minor + want.Minor.Span;
        }
    }

    private void PlaceRest(int before)
    {
        var (major, minor) = (0, 0);
        foreach (var want in wanted)
        {
            if (want.Major.Start is not null)
            {
                continue;
            }

            if (want.Minor.Start is { } given)
            {
                // What was taken stays taken: the same search starts where it ended.
                var key = (want.Major.Span, want.Minor.Span, given);
                var at = given + before;
                major = dense ? searched.GetValueOrDefault(key) : at < minor ? major + 1 : major;
                minor = at;
                while (!IsFree(major, minor, want.Major.Span, want.Minor.Span))
                {
                    major++;
                }

                searched[key] = major;
            }
            else
            {
                var key = (want.Major.Span, want.Minor.Span, int.MinValue);
                (major, minor) = dense ? (searched.GetValueOrDefault(key) / minors, searched.GetValueOrDefault(key) % minors) : (major, minor);
                while (minor + want.Minor.Span > minors || !IsFree(major, minor, want.Major.Span, want.Minor.Span))
                {
                    if (++minor >= minors)
                    {
                        (major, minor) = (major + 1, 0);
                    }
                }

                searched[key] = (major * minors) + minor;
            }

            Take(want, major, minor);
        }
    }

    private bool IsFree(int major, int minor, int majorSpan, int minorSpan)
    {
        for (var line = major; line < Math.Min(taken.Count, major + majorSpan) && major < MaxMajor; line++)
        {
            for (var cell = minor; cell < Math.Min(taken[line].Length, minor + minorSpan); cell++)
            {
                if (taken[line][cell])
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void Take(Wanted want, int major, int minor)
    {
        major = Math.Min(major, MaxMajor);
        minors = Math.Max(minors, minor + want.Minor.Span);
        for (var line = major; line < major + want.Major.Span; line++)
        {
            while (taken.Count <= line)
            {
                taken.Add(new bool[minors]);
            }

            if (taken[line].Length < minors)
            {
                var row = taken[line];
                Array.Resize(ref row, minors);
                taken[line] = row;
            }

            Array.Fill(taken[line], true, minor, want.Minor.Span);
        }

        var (majorSpan, minorSpan) = (new TrackSpan(major, major + want.Major.Span), new TrackSpan(minor, minor + want.Minor.Span));
        (want.Item.Rows, want.Item.Columns) = byRow ? (majorSpan, minorSpan) : (minorSpan, majorSpan);
    }

    private sealed record Wanted(GridItem Item, WantedPlace Major, WantedPlace Minor);
}
