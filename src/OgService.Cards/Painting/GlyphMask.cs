using OgService.Raster;

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
        if (key is { StrokePx: > 0, Turn: not null })
        {
            // The pen is turned with the letter.
            var upright = new OutlineToPath((key with { Turn = null, Phase = 0, PhaseDown = 0 }).ToPixels);
            key.Font.GetOutline(key.Glyph, upright);
            var turn = key.Turn.Value;
            var map = new PlaneMap(turn.Xx, turn.Yx, turn.Xy, turn.Yy, (double)key.Phase / Phases, (double)key.PhaseDown / Phases);
            return CoverageMask.From(Stroke(upright.Build(), key).Transform(map)).WithLevels(Levels);
        }

        var outline = new OutlineToPath(key.ToPixels);
        key.Font.GetOutline(key.Glyph, outline);
        var path = outline.Build();
        path = key.StrokePx > 0 ? Stroke(path, key) : path;
        return CoverageMask.From(path).WithLevels(Levels);
    }

    private static Raster.Path Stroke(Raster.Path path, GlyphKey key) => path.Stroke(new StrokeStyle { Width = key.StrokePx, Join = LineJoin.Round });
}
