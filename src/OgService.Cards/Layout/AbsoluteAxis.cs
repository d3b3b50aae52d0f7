using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>Where a box is aligned when neither of its insets is given. Start is left or top.</summary>
internal readonly record struct StaticAxis(Extent Room, AlignValue Align);

/// <summary>One axis of an absolutely positioned box (CSS Position 3, 4). Near is left or top, far is right or bottom.</summary>
internal readonly record struct AbsoluteAxis(
    Extent Container, float? Near, float? Far, float Before, float After, bool AutoBefore, bool AutoAfter, StaticAxis Static, AlignValue Self, bool Reversed)
{
    private bool IsStatic => Near is null && Far is null;

    /// <summary>The inset-modified containing block.</summary>
    private Extent Room => !IsStatic ? new Extent(Container.From + (Near ?? 0), Container.To - (Far ?? 0)) : Static.Align.To switch
    {
        Alignment.Center => Around((Static.Room.From + Static.Room.To) / 2),
        Alignment.End => new Extent(Math.Min(Container.From, Static.Room.To), Static.Room.To),
        _ => new Extent(Static.Room.From, Math.Max(Container.To, Static.Room.From)),
    };

    /// <summary>For the border box; may be negative.</summary>
    public float Available => Room.Length - Before - After;

    /// <summary>Whether an automatic size fills what the insets leave.</summary>
    /// <param name="hasRatio">Whether an aspect ratio is asked before.</param>
    public bool Fills(bool hasRatio) => Near is not null && Far is not null && !AutoBefore && !AutoAfter
        ? Self.To == Alignment.Stretch || (Self.To == Alignment.Normal && !hasRatio)
        : Near is not null && Far is not null && Self.To is Alignment.Normal or Alignment.Stretch && !hasRatio;

    /// <summary>Where the border box starts.</summary>
    public float At(float size)
    {
        var room = Room;
        var free = room.Length - Before - After - size;
        if (IsStatic)
        {
            return Static.Align.To switch
            {
                Alignment.Center => ((Static.Room.From + Static.Room.To - size - Before - After) / 2) + Before,
                Alignment.End => Static.Room.To - After - size,
                _ => Static.Room.From + Before,
            };
        }

        if (Near is null)
        {
            return room.To - After - size;
        }

        if (Far is null)
        {
            return room.From + Before;
        }

        if (AutoBefore || AutoAfter)
        {
            return room.From + Before + (AutoBefore && AutoAfter ? (free > 0 ? free / 2 : Reversed ? free : 0) : AutoBefore ? free : 0);
        }

        return room.From + Before + Self.To switch
        {
            Alignment.Center => free / 2,
            Alignment.End => free,
            Alignment.Normal or Alignment.Stretch when Reversed => free,
            _ => 0,
        };
    }

    private Extent Around(float center)
    {
        var half = Math.Max(0, Math.Min(center - Container.From, Container.To - center));
        return new Extent(center - half, center + half);
    }
}
