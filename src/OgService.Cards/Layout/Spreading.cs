using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>Distributing free space between things in a row (CSS Box Alignment 3, 5).</summary>
internal static class Spreading
{
    /// <summary>Space before the first and between any two. Where nothing is free, spreading ones go to the start.</summary>
    /// <param name="value">Start, end, center, or a spreading one; what else there is counts as start.</param>
    public static (float Before, float Between) Of(AlignValue value, float free, int count) => value.To switch
    {
        Alignment.End when free > 0 || !value.Safe => (free, 0),
        Alignment.Center when free > 0 || !value.Safe => (free / 2, 0),
        Alignment.SpaceBetween when free > 0 && count > 1 => (0, free / (count - 1)),
        Alignment.SpaceAround when free > 0 => (free / (count * 2), free / count),
        Alignment.SpaceEvenly when free > 0 => (free / (count + 1), free / (count + 1)),
        _ => (0, 0),
    };
}
