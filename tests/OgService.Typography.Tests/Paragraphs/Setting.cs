using OgService.Testing;

namespace OgService.Typography.Tests.Paragraphs;

/// <summary>The shipped fonts, and short ways to lay a text with them.</summary>
internal static class Setting
{
    public static FontLibrary Library { get; } = FontLibrary.Open(Repository.PathTo("fonts"));

    public static TextStyle Bold(float sizePx) => new() { Families = ["Inter"], SizePx = sizePx, Weight = 700 };

    public static ParagraphSettings Wide(float widthPx, TextWrap wrap = TextWrap.Greedy) => new() { WidthPx = widthPx, Wrap = wrap };

    /// <summary>With an engine of its own: nothing comes from a cache.</summary>
    public static Paragraph Lay(StyledText text, TextStyle style, ParagraphSettings settings) => new TextEngine(Library).Lay(text, style, settings);

    public static string[] Texts(Paragraph paragraph) => [.. paragraph.Lines.Select(line => line.Text)];

    public static T? Note<T>(Paragraph paragraph)
        where T : TextNote
        => paragraph.Notes.OfType<T>().SingleOrDefault();

    /// <summary>All that was decided, as text: two paragraphs are the same when these are.</summary>
    public static string Print(Paragraph paragraph)
    {
        var lines = paragraph.Lines.Select(line =>
            $"{line.Text} {line.X:R},{line.BaselineY:R} {line.WidthPx:R} " + string.Join(" ", line.Runs.Select(run =>
                $"{run.Font.Name} {run.SizePx:R} {run.Span} {run.X:R} {run.WidthPx:R} " + string.Join(";", run.Glyphs.Select(glyph => $"{glyph.Id},{glyph.X:R},{glyph.Y:R}")))));
        return $"{paragraph.SizePx:R} {paragraph.WidthPx:R} {paragraph.HeightPx:R}\n"
            + string.Join("\n", lines) + "\n" + string.Join("\n", paragraph.Notes);
    }
}
