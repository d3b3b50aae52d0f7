namespace OgService.Typography.Paragraphs;

/// <summary>Gives every glyph of a line its place in the paragraph, in pixels.</summary>
internal sealed class LinePlacer(float sizePx, ParagraphSettings settings, bool rightToLeft)
{
    private readonly List<RunPiece> pieces = [];

    /// <summary>From a line's top to its baseline: half of what line height leaves around the content area (CSS Inline 3, half-leading).</summary>
    /// <param name="lineHeight">As a multiple of the font size.</param>
    public static double BaselineOffset(ShapedText text, float sizePx, double lineHeight)
    {
        var metrics = text.Primary.Metrics;
        var ascent = (double)metrics.AscentUnits / text.Primary.UnitsPerEm;
        var descent = (double)metrics.DescentUnits / text.Primary.UnitsPerEm;
        return sizePx * text.Room.KeepInside(((lineHeight - (ascent + descent)) / 2) + ascent, lineHeight);
    }

    /// <param name="suffix">Follows the line in logical order: an ellipsis or a hyphen; null for none.</param>
    /// <param name="width">Of the line with its suffix, in em.</param>
    /// <param name="boxPx">Width to align in.</param>
    /// <param name="mayGrow">Whether a justified line is made as wide as the box.</param>
    public TextLine Place(ShapedText text, int start, int end, ShapedText? suffix, double width, double boxPx, double baselineY, bool mayGrow)
    {
        var widthPx = width * sizePx;
        var growthPx = mayGrow && settings.Align == TextAlign.Justify ? FindGrowth(text, start, end, boxPx - widthPx) : 0;
        widthPx = growthPx > 0 ? boxPx : widthPx;
        var atRight = settings.Align switch
        {
            TextAlign.Start or TextAlign.Justify => rightToLeft,
            TextAlign.End => !rightToLeft,
            _ => false,
        };

        // A line wider than its box sticks out at its end, not at its start.
        var free = Math.Max(0, boxPx - widthPx);
        var x = settings.Align == TextAlign.Center ? free / 2 : atRight ? boxPx - widthPx : 0;
        if (settings.Align is TextAlign.Center or TextAlign.End && boxPx < widthPx)
        {
            x = rightToLeft ? boxPx - widthPx : 0;
        }

        pieces.Clear();
        text.AppendPieces(start, end, pieces);
        if (suffix is not null)
        {
            AppendSuffix(text, end, suffix);
        }

        VisualOrder.Reorder(pieces);
        var shown = suffix is null ? text.Slice(start, end) : text.Slice(start, end) + suffix.Text;
        shown = text.Hyphen is null ? shown : shown.Replace("\u00AD", "", StringComparison.Ordinal);
        var placer = new RunPlacer(sizePx, baselineY, text.Spacing * sizePx, text.WordSpacing * sizePx, growthPx, end - 1);
        return new TextLine(shown, (float)x, (float)baselineY, (float)widthPx, placer.Place(pieces, x));
    }

    // The hyphen belongs to its word; the ellipsis to the paragraph.
    private void AppendSuffix(ShapedText text, int end, ShapedText suffix)
    {
        var first = pieces.Count;
        suffix.AppendPieces(0, suffix.GraphemeCount, pieces);
        var level = rightToLeft ? (byte)1 : (byte)0;
        if (ReferenceEquals(suffix, text.Hyphen) && end > 0)
        {
            level = text.Runs[text.FindRun(end - 1)].Level;
        }

        var span = ReferenceEquals(suffix, text.Hyphen) && end > 0 ? text.Spans?.At(end - 1) ?? -1 : -1;
        for (var index = first; index < pieces.Count; index++)
        {
            pieces[index] = pieces[index] with { Level = level, Span = span };
        }
    }

    // For each place where the line may grow; 0 when there is none.
    private static double FindGrowth(ShapedText text, int start, int end, double freePx)
    {
        var places = 0;
        for (var grapheme = start; grapheme < end - 1; grapheme++)
        {
            places += text.GrowsAfter(grapheme) ? 1 : 0;
        }

        return places > 0 && freePx > 0 ? freePx / places : 0;
    }
}
