using OgService.Cards.Scenes;
using OgService.Cards.Styles;
using OgService.Raster;
using OgService.Typography;

namespace OgService.Cards.Texts;

/// <summary>Lines under, over and through a text, as rectangles at whole pixels of height (CSS Text Decoration 4).</summary>
/// <remarks>Their place and thickness are the font's own (<c>post</c>, <c>OS/2</c>), of the first letters they decorate, unless the style says otherwise. Spans that
/// take a decoration over from the text share its line and colour.</remarks>
internal sealed class DecorationBars
{
    private readonly ComputedStyle whole;
    private readonly IReadOnlyList<ComputedStyle> spanStyles;
    private readonly Func<int, Paint> paintOf;
    private readonly float x;
    private readonly float scale;
    private readonly List<TextBar> bars = [];

    private DecorationBars(ComputedStyle whole, IReadOnlyList<ComputedStyle> spanStyles, Func<int, Paint> paintOf, float x, float scale)
    {
        (this.whole, this.spanStyles, this.paintOf, this.x, this.scale) = (whole, spanStyles, paintOf, x, scale);
    }

    /// <param name="paintOf">What fills the letters of a span (-1: the text itself).</param>
    /// <param name="scale">How much the text shrank.</param>
    public static List<TextBar> Of(TextItem text, ComputedStyle whole, IReadOnlyList<ComputedStyle> spanStyles, Func<int, Paint> paintOf, float scale)
    {
        var made = new DecorationBars(whole, spanStyles, paintOf, text.X, scale);
        foreach (var line in text.Paragraph.Lines)
        {
            made.AddLine(line, text.BaselineOf(line));
        }

        return made.bars;
    }

    private void AddLine(TextLine line, int baseline)
    {
        for (var start = 0; start < line.Runs.Count;)
        {
            var span = Decorating(line.Runs[start].Span);
            var end = start + 1;
            while (end < line.Runs.Count && Decorating(line.Runs[end].Span) == span)
            {
                end++;
            }

            var decoration = StyleOf(span).Decoration;
            if (decoration.Lines != DecorationLines.None)
            {
                Add(line, start, end, baseline, span, decoration);
            }

            start = end;
        }
    }

    // The span whose decoration it is: the text's own for those that took it over.
    private int Decorating(int span) => span >= 0 && spanStyles[span].Decoration == whole.Decoration ? -1 : span;

    private ComputedStyle StyleOf(int span) => span < 0 ? whole : spanStyles[span];

    private void Add(TextLine line, int start, int end, int baseline, int span, in TextDecoration decoration)
    {
        var first = line.Runs[start];
        var (font, sizePx) = (first.Font, first.SizePx);
        var paint = decoration.Color is { } color ? Paint.Solid(color) : paintOf(span);
        var (left, right) = (x + first.X, x + line.Runs[end - 1].X + line.Runs[end - 1].WidthPx);
        if (decoration.Lines.HasFlag(DecorationLines.Underline))
        {
            var thickness = Thickness(decoration, font.Underline.ThicknessEm * sizePx);
            var top = baseline + Math.Max(1, Round(decoration.OffsetPx is { } offset ? offset * scale : font.Underline.BelowEm * sizePx));
            if (decoration.OffsetPx is { } given)
            {
                top = baseline + Round(given * scale);
            }

            AddUnderline(line, start, end, left, right, baseline, top, thickness, span, paint, decoration.CrossesInk);
        }

        if (decoration.Lines.HasFlag(DecorationLines.Overline))
        {
            var thickness = Thickness(decoration, font.Underline.ThicknessEm * sizePx);
            bars.Add(new TextBar(new Rect(left, baseline - Round(font.AscentEm * sizePx), right - left, thickness), paint, span, IsOver: false));
        }

        if (decoration.Lines.HasFlag(DecorationLines.LineThrough))
        {
            var thickness = Thickness(decoration, font.Strikeout.ThicknessEm * sizePx);
            var middle = (font.Strikeout.AboveEm - (font.Strikeout.ThicknessEm / 2)) * sizePx;
            bars.Add(new TextBar(new Rect(left, baseline - Round(middle + (thickness / 2)), right - left, thickness), paint, span, IsOver: true));
        }
    }

    private void AddUnderline(
        TextLine line, int start, int end, float left, float right, int baseline, float top, float thickness, int span, Paint paint, bool crossesInk)
    {
        var at = left;
        if (!crossesInk)
        {
            foreach (var (from, to) in Crossings(line, start, end, baseline, top, thickness))
            {
                AddPiece(at, from - thickness);
                at = Math.Max(at, to + thickness);
            }
        }

        AddPiece(at, right);

        void AddPiece(float from, float to)
        {
            // What is shorter than it is thick is a speck.
            if (to - from >= thickness)
            {
                bars.Add(new TextBar(new Rect(from, top, to - from, thickness), paint, span, IsOver: false));
            }
        }
    }

    // Where ink comes as near to the line as the line is thick, from left to right.
    private List<(float From, float To)> Crossings(TextLine line, int start, int end, int baseline, float top, float thickness)
    {
        var crossings = new List<(float From, float To)>();
        for (var index = start; index < end; index++)
        {
            var run = line.Runs[index];
            var unit = run.SizePx / run.Font.UnitsPerEm;
            foreach (var glyph in run.Glyphs)
            {
                var rise = glyph.Y - line.BaselineY;
                var crossing = InkCrossing.Of(
                    run.Font, glyph.Id, (baseline + rise - top - thickness - 1) / unit, (baseline + rise - top + 1) / unit);
                if (crossing.Left <= crossing.Right)
                {
                    crossings.Add((x + glyph.X + (crossing.Left * unit), x + glyph.X + (crossing.Right * unit)));
                }
            }
        }

        crossings.Sort();
        return crossings;
    }

    private float Thickness(in TextDecoration decoration, float own) =>
        Math.Max(1, Round(decoration.ThicknessPx is { } given ? given * scale : own));

    private static float Round(float value) => MathF.Floor(value + 0.5f);
}
