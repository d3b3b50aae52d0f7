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
    public TextLine Place(ShapedText text, int start, int end, ShapedText? suffix, double width, double boxPx, double baselineY)
    {
        var widthPx = width * sizePx;
        var atRight = settings.Align switch
        {
            TextAlign.Start => rightToLeft,
            TextAlign.End => !rightToLeft,
            _ => false,
        };

        // A line wider than its box sticks out at its end, not at its start.
        var free = Math.Max(0, boxPx - widthPx);
        var x = settings.Align == TextAlign.Center ? free / 2 : atRight ? boxPx - widthPx : 0;
        if (settings.Align != TextAlign.Start && boxPx < widthPx)
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
        return new TextLine(shown, (float)x, (float)baselineY, (float)widthPx, PlaceRuns(x, baselineY, text.Spacing * sizePx));
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

        for (var index = first; index < pieces.Count; index++)
        {
            pieces[index] = pieces[index] with { Level = level };
        }
    }

    private GlyphRun[] PlaceRuns(double x, double baselineY, double spacingPx)
    {
        var runs = new List<GlyphRun>(pieces.Count);
        var pen = x;
        ShapedText? ownerBefore = null;
        var graphemeBefore = -1;
        for (var index = 0; index < pieces.Count;)
        {
            // Neighbours of one font become one run.
            var font = pieces[index].Font;
            var end = index;
            var count = 0;
            while (end < pieces.Count && ReferenceEquals(pieces[end].Font, font))
            {
                count += pieces[end++].Glyphs.Count;
            }

            var scale = (double)sizePx / font.UnitsPerEm;
            var glyphs = new PositionedGlyph[count];
            var placed = 0;
            for (; index < end; index++)
            {
                var owner = pieces[index].Owner;
                foreach (ref readonly var glyph in pieces[index].Glyphs.AsSpan())
                {
                    if (spacingPx != 0)
                    {
                        var grapheme = owner.GraphemeAt(glyph.Cluster);
                        var another = grapheme != graphemeBefore || !ReferenceEquals(owner, ownerBefore);
                        pen += another && ownerBefore is not null ? spacingPx : 0;
                        graphemeBefore = grapheme;
                        ownerBefore = owner;
                    }

                    glyphs[placed++] = new PositionedGlyph(
                        glyph.Id, (float)(pen + (glyph.OffsetX * scale)), (float)(baselineY - (glyph.OffsetY * scale)));
                    pen += glyph.AdvanceX * scale;
                }
            }

            runs.Add(new GlyphRun(font, sizePx, glyphs));
        }

        return [.. runs];
    }
}
