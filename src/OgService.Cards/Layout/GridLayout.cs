using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>Grids: CSS Grid 1. A stack is a grid of one cell that all children share.</summary>
internal sealed class GridLayout(BoxLayout layout)
{
    private readonly BoxSizes sizes = layout.Sizes;

    /// <inheritdoc cref="BoxLayout.LayChildren"/>
    public float Lay(LayoutBox box, Inside inside, (float X, float Y)? origin)
    {
        var style = box.Style;
        var columnGap = style.ColumnGap.Resolve(inside.Width);
        var rowGap = style.RowGap.Resolve(inside.Height ?? 0);
        var (columnAxis, rowAxis) = (Axis(style.GridColumns, style.GridAreas, rows: false, columnGap, inside.Width, 0),
            Axis(style.GridRows, style.GridAreas, rows: true, rowGap, inside.HeightBasis ?? Finite(inside.MaxHeight), inside.MinHeight));
        var placement = GridPlacement.Of(box, columnAxis, rowAxis);
        var columns = Tracks(columnAxis, style.AutoColumns, placement.ColumnsBefore, placement.Columns, inside.Width, placement.Items, item => item.Columns);
        var rows = Tracks(rowAxis, style.AutoRows, placement.RowsBefore, placement.Rows, inside.Height, placement.Items, item => item.Rows);

        var justify = Content(style.JustifyContent, style.RightToLeft);
        TrackSizing.Resolve(columns, columnGap, placement.Items, new ColumnContributions(sizes), new TrackRoom(inside.Width, Stretches: justify.To == Alignment.Stretch));
        Spread(columns, columnGap, inside.Width, justify);

        var contributions = new RowContributions(sizes, rows, rowGap);
        foreach (var item in placement.Items)
        {
            item.AreaWidth = Area(columns, item.Columns).Length;
            item.Width = ItemWidth(item, contributions.Basis(item), null);
        }

        AlignSides(placement.Items, style.RightToLeft);
        AlignBaselines(placement.Items, contributions);
        var align = Content(style.AlignContent, false);
        TrackSizing.Resolve(rows, rowGap, placement.Items, contributions,
            new TrackRoom(inside.Height, Stretches: align.To == Alignment.Stretch, Min: inside.MinHeight, Max: inside.MaxHeight));
        if (origin is { } start)
        {
            Spread(rows, rowGap, inside.Height!.Value, align);
            foreach (var item in placement.Items)
            {
                PlaceItem(box, item, Across(columns, item.Columns, start.X, inside.Width, style.RightToLeft), Moved(Area(rows, item.Rows), start.Y));
            }

            SetBaselineSources(box, placement.Items);
            foreach (var child in box.Children)
            {
                if (child.Style.Position == Position.Absolute)
                {
                    layout.Later(child, box, Place(box, child, inside, start, (columnAxis, columns, placement.ColumnsBefore), (rowAxis, rows, placement.RowsBefore)));
                }
            }
        }

        return TrackSizing.Sum(rows, rowGap);
    }

    /// <inheritdoc cref="BoxLayout.ChildrenWidth"/>
    public float Width(LayoutBox box, bool min, float? height)
    {
        var style = box.Style;
        var frame = BoxSizes.FrameWidth(box, 0);
        var gap = style.ColumnGap.Resolve(0);
        var known = BoxSizes.Across(box, style.Width, null) ?? BoxSizes.Across(box, style.MaxWidth, null);
        var least = BoxSizes.Across(box, style.MinWidth, null);
        var columnAxis = Axis(style.GridColumns, style.GridAreas, rows: false, gap, known - frame, (least ?? frame) - frame);
        var rowAxis = Axis(style.GridRows, style.GridAreas, rows: true, style.RowGap.Resolve(height ?? 0), height, 0);
        var placement = GridPlacement.Of(box, columnAxis, rowAxis);
        var columns = Tracks(columnAxis, style.AutoColumns, placement.ColumnsBefore, placement.Columns, null, placement.Items, item => item.Columns);
        TrackSizing.Resolve(columns, gap, placement.Items, new ColumnContributions(sizes), new TrackRoom(null, IsMinContent: min, IsMaxContent: !min));
        return TrackSizing.Sum(columns, gap);
    }

