using OgService.Imaging;
using OgService.Raster;
using OgService.Svg.Geometry;

namespace OgService.Svg.Scenes;

/// <summary>What fills an outline.</summary>
internal abstract record ScenePaint
{
    /// <summary>The same paint in a user space from which <paramref name="by"/> leads to the one it was made for.</summary>
    public abstract ScenePaint? SeenThrough(in Affine by);
}

internal sealed record SceneColor(Rgba Color) : ScenePaint
{
    public override ScenePaint SeenThrough(in Affine by) => this;
}

/// <summary>A gradient in its own space.</summary>
/// <param name="Map">From there to user space.</param>
/// <param name="Stops">From 0 to 1, at least two.</param>
internal abstract record SceneGradient(Affine Map, IReadOnlyList<GradientStop> Stops, GradientExtend Extend) : ScenePaint
{
    public override ScenePaint? SeenThrough(in Affine by) => by.Inverse() is { } back ? this with { Map = back * Map } : null;
}

internal sealed record SceneLinearGradient(Affine Map, IReadOnlyList<GradientStop> Stops, GradientExtend Extend, double X1, double Y1, double X2, double Y2)
    : SceneGradient(Map, Stops, Extend);

/// <param name="FocusX">The centre of the circle it starts from.</param>
internal sealed record SceneRadialGradient(
    Affine Map,
    IReadOnlyList<GradientStop> Stops,
    GradientExtend Extend,
    double X,
    double Y,
    double Radius,
    double FocusX,
    double FocusY,
    double FocusRadius)
    : SceneGradient(Map, Stops, Extend);

/// <summary>A tile that repeats in both directions.</summary>
/// <param name="Map">From the pattern's space to user space.</param>
/// <param name="Tile">In the pattern's space.</param>
/// <param name="Content">In the pattern's space.</param>
/// <param name="ShowsOverflow">Whether content that stands out of the tile is seen in its neighbours.</param>
internal sealed record ScenePattern(Affine Map, Box Tile, SceneGroup Content, bool ShowsOverflow) : ScenePaint
{
    public override ScenePaint? SeenThrough(in Affine by) => by.Inverse() is { } back ? this with { Map = back * Map } : null;
}
