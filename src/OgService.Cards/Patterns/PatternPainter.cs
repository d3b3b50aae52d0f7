using OgService.Cards.Scenes;
using OgService.Raster;

namespace OgService.Cards.Patterns;

/// <summary>Paints patterns into boxes.</summary>
internal static class PatternPainter
{
    public static void Paint(Canvas canvas, PatternItem item) =>
        canvas.FillRoundedRectangle(item.Rect, item.Radii, Raster.Paint.Solid(item.Pattern.Colors[0]));
}
