namespace OgService.Typography.Tests.Paragraphs;

/// <summary>The box around what is drawn of a line, in pixels.</summary>
internal sealed class Ink : IOutlineSink
{
    private PositionedGlyph glyph;
    private float scale;

    public float Top { get; private set; } = float.MaxValue;

    public float Bottom { get; private set; } = float.MinValue;

    public static Ink Of(TextLine line)
    {
        var ink = new Ink();
        foreach (var run in line.Runs)
        {
            ink.scale = run.SizePx / run.Font.UnitsPerEm;
            foreach (var glyph in run.Glyphs)
            {
                ink.glyph = glyph;
                run.Font.GetOutline(glyph.Id, ink);
            }
        }

        return ink;
    }

    public void MoveTo(float x, float y) => Add(y);

    public void LineTo(float x, float y) => Add(y);

    public void QuadraticTo(float cx, float cy, float x, float y) => Add(y);

    public void CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y) => Add(y);

    public void Close()
    {
    }

    private void Add(float y)
    {
        Top = Math.Min(Top, glyph.Y - (y * scale));
        Bottom = Math.Max(Bottom, glyph.Y - (y * scale));
    }
}
