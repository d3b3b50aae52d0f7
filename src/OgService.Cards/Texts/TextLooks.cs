using OgService.Cards.Scenes;
using OgService.Cards.Styles;
using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Texts;

/// <summary>Dresses a placed text: gradients, strokes, shadows and lines of it and of its spans.</summary>
internal static class TextLooks
{
    /// <param name="plain">The text with its colour.</param>
    /// <returns>The same when there is nothing more to it.</returns>
    public static TextItem Dress(TextItem plain, BoxText text, ComputedStyle style)
    {
        if (text.SpanStyles.Count == 0 && style is { TextGradient: null, TextShadows.Count: 0, TextStroke.WidthPx: 0, Decoration.Lines: DecorationLines.None })
        {
            return plain;
        }

        // What shrinks with the letters.
        var scale = plain.Paragraph.SizePx / style.FontSizePx;
        var own = style.TextGradient is null ? Paint.Solid(style.Color) : style.TextGradient.For(Extent(plain, -1));
        var shadows = new List<(IReadOnlyList<BoxShadow> Styled, Rgba Color, IReadOnlyList<TextShadow> Cast)>();
        var looks = new TextLook[text.SpanStyles.Count + 1];
        looks[0] = Look(style, own);
        for (var span = 0; span < text.SpanStyles.Count; span++)
        {
            var spanStyle = text.SpanStyles[span];
            var fill = spanStyle.TextGradient is null ? Paint.Solid(spanStyle.Color)
                : ReferenceEquals(spanStyle.TextGradient, style.TextGradient) ? own
                : spanStyle.TextGradient.For(Extent(plain, span));
            looks[span + 1] = Look(spanStyle, fill);
        }

        return plain with { Looks = looks, Bars = DecorationBars.Of(plain, style, text.SpanStyles, span => looks[span + 1].Fill, scale) };

        TextLook Look(ComputedStyle of, Paint fill)
        {
            // Spans that ask for the same cast one shadow, or many spans would cost much; one without a colour of its own takes that of the letters.
            var color = of.TextShadows.Any(shadow => shadow.Color is null) ? of.Color : default;
            var cast = shadows.Find(one => one.Color == color && one.Styled.SequenceEqual(of.TextShadows)).Cast;
            if (cast is null)
            {
                cast = [.. of.TextShadows.Select(shadow =>
                    new TextShadow(shadow.X.Value * scale, shadow.Y.Value * scale, shadow.Blur.Value * scale, shadow.Color ?? of.Color))];
                shadows.Add((of.TextShadows, color, cast));
            }

            return new TextLook(fill, of.Color, of.TextStroke.WidthPx * scale, of.TextStroke.Color ?? of.Color, cast);
        }
    }

    // What a gradient goes across: the letters themselves, not the box they have.
    private static Rect Extent(TextItem text, int span)
    {
        var (left, top) = (float.PositiveInfinity, float.PositiveInfinity);
        var (right, bottom) = (float.NegativeInfinity, float.NegativeInfinity);
        var paragraph = text.Paragraph;
        for (var index = 0; index < paragraph.Lines.Count; index++)
        {
            var line = paragraph.Lines[index];
            foreach (var run in line.Runs)
            {
                if (span >= 0 && run.Span != span)
                {
                    continue;
                }

                (left, right) = (Math.Min(left, run.X), Math.Max(right, run.X + run.WidthPx));
                (top, bottom) = (Math.Min(top, index * paragraph.LineHeightPx), Math.Max(bottom, (index + 1) * paragraph.LineHeightPx));
            }
        }

        return left < right ? new Rect(text.X + left, text.Y + top, right - left, bottom - top) : new Rect(text.X, text.Y, 1, 1);
    }
}
