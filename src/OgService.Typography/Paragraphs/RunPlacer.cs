namespace OgService.Typography.Paragraphs;

/// <summary>Puts the pieces of a line, in visual order, one after the other, and gathers neighbours that look the same into runs.</summary>
/// <param name="spacingPx">After each grapheme but the last.</param>
/// <param name="wordSpacingPx">After each space between words.</param>
/// <param name="growthPx">What a justified line adds wherever it may grow.</param>
/// <param name="last">The line's last grapheme, in reading order: nothing grows after it.</param>
internal sealed class RunPlacer(float sizePx, double baselineY, double spacingPx, double wordSpacingPx, double growthPx, int last)
{
    [ThreadStatic]
    private static List<PositionedGlyph>? scratch;

    private readonly List<GlyphRun> runs = [];

    // Those of the run being made; lent out, since lines are many.
    private readonly List<PositionedGlyph> glyphs = Scratch();
    private readonly bool isSpaced = spacingPx != 0 || wordSpacingPx != 0 || growthPx != 0;
    private double pen;
    private double runX;
    private (FontInstance? Font, double Scale, int Span) look;
    private ShapedText? ownerBefore;
    private int graphemeBefore = -1;

    public GlyphRun[] Place(List<RunPiece> pieces, double x)
    {
        pen = x;
        foreach (ref readonly var piece in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pieces))
        {
            Place(piece);
        }

        // A space may be seen last without being read last.
        if (isSpaced && ownerBefore is not null)
        {
            GrowSpace(ownerBefore);
        }

        EndRun();
        return [.. runs];
    }

    private static List<PositionedGlyph> Scratch()
    {
        var glyphs = scratch ??= [];
        glyphs.Clear();
        return glyphs;
    }

    private void Place(in RunPiece piece)
    {
        if (piece.IsSeam)
        {
            return;
        }

        var owner = piece.Owner;
        var run = piece.Run;
        var spans = piece.Span is null ? owner.Spans : null;
        if (piece.Glyphs.Count == 0 || piece.PaddingLeft > 0)
        {
            var first = piece.Glyphs.Count == 0 ? piece.Start : owner.GraphemeAt(piece.Glyphs[0].Cluster);
            if (piece.Glyphs.Count > 0 || run.IsBox)
            {
                Arrive(owner, first);
            }

            Look(run, piece.Span ?? spans?.At(first) ?? -1);
            pen += piece.PaddingLeft * sizePx;
        }

        var scale = sizePx * run.Scale / run.Font.UnitsPerEm;
        foreach (ref readonly var glyph in piece.Glyphs.AsSpan())
        {
            var span = piece.Span ?? -1;
            if (isSpaced || spans is not null)
            {
                var grapheme = owner.GraphemeAt(glyph.Cluster);
                Arrive(owner, grapheme);
                span = spans?.At(grapheme) ?? span;
            }

            Look(run, span);
            glyphs.Add(new PositionedGlyph(glyph.Id, (float)(pen + (glyph.OffsetX * scale)), (float)(baselineY - (glyph.OffsetY * scale))));
            pen += glyph.AdvanceX * scale;
        }

        pen += piece.PaddingRight * sizePx;
    }

    // What follows a grapheme is added when another one comes: nothing follows the last.
    private void Arrive(ShapedText owner, int grapheme)
    {
        if (grapheme == graphemeBefore && ReferenceEquals(owner, ownerBefore))
        {
            return;
        }

        if (ownerBefore is not null)
        {
            pen += spacingPx;
            GrowSpace(ownerBefore);
        }

        graphemeBefore = grapheme;
        ownerBefore = owner;
    }

    private void GrowSpace(ShapedText owner)
    {
        pen += (owner.Traits[graphemeBefore] & GraphemeTraits.WordSpace) != 0 ? wordSpacingPx : 0;
        pen += growthPx != 0 && graphemeBefore < last && owner.GrowsAfter(graphemeBefore) ? growthPx : 0;
    }

    private void Look(ShapedRun run, int span)
    {
        if (!ReferenceEquals(look.Font, run.Font) || look.Scale != run.Scale || look.Span != span)
        {
            EndRun();
            look = (run.Font, run.Scale, span);
        }
    }

    private void EndRun()
    {
        if (look.Font is not null)
        {
            runs.Add(new GlyphRun(look.Font, (float)(sizePx * look.Scale), [.. glyphs]) { Span = look.Span, X = (float)runX, WidthPx = (float)(pen - runX) });
        }

        glyphs.Clear();
        runX = pen;
    }
}
