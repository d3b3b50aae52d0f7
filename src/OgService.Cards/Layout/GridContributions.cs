using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>What the items of a grid ask of the tracks of one axis (CSS Grid 1, 11.5): outer sizes in pixels.</summary>
internal abstract class GridContributions
{
    public abstract TrackSpan SpanOf(GridItem item);

    public abstract float MinContent(GridItem item);

    public abstract float MaxContent(GridItem item);

    /// <param name="cap">The most that an automatic minimum may be: what the tracks may become.</param>
    /// <param name="isAutomatic">Whether the item's automatic minimum is its content's.</param>
    public abstract float Minimum(GridItem item, float cap, bool isAutomatic);
}

internal sealed class ColumnContributions(BoxSizes sizes) : GridContributions
{
    public override TrackSpan SpanOf(GridItem item) => item.Columns;

    public override float MinContent(GridItem item) => sizes.Contribution(item.Box, min: true, null) + Margin(item);

    public override float MaxContent(GridItem item) => sizes.Contribution(item.Box, min: false, null) + Margin(item);

    public override float Minimum(GridItem item, float cap, bool isAutomatic)
    {
        var box = item.Box;
        var style = box.Style;
        if (style.Width.IsContent || style.Width.ResolveOrNull(null) is not null)
        {
            return MinContent(item);
        }

        if (!style.MinWidth.IsAuto)
        {
            return Math.Max(BoxSizes.FrameWidth(box, 0), sizes.Given(box, style.MinWidth, null, 0) ?? 0) + Margin(item);
        }

        return !isAutomatic || BoxSizes.AutoMinimumIsZero(box)
            ? BoxSizes.FrameWidth(box, 0) + Margin(item)
            : Math.Max(BoxSizes.FrameWidth(box, 0) + Margin(item), Math.Min(cap, MinContent(item)));
    }

    private static float Margin(GridItem item) => Edges.Resolve(item.Box.Style.Margin, 0).Horizontal;
}

/// <summary>Of rows: heights, once the widths are known.</summary>
internal sealed class RowContributions(BoxSizes sizes, List<GridTrack> rows, float gap) : GridContributions
{
    public override TrackSpan SpanOf(GridItem item) => item.Rows;

    public override float MinContent(GridItem item) => MaxContent(item);

    public override float MaxContent(GridItem item) => sizes.Height(item.Box, item.Width, item.AreaWidth, Basis(item)) + Extra(item);

    public override float Minimum(GridItem item, float cap, bool isAutomatic)
    {
        var box = item.Box;
        var style = box.Style;
        var basis = Basis(item);
        if (style.Height.ResolveOrNull(basis) is not null)
        {
            return MaxContent(item);
        }

        var frame = BoxSizes.FrameHeight(box, item.AreaWidth);
        if (!style.MinHeight.IsAuto)
        {
            return Math.Max(frame, BoxSizes.Down(box, style.MinHeight, basis, item.AreaWidth) ?? 0) + Extra(item);
        }

        return !isAutomatic || BoxSizes.AutoMinimumIsZero(box)
            ? frame + Extra(item)
            : Math.Max(frame + Extra(item), Math.Min(cap, sizes.AutoHeight(box, item.Width, item.AreaWidth, basis) + Extra(item)));
    }

    /// <summary>What percentages of the item's height are of while rows are sized: known only where no row depends on content.</summary>
    public float? Basis(GridItem item)
    {
        var sum = gap * (item.Rows.Count - 1);
        for (var row = item.Rows.Start; row < item.Rows.End; row++)
        {
            if (rows[row].Min.Unit != TrackUnit.Length || rows[row].Max.Unit != TrackUnit.Length)
            {
                return null;
            }

            sum += rows[row].Limit;
        }

        return sum;
    }

    private static float Extra(GridItem item) => Edges.Resolve(item.Box.Style.Margin, item.AreaWidth).Vertical + item.Shim;
}
