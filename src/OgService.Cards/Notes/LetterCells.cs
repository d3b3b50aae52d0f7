using OgService.Cards.Scenes;
using OgService.Typography;

namespace OgService.Cards.Notes;

/// <summary>A part of a card where one letter is.</summary>
/// <param name="SizePx">Of the letter.</param>
internal readonly record struct LetterCell(int Left, int Top, int Right, int Bottom, float SizePx);

/// <summary>Finds where the letters of a text are. Signs in colours of their own (emoji) are left out: they are pictures.</summary>
internal static class LetterCells
{
    private const float AscentEm = 1.1f;
    private const float DescentEm = 0.4f;

    public static IEnumerable<LetterCell> Of(TextItem text)
    {
        foreach (var line in text.Paragraph.Lines)
        {
            var baseline = text.BaselineOf(line);
            foreach (var run in line.Runs.Where(run => !run.Font.HasColorGlyphs))
            {
                var (top, bottom) = (baseline - (run.SizePx * AscentEm), baseline + (run.SizePx * DescentEm));
                var edges = EdgesOf(run);
                for (var i = 0; i + 1 < edges.Count; i++)
                {
                    yield return new LetterCell(
                        (int)MathF.Floor(text.X + edges[i]), (int)MathF.Floor(top), (int)MathF.Ceiling(text.X + edges[i + 1]), (int)MathF.Ceiling(bottom), run.SizePx);
                }
            }
        }
    }

    /// <summary>A grid over a box, for texts that were turned or moved after they were set.</summary>
    public static IEnumerable<LetterCell> Grid(InkBox box, float sizePx)
    {
        var step = Math.Max(4, (int)sizePx);
        for (var y = box.Top; y < box.Bottom; y += step)
        {
            for (var x = box.Left; x < box.Right; x += step)
            {
                yield return new LetterCell(x, y, Math.Min(box.Right, x + step), Math.Min(box.Bottom, y + step), sizePx);
            }
        }
    }

    // Marks stand on letters at about their place.
    private static List<float> EdgesOf(GlyphRun run)
    {
        const float together = 1;
        var edges = new List<float>();
        foreach (var x in run.Glyphs.Select(glyph => glyph.X).Append(run.X + run.WidthPx).Order())
        {
            if (edges.Count == 0 || x - edges[^1] >= together)
            {
                edges.Add(x);
            }
        }

        return edges;
    }
}
