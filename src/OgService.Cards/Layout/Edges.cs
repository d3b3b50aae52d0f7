using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>Widths on the four sides of a box, in pixels.</summary>
internal readonly record struct Edges(float Top, float Right, float Bottom, float Left)
{
    public float Horizontal => Left + Right;

    public float Vertical => Top + Bottom;

    /// <summary>CSS: a percentage on any side is of the containing block's width.</summary>
    public static Edges Resolve(Sides sides, float basis) =>
        new(sides.Top.Resolve(basis), sides.Right.Resolve(basis), sides.Bottom.Resolve(basis), sides.Left.Resolve(basis));
}
