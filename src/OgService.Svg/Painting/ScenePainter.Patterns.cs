using OgService.Raster;
using OgService.Svg.Geometry;
using OgService.Svg.Scenes;
using RasterPath = OgService.Raster.Path;

namespace OgService.Svg.Painting;

/// <content>Patterns: a tile is painted once, at the size it has in the picture, and repeated.</content>
internal sealed partial class ScenePainter
{
    private const int LargestTileSide = 4096;

    private void FillByPattern(RasterPath path, ScenePattern pattern, double opacity, FillRule rule, bool smoothEdges, Layer layer, in Affine by)
    {
        var map = by * pattern.Map;
        var tile = pattern.Tile;
        var width = Side(tile.Width * map.ScaleX);
        var height = Side(tile.Height * map.ScaleY);

        // Along the axes a tile is a whole number of pixels and keeps its scale, so that all tiles are crisp; turned, it is found between pixels.
        var isCrisp = map is { KeepsAxes: true, A: > 0, D: > 0 } && tile.Width * map.A <= LargestTileSide && tile.Height * map.D <= LargestTileSide;
        var scale = isCrisp ? Affine.Scale(map.A, map.D) : Affine.Scale(width / tile.Width, height / tile.Height);
        var onTile = scale * Affine.Translate(-tile.Left, -tile.Top);
        if (onTile.Inverse() is not { } fromTile || (map * fromTile).Inverse() is not { } plane)
        {
            return;
        }

        var filter = ImageFilter.Smooth;
        if (isCrisp)
        {
            // Half pixels fall to the same side everywhere, whatever rounding did to them.
            plane = plane with { A = 1, D = 1, E = plane.E + 1e-6, F = plane.F + 1e-6 };
            filter = ImageFilter.Nearest;
        }

        var pixels = budget.Create(width, height);
        try
        {
            using (var painted = new Layer(pixels))
            {
                PaintTile(pattern, painted, onTile, width, height);
            }

            layer.Canvas.Fill(path, new MappedImagePaint(pixels, plane.ToPlaneMap(), filter, Repeats: true, opacity), rule, smoothEdges ? smoothing : EdgeSmoothing.None);
        }
        finally
        {
            budget.Release(pixels);
        }

        static int Side(double pixels) => pixels > 1 ? (int)Math.Min(Math.Ceiling(pixels - 1e-6), LargestTileSide) : 1;
    }

    private void PaintTile(ScenePattern pattern, Layer tile, in Affine onTile, int width, int height)
    {
        if (!pattern.ShowsOverflow)
        {
            Paint(pattern.Content, tile, onTile);
            return;
        }

        // What stands out of the neighbours falls into this tile.
        for (var y = -1; y <= 1; y++)
        {
            for (var x = -1; x <= 1; x++)
            {
                Paint(pattern.Content, tile, Affine.Translate(x * width, y * height) * onTile);
            }
        }
    }
}
