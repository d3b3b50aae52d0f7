using OgService.Raster;
using OgService.Typography;

namespace OgService.Cards.Painting;

/// <summary>Makes the mask of a glyph from its outline.</summary>
internal static class GlyphMask
{
    /// <summary>Horizontal places between two pixels that are told apart.</summary>
    public const int Phases = 4;

    // Grades of coverage. At 32 the step is 8 of 255, which nobody sees on a letter's edge; a card of five text colours then fits a palette
    // of 256, and its PNG is a third smaller than in true colour.
    private const int Levels = 32;

    public static CoverageMask Make(GlyphKey key)
    {
        // Font units, y upwards, become pixels, y downwards.
        var scale = key.SizePx / key.Font.UnitsPerEm;
        var outline = new OutlineToPath(new Affine(scale, 0, 0, -scale, (double)key.Phase / Phases, 0));
        key.Font.GetOutline(key.Glyph, outline);
        var path = outline.Build();
        path = key.StrokePx > 0 ? path.Stroke(new StrokeStyle { Width = key.StrokePx, Join = LineJoin.Round }) : path;
        return CoverageMask.From(path).WithLevels(Levels);
    }
}
