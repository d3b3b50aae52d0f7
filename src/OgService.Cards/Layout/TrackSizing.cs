using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>The room for tracks along one axis.</summary>
/// <param name="Available">Null when it follows from the tracks.</param>
/// <param name="IsMinContent">Whether the least is looked for that holds the content.</param>
/// <param name="IsMaxContent">Whether as much as the content wants is looked for.</param>
/// <param name="Stretches">Whether automatic tracks share what is left.</param>
internal readonly record struct TrackRoom(
    float? Available, bool IsMinContent = false, bool IsMaxContent = false, bool Stretches = false, float Min = 0, float Max = float.PositiveInfinity);

/// <summary>The track sizing algorithm: CSS Grid 1, 11.4 to 11.8. Items of one track are treated as items that span several: the general steps
/// give the same there.</summary>
internal sealed class TrackSizing
{
    private readonly List<GridTrack> tracks;
    private readonly float gap;
    private readonly GridContributions contributions;
    private readonly TrackRoom room;

    private TrackSizing(List<GridTrack> tracks, float gap, GridContributions contributions, TrackRoom room)
    {
        this.tracks = tracks;
        this.gap = gap;
        this.contributions = contributions;
        this.room = room;
    }

    private enum Step
    {
        IntrinsicMinimums,
        ContentMinimums,
        LimitedMaxContentMinimums,
        MaxContentMinimums,
        IntrinsicMaximums,
        MaxContentMaximums,
    }

    /// <summary>Sets the base size of every track.</summary>
    public static void Resolve(List<GridTrack> tracks, float gap, List<GridItem> items, GridContributions contributions, TrackRoom room)
    {
        var sizing = new TrackSizing(tracks, gap, contributions, room);
        sizing.FitContent(items);
        sizing.Maximize();
        sizing.Flex(items);
        sizing.Stretch();
    }

    /// <summary>Of all tracks with the gaps between those that are not collapsed.</summary>
    public static float Sum(List<GridTrack> tracks, float gap)
    {
        var sum = 0f;
        var shown = 0;
        foreach (var track in tracks)
        {
            sum += track.Base;
            shown += track.IsCollapsed ? 0 : 1;
        }

        return sum + (gap * Math.Max(0, shown - 1));
    }

    // 11.5
    private void FitContent(List<GridItem> items)
    {
        if (tracks.TrueForAll(track => !track.HasIntrinsicMin && !track.HasIntrinsicMax))
        {
            return;
        }

        var plain = items.FindAll(item => !CrossesFlexible(item));
        foreach (var group in plain.GroupBy(item => contributions.SpanOf(item).Count).OrderBy(group => group.Key))
        {
            Grow([.. group], flexible: false);
        }

        var flexible = items.FindAll(CrossesFlexible);
        if (flexible.Count > 0)
        {
            Grow(flexible, flexible: true);
        }

        foreach (var track in tracks)
        {
            track.Limit = float.IsPositiveInfinity(track.Limit) ? track.Base : track.Limit;
        }
    }

    private void Grow(List<GridItem> group, bool flexible)
    {
        Run(group, Step.IntrinsicMinimums, flexible);
        Run(group, Step.ContentMinimums, flexible);
        if (room.IsMaxContent)
        {
            Run(group, Step.LimitedMaxContentMinimums, flexible);
        }

        Run(group, Step.MaxContentMinimums, flexible);
        foreach (var track in tracks)
        {
            track.Limit = Math.Max(track.Limit, track.Base);
        }

        if (!flexible)
        {
            Run(group, Step.IntrinsicMaximums, flexible);
            Run(group, Step.MaxContentMaximums, flexible);
            foreach (var track in tracks)
            {
                track.InfinitelyGrowable = false;
            }
        }
    }

    private void Run(List<GridItem> group, Step step, bool flexible)
    {
        var touched = new HashSet<GridTrack>();
        var affected = new List<GridTrack>();
        foreach (var item in group)
        {
            var span = contributions.SpanOf(item);
            affected.Clear();
            for (var i = span.Start; i < span.End; i++)
            {
                if (IsAffected(tracks[i], step) && (!flexible || tracks[i].IsFlexible))
                {
                    affected.Add(tracks[i]);
                }
            }

            if (affected.Count > 0)
            {
                touched.UnionWith(affected);
                Distribute(item, span, step, affected, flexible);
            }
        }

        foreach (var track in touched)
        {
            if (step < Step.IntrinsicMaximums)
            {
                track.Base += track.Planned;
            }
            else if (float.IsPositiveInfinity(track.Limit))
            {
                track.Limit = track.Base + track.Planned;
                track.InfinitelyGrowable = step == Step.IntrinsicMaximums;
            }
            else
            {
                track.Limit += track.Planned;
            }

            track.Planned = 0;
        }
    }