    // 7.2.3.2: as often as fits; at least once, and as often as the least size needs where no largest one is known.
    private static GridAxis Axis(TrackList list, GridAreas areas, bool rows, float gap, float? available, float least)
    {
        if (list.Repeat is not { } repeat)
        {
            return GridAxis.Of(list, areas, rows, 0);
        }

        var (outer, outerCount) = Sum(list.Parts, available);
        var (inner, innerCount) = Sum(repeat.Parts, available);
        var step = Math.Max(1, inner) + (gap * innerCount);
        var room = (available ?? least) - outer - (gap * outerCount) + gap;
        var times = available is not null ? MathF.Floor((room / step) + 0.001f) : MathF.Ceiling((room / step) - 0.001f);
        var most = Math.Max(1, (TrackList.MaxTracks - outerCount) / innerCount);
        return GridAxis.Of(list, areas, rows, (int)Math.Clamp(times, 1, most));

        static (float Sum, int Count) Sum(IReadOnlyList<TrackPart> parts, float? available)
        {
            var sum = 0f;
            var count = 0;
            foreach (var part in parts)
            {
                if (part is TrackItem { Size: var size })
                {
                    count++;
                    var min = size.Min.Unit == TrackUnit.Length ? size.Min.Length.ResolveOrNull(available) : null;
                    var max = size.Max.Unit == TrackUnit.Length ? size.Max.Length.ResolveOrNull(available) : null;
                    sum += max is null ? min ?? 0 : Math.Max(min ?? 0, max.Value);
                }
            }

            return (sum, count);
        }
    }

    private static List<GridTrack> Tracks(
        GridAxis axis, IReadOnlyList<TrackSize> auto, int before, int count, float? available, List<GridItem> items, Func<GridItem, TrackSpan> spanOf)
    {
        var tracks = new List<GridTrack>(count);
        for (var i = 0; i < count; i++)
        {
            var at = i - before;
            if (at >= axis.Fitted.Start && at < axis.Fitted.End && !items.Exists(item => spanOf(item).Start <= i && i < spanOf(item).End))
            {
                tracks.Add(GridTrack.Collapsed());
                continue;
            }

            // 7.6: sizes of implicit tracks repeat away from the explicit ones, on both sides.
            var size = at >= 0 && at < axis.Sizes.Count ? axis.Sizes[at]
                : at < 0 ? auto[((at % auto.Count) + auto.Count) % auto.Count] : auto[(at - axis.Sizes.Count) % auto.Count];
            tracks.Add(new GridTrack(size, available));
        }

        return tracks;
    }

    private static AlignValue Content(AlignValue value, bool rightToLeft) => value with
    {
        To = value.To switch
        {
            Alignment.Normal => Alignment.Stretch,
            Alignment.FlexStart or Alignment.Baseline => Alignment.Start,
            Alignment.FlexEnd or Alignment.LastBaseline => Alignment.End,
            Alignment.Left => rightToLeft ? Alignment.End : Alignment.Start,
            Alignment.Right => rightToLeft ? Alignment.Start : Alignment.End,
            var other => other,
        },
    };

    private static void Spread(List<GridTrack> tracks, float gap, float room, AlignValue value)
    {
        var (at, between) = Spreading.Of(value, room - TrackSizing.Sum(tracks, gap), tracks.Count(track => !track.IsCollapsed));
        foreach (var track in tracks)
        {
            track.At = at;
            at += track.Base + (track.IsCollapsed ? 0 : gap + between);
        }
    }

    private static Extent Area(List<GridTrack> tracks, TrackSpan span) => new(tracks[span.Start].At, tracks[span.End - 1].At + tracks[span.End - 1].Base);

    private static Extent Moved(Extent area, float by) => new(area.From + by, area.To + by);

    private static Extent Across(List<GridTrack> tracks, TrackSpan span, float from, float width, bool rightToLeft)
    {
        var area = Area(tracks, span);
        return rightToLeft ? new Extent(from + width - area.To, from + width - area.From) : Moved(area, from);
    }

