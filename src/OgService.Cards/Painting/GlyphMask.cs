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
        var outline = new OutlineToPath(key.SizePx / key.Font.UnitsPerEm, (float)key.Phase / Phases);
        key.Font.GetOutline(key.Glyph, outline);
        return CoverageMask.From(outline.Build()).WithLevels(Levels);
    }

    /// <summary>Font units, y upwards, become pixels, y downwards.</summary>
    private sealed class OutlineToPath(float scale, float shift) : IOutlineSink
    {
        private readonly PathBuilder path = new();

        public void MoveTo(float x, float y) => path.MoveTo(X(x), Y(y));

        public void LineTo(float x, float y) => path.LineTo(X(x), Y(y));

        public void QuadraticTo(float cx, float cy, float x, float y) => path.QuadraticTo(X(cx), Y(cy), X(x), Y(y));

        public void CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y) => path.CubicTo(X(c1x), Y(c1y), X(c2x), Y(c2y), X(x), Y(y));

        public void Close() => path.Close();

        public Raster.Path Build() => path.Build();

        private float X(float x) => (x * scale) + shift;

        private float Y(float y) => -y * scale;
    }
}