    private static bool IsAffected(GridTrack track, Step step) => step switch
    {
        Step.IntrinsicMinimums => track.HasIntrinsicMin,
        Step.ContentMinimums => track.Min.Unit is TrackUnit.MinContent or TrackUnit.MaxContent,
        Step.LimitedMaxContentMinimums => track.Min.Unit is TrackUnit.Auto or TrackUnit.MaxContent,
        Step.MaxContentMinimums => track.Min.Unit == TrackUnit.MaxContent,
        Step.IntrinsicMaximums => track.HasIntrinsicMax,
        _ => track.HasMaxContentMax,
    };

    private float Contribution(GridItem item, TrackSpan span, Step step) => step switch
    {
        Step.IntrinsicMinimums => Minimum(item, span),
        Step.LimitedMaxContentMinimums => Limited(item, span, contributions.MaxContent(item)),
        Step.ContentMinimums or Step.IntrinsicMaximums => contributions.MinContent(item),
        _ => contributions.MaxContent(item),
    };

    private float Limited(GridItem item, TrackSpan span, float contribution) =>
        Math.Max(Math.Min(contribution, FixedLimit(span, fits: true)), Minimum(item, span));

    // 6.6: the automatic minimum counts only where a track asks for it, and is no more than fixed tracks may become.
    private float Minimum(GridItem item, TrackSpan span)
    {
        var automatic = false;
        var flexible = false;
        for (var i = span.Start; i < span.End; i++)
        {
            automatic |= tracks[i].Min.Unit == TrackUnit.Auto;
            flexible |= tracks[i].IsFlexible;
        }

        return contributions.Minimum(item, FixedLimit(span, fits: false), automatic && (span.Count == 1 || !flexible));
    }

    // What the tracks may become at most, where that does not follow from their content.
    private float FixedLimit(TrackSpan span, bool fits)
    {
        var sum = Gaps(span);
        for (var i = span.Start; i < span.End; i++)
        {
            if (tracks[i].Max.Unit == TrackUnit.Length)
            {
                sum += tracks[i].Max.Length.Resolve(room.Available ?? 0);
            }
            else if (fits && tracks[i].Max.Unit == TrackUnit.FitContent)
            {
                sum += tracks[i].FitLimit;
            }
            else
            {
                return float.PositiveInfinity;
            }
        }

        return sum;
    }

    // 11.5.1
    private void Distribute(GridItem item, TrackSpan span, Step step, List<GridTrack> affected, bool flexible)
    {
        var limits = step >= Step.IntrinsicMaximums;
        var space = Contribution(item, span, step) - Gaps(span);
        for (var i = span.Start; i < span.End; i++)
        {
            space -= limits && !float.IsPositiveInfinity(tracks[i].Limit) ? tracks[i].Limit : tracks[i].Base;
        }

        if (space <= 0)
        {
            return;
        }

        var factors = 0f;
        foreach (var track in affected)
        {
            track.Increase = 0;
            factors += flexible ? track.Max.Fraction : 0;
        }

        if (factors > 0)
        {
            foreach (var track in affected)
            {
                track.Increase = space * (track.Max.Fraction / factors);
            }
        }
        else
        {
            space = Share(affected, space, track => Room(track, limits));
            if (space > 0)
            {
                var beyond = affected.FindAll(track => step is Step.MaxContentMinimums or Step.LimitedMaxContentMinimums ? track.HasMaxContentMax : track.HasIntrinsicMax);
                beyond = beyond.Count == 0 ? affected : beyond;
                space = Share(beyond, space, track => FitRoom(track, limits));
                if (space > 0 && !limits)
                {
                    Share(beyond, space, _ => float.PositiveInfinity);
                }
            }
        }

        foreach (var track in affected)
        {
            track.Planned = Math.Max(track.Planned, track.Increase);
        }
    }

    private static float Room(GridTrack track, bool limits)
    {
        if (!limits)
        {
            return Math.Min(track.Limit, Math.Max(track.FitLimit, track.Base)) - track.Base;
        }

        return track.InfinitelyGrowable || float.IsPositiveInfinity(track.Limit) ? FitRoom(track, limits) : 0;
    }

    // A fit-content track is a max-content track until it is as large as it may be.
    private static float FitRoom(GridTrack track, bool limits) =>
        Math.Max(0, track.FitLimit - (limits && !float.IsPositiveInfinity(track.Limit) ? track.Limit : track.Base));

    /// <summary>Equal shares, until tracks are full.</summary>
    /// <returns>What is left.</returns>
    private static float Share(List<GridTrack> tracks, float space, Func<GridTrack, float> room)
    {
        var open = tracks.FindAll(track => room(track) - track.Increase > 0);
        while (open.Count > 0 && space > 0)
        {
            var share = space / open.Count;
            var full = open.FindAll(track => room(track) - track.Increase <= share);
            if (full.Count == 0)
            {
                open.ForEach(track => track.Increase += share);
                return 0;
            }

            foreach (var track in full)
            {
                var rest = room(track) - track.Increase;
                track.Increase += rest;
                space -= rest;
            }

            open.RemoveAll(full.Contains);
        }

        return Math.Max(0, space);
    }