    private float ItemWidth(GridItem item, float? heightBasis, float? height)
    {
        var margin = Edges.Resolve(item.Box.Style.Margin, item.AreaWidth).Horizontal;
        return sizes.Width(item.Box, Math.Max(0, item.AreaWidth - margin), new Inside(item.AreaWidth, heightBasis, heightBasis is not null), item.FillsWidth, item.FillsBefore, height);
    }

    // 10.6: baselines of items that start in the same row meet; last baselines of items that end in the same row.
    private void AlignBaselines(List<GridItem> items, RowContributions contributions)
    {
        foreach (var item in items)
        {
            item.Shim = 0;

            // Who waits for the row's height cannot help to find it.
            if (item.Align.To is Alignment.Baseline or Alignment.LastBaseline && IsShare(item.Box.Style) && contributions.Basis(item) is null)
            {
                item.Align = new AlignValue(item.Align.To == Alignment.Baseline ? Alignment.Start : Alignment.End, Safe: true);
            }
        }

        foreach (var group in items.Where(item => item.Align.To is Alignment.Baseline or Alignment.LastBaseline)
            .GroupBy(item => (item.Align.To, Row: item.Align.To == Alignment.Baseline ? item.Rows.Start : item.Rows.End)))
        {
            var last = group.Key.To == Alignment.LastBaseline;
            var farthest = float.NegativeInfinity;
            foreach (var item in group)
            {
                var margin = Edges.Resolve(item.Box.Style.Margin, item.AreaWidth);
                var height = sizes.Height(item.Box, item.Width, item.AreaWidth, null);
                var baseline = layout.Baseline(item.Box, item.Width, height, false, item.AreaWidth, last);
                item.Baseline = last ? height - baseline + margin.Bottom : baseline + margin.Top;
                farthest = Math.Max(farthest, item.Baseline);
            }

            foreach (var item in group)
            {
                item.Shim = farthest - item.Baseline;
            }
        }
    }

    // Across columns the left edges of boxes count as baselines; the group stands at its start, or at its end for last baselines.
    private static void AlignSides(List<GridItem> items, bool rightToLeft)
    {
        foreach (var group in items.Where(item => item.Justify.To is Alignment.Baseline or Alignment.LastBaseline)
            .GroupBy(item => (item.Justify.To, Column: item.Justify.To == Alignment.Baseline ? item.Columns.Start : item.Columns.End)))
        {
            var farthest = group.Max(Distance);
            foreach (var item in group)
            {
                item.SideShim = farthest - Distance(item);
            }
        }

        float Distance(GridItem item)
        {
            var margin = Edges.Resolve(item.Box.Style.Margin, item.AreaWidth);
            return IsAtLeft(item, rightToLeft) ? margin.Left : item.Width + margin.Right;
        }
    }

    private static bool IsAtLeft(GridItem item, bool rightToLeft) => (item.Justify.To == Alignment.Baseline) != rightToLeft;

    private static bool IsShare(ComputedStyle style) =>
        style.Height.HasPercent || style.MaxHeight.HasPercent;

    private void PlaceItem(LayoutBox box, GridItem item, Extent across, Extent down)
    {
        var child = item.Box;
        var style = child.Style;
        var margin = Edges.Resolve(style.Margin, across.Length);
        item.AreaWidth = across.Length;
        var filled = item.FillsHeight ? BoxSizes.ClampHeight(child, Math.Max(0, down.Length - margin.Vertical), down.Length, across.Length) : (float?)null;
        var width = ItemWidth(item, down.Length, filled);
        var height = filled ?? sizes.Height(child, width, across.Length, down.Length);
        var free = across.Length - width - margin.Horizontal;
        var x = item.Justify.To is not (Alignment.Baseline or Alignment.LastBaseline)
            ? Offset(item.Justify, free, style.Margin.Left.IsAuto, style.Margin.Right.IsAuto, box.Style.RightToLeft)
            : IsAtLeft(item, box.Style.RightToLeft) ? item.SideShim : free - item.SideShim;
        var y = item.Align.To switch
        {
            _ when style.Margin.Top.IsAuto || style.Margin.Bottom.IsAuto || item.Align.To is not (Alignment.Baseline or Alignment.LastBaseline) =>
                Offset(item.Align, down.Length - height - margin.Vertical, style.Margin.Top.IsAuto, style.Margin.Bottom.IsAuto, false),
            Alignment.Baseline => item.Shim,
            _ => down.Length - height - margin.Vertical - item.Shim,
        };
        var (left, top) = BoxLayout.Shift(child, new Inside(across.Length, down.Length, true), box.Style.RightToLeft);
        var definite = filled is not null || BoxSizes.HasDefiniteHeight(child, down.Length);
        layout.Place(child, across.From + margin.Left + x + left, down.From + margin.Top + y + top, width, height, definite, across.Length);
    }

