using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>A row or a column while tracks are sized: CSS Grid 1, 11.3.</summary>
internal sealed class GridTrack
{
    /// <param name="available">What percentages are of; null when it is not known: they then count as auto.</param>
    public GridTrack(TrackSize size, float? available)
    {
        Min = size.Min.Unit == TrackUnit.Length && size.Min.Length.ResolveOrNull(available) is null ? TrackBreadth.Auto : size.Min;
        Max = size.Max.Unit == TrackUnit.Length && size.Max.Length.ResolveOrNull(available) is null ? TrackBreadth.Auto : size.Max;
        if (Max.Unit == TrackUnit.FitContent)
        {
            FitLimit = Max.Length.ResolveOrNull(available) ?? float.PositiveInfinity;
        }

        // 11.4
        Base = Min.Unit == TrackUnit.Length ? Min.Length.Resolve(available ?? 0) : 0;
        Limit = Max.Unit == TrackUnit.Length ? Math.Max(Base, Max.Length.Resolve(available ?? 0)) : float.PositiveInfinity;
    }

    /// <summary>A track that holds nothing and takes no room: one that <c>auto-fit</c> left empty.</summary>
    public static GridTrack Collapsed() => new(new TrackSize(new TrackBreadth(TrackUnit.Length), new TrackBreadth(TrackUnit.Length)), 0) { IsCollapsed = true };

    public TrackBreadth Min { get; }

    public TrackBreadth Max { get; }

    public bool IsCollapsed { get; private init; }

    public float FitLimit { get; } = float.PositiveInfinity;

    public float Base { get; set; }

    /// <summary>The growth limit.</summary>
    public float Limit { get; set; }

    /// <summary>What the group of items that is looked at adds.</summary>
    public float Planned { get; set; }

    public float Increase { get; set; }

    public bool InfinitelyGrowable { get; set; }

    /// <summary>From the start of the grid, once the track is placed.</summary>
    public float At { get; set; }

    public bool IsFlexible => Max.Unit == TrackUnit.Fraction;

    public bool HasIntrinsicMin => Min.Unit is TrackUnit.Auto or TrackUnit.MinContent or TrackUnit.MaxContent;

    public bool HasIntrinsicMax => Max.Unit is TrackUnit.Auto or TrackUnit.MinContent or TrackUnit.MaxContent or TrackUnit.FitContent;

    /// <summary>Whether content may make the most that the track takes as large as its max-content.</summary>
    public bool HasMaxContentMax => Max.Unit is TrackUnit.Auto or TrackUnit.MaxContent or TrackUnit.FitContent;
}
