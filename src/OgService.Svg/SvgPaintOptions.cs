using OgService.Imaging;
using OgService.Raster;

namespace OgService.Svg;

/// <summary>What a document does not say itself.</summary>
public sealed record SvgPaintOptions
{
    public static SvgPaintOptions Default { get; } = new();

    /// <summary>The colour meant by <c>currentColor</c> where the document sets none. Black by default.</summary>
    public Rgba CurrentColor { get; init; } = new(0, 0, 0);

    /// <summary>How edges are smoothed. By exact area by default; the grid is there to compare with renderers that sample.</summary>
    public EdgeSmoothing Smoothing { get; init; } = EdgeSmoothing.Area;
}