    private static float Offset(AlignValue align, float free, bool autoBefore, bool autoAfter, bool reversed)
    {
        if (autoBefore || autoAfter)
        {
            return free <= 0 ? (reversed ? free : 0) : !autoBefore ? 0 : autoAfter ? free / 2 : free;
        }

        return align.To switch
        {
            Alignment.Center when free > 0 || !align.Safe => free / 2,
            Alignment.End when free > 0 || !align.Safe || reversed => free,
            Alignment.Stretch when reversed => free,
            _ when align.Safe && reversed && free < 0 => free,
            _ => 0,
        };
    }

    private static void SetBaselineSources(LayoutBox box, List<GridItem> items)
    {
        (box.FirstForBaseline, box.LastForBaseline) = (null, null);
        if (items.Count == 0)
        {
            return;
        }

        var first = items.Min(item => item.Rows.Start);
        var firstRow = items.FindAll(item => item.Rows.Start == first);
        box.FirstForBaseline = (firstRow.Find(item => item.Align.To == Alignment.Baseline) ?? firstRow.MinBy(item => item.Columns.Start)!).Box;
        var last = items.Max(item => item.Rows.End);
        var lastRow = items.FindAll(item => item.Rows.End == last);
        box.LastForBaseline = (lastRow.Find(item => item.Align.To == Alignment.LastBaseline) ?? lastRow.MaxBy(item => item.Columns.Start)!).Box;
    }

    // 9: lines that an absolutely positioned child names; where it names none, the padding's edges.
    private static StaticPlace Place(
        LayoutBox box, LayoutBox child, Inside inside, (float X, float Y) start,
        (GridAxis Axis, List<GridTrack> Tracks, int Before) columns, (GridAxis Axis, List<GridTrack> Tracks, int Before) rows)
    {
        var (left, right) = Edge(columns, child.Style.ColumnLines);
        if (box.Style.RightToLeft)
        {
            (left, right) = (inside.Width - right, inside.Width - left);
        }

        var (top, bottom) = Edge(rows, child.Style.RowLines);
        var across = new Extent(left is { } l ? start.X + l : start.X - box.Padding.Left, right is { } r ? start.X + r : start.X + inside.Width + box.Padding.Right);
        var down = new Extent(top is { } t ? start.Y + t : start.Y - box.Padding.Top, bottom is { } b ? start.Y + b : start.Y + inside.Height!.Value + box.Padding.Bottom);
        return new StaticPlace(0, 0, 0, across, down);

        static (float? From, float? To) Edge((GridAxis Axis, List<GridTrack> Tracks, int Before) axis, GridLines lines)
        {
            var (start, end) = axis.Axis.Edges(lines);
            return (start + axis.Before is { } from && from >= 0 && from <= axis.Tracks.Count && axis.Tracks.Count > 0
                    ? from == axis.Tracks.Count ? axis.Tracks[from - 1].At + axis.Tracks[from - 1].Base : axis.Tracks[from].At : null,
                end + axis.Before is { } to && to >= 0 && to <= axis.Tracks.Count && axis.Tracks.Count > 0
                    ? to == 0 ? axis.Tracks[0].At : axis.Tracks[to - 1].At + axis.Tracks[to - 1].Base : null);
        }
    }

    private static float? Finite(float size) => float.IsPositiveInfinity(size) ? null : size;
}