    // 11.6
    private void Maximize()
    {
        if (room.IsMinContent)
        {
            return;
        }

        var free = room.Available is { } available ? available - Sum(tracks, gap) : float.PositiveInfinity;
        if (float.IsPositiveInfinity(free))
        {
            var wanted = gap * Math.Max(0, tracks.Count(track => !track.IsCollapsed) - 1);
            foreach (var track in tracks)
            {
                wanted += float.IsPositiveInfinity(track.Limit) ? track.Base : track.Limit;
            }

            free = wanted > room.Max ? room.Max - Sum(tracks, gap) : free;
        }

        if (free <= 0)
        {
            return;
        }

        foreach (var track in tracks)
        {
            track.Increase = 0;
        }

        // A flexible track has its turn later.
        var growing = tracks.FindAll(track => !float.IsPositiveInfinity(track.Limit) && track.Limit > track.Base);
        if (float.IsPositiveInfinity(free))
        {
            growing.ForEach(track => track.Base = track.Limit);
            return;
        }

        Share(growing, free, track => track.Limit - track.Base);
        growing.ForEach(track => track.Base += track.Increase);
    }

    // 11.7
    private void Flex(List<GridItem> items)
    {
        if (room.IsMinContent || !tracks.Exists(track => track.IsFlexible))
        {
            return;
        }

        float fraction;
        if (room.Available is { } available)
        {
            fraction = Fraction(new TrackSpan(0, tracks.Count), available);
        }
        else
        {
            fraction = 0;
            foreach (var track in tracks)
            {
                fraction = track.IsFlexible ? Math.Max(fraction, track.Base / Math.Max(1, track.Max.Fraction)) : fraction;
            }

            foreach (var item in items)
            {
                fraction = CrossesFlexible(item) ? Math.Max(fraction, Fraction(contributions.SpanOf(item), contributions.MaxContent(item))) : fraction;
            }

            var sum = gap * Math.Max(0, tracks.Count(track => !track.IsCollapsed) - 1);
            foreach (var track in tracks)
            {
                sum += track.IsFlexible ? Math.Max(track.Base, fraction * track.Max.Fraction) : track.Base;
            }

            if (sum < room.Min || sum > room.Max)
            {
                fraction = Fraction(new TrackSpan(0, tracks.Count), sum < room.Min ? room.Min : room.Max);
            }
        }

        foreach (var track in tracks)
        {
            if (track.IsFlexible)
            {
                track.Base = Math.Max(track.Base, fraction * track.Max.Fraction);
            }
        }
    }

    // 11.7.1: the size of one fr, so that tracks that need more than their share are taken out.
    private float Fraction(TrackSpan span, float space)
    {
        var stiff = new HashSet<GridTrack>();
        while (true)
        {
            var left = space - Gaps(span);
            var factors = 0f;
            for (var i = span.Start; i < span.End; i++)
            {
                if (tracks[i].IsFlexible && !stiff.Contains(tracks[i]))
                {
                    factors += tracks[i].Max.Fraction;
                }
                else
                {
                    left -= tracks[i].Base;
                }
            }

            var fraction = Math.Max(0, left) / Math.Max(1, factors);
            var added = false;
            for (var i = span.Start; i < span.End; i++)
            {
                added |= tracks[i].IsFlexible && fraction * tracks[i].Max.Fraction < tracks[i].Base && stiff.Add(tracks[i]);
            }

            if (!added)
            {
                return fraction;
            }
        }
    }

    // 11.8
    private void Stretch()
    {
        if (!room.Stretches)
        {
            return;
        }

        var free = (room.Available ?? room.Min) - Sum(tracks, gap);
        var autos = tracks.Count(track => track.Max.Unit == TrackUnit.Auto);
        if (free <= 0 || autos == 0)
        {
            return;
        }

        foreach (var track in tracks)
        {
            track.Base += track.Max.Unit == TrackUnit.Auto ? free / autos : 0;
        }
    }

    private bool CrossesFlexible(GridItem item)
    {
        var span = contributions.SpanOf(item);
        for (var i = span.Start; i < span.End; i++)
        {
            if (tracks[i].IsFlexible)
            {
                return true;
            }
        }

        return false;
    }

    private float Gaps(TrackSpan span)
    {
        var shown = 0;
        for (var i = span.Start; i < span.End; i++)
        {
            shown += tracks[i].IsCollapsed ? 0 : 1;
        }

        return gap * Math.Max(0, shown - 1);
    }
}
