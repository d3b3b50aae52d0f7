using OgService.Svg.Geometry;
using OgService.Svg.Values;

namespace OgService.Svg;

/// <summary>Path data as SVG writes it (SVG 2, 9.3), such as <c>M 0 0 L 10 0 10 10 Z</c>.</summary>
public static class SvgPath
{
    /// <param name="maxSegments">Longer paths are refused.</param>
    /// <returns>False for one that is empty or too long. What is wrong ends the path, as in SVG.</returns>
    public static bool TryParse(string text, int maxSegments, out Raster.Path path)
    {
        ArgumentNullException.ThrowIfNull(text);
        var outline = PathData.Parse(text, maxSegments, out var segments);
        path = segments > 0 && segments <= maxSegments ? outline.ToPath(Affine.Identity) : Raster.Path.Empty;
        return !path.IsEmpty;
    }
}
