namespace OgService.Typography.Paragraphs;

/// <summary>Fits, wraps, clamps and places one text: everything after shaping.</summary>
internal static class ParagraphSetter
{
    /// <param name="shapeAt">The text, shaped for a size in pixels.</param>
    /// <param name="ellipsisAt">The ellipsis, likewise.</param>
    public static Paragraph Set(
        Func<float, ShapedText> shapeAt, Func<float, ShapedText> ellipsisAt, float askedPx, ParagraphSettings settings)
    {
        var (sizePx, box, text, wrapped) = SizeFitter.Fit(shapeAt, askedPx, settings);
        if (text.GraphemeCount == 0)
        {
            return new Paragraph(askedPx, 0, 0, [], []);
        }

        wrapped = settings.Wrap switch
        {
            TextWrap.Balance => BalancedWrap.Balance(text, wrapped, box.Width),
            TextWrap.Pretty => PrettyEnding.Improve(text, wrapped, box.Width),
            _ => wrapped,
        };

        var kept = wrapped.Complete ? wrapped.Lines.Count : box.ShownLines;
        var clamped = !wrapped.Complete;
        if (wrapped.FirstTooWide >= 0 && wrapped.FirstTooWide < kept)
        {
            kept = wrapped.FirstTooWide + 1;
            clamped = true;
        }

        clamped |= text.Beyond is not null;
        var clamp = clamped ? LineClamp.Cut(text, wrapped.Lines[kept - 1].Start, box.Width, ellipsisAt(sizePx)) : default;
        var lines = PlaceLines(text, wrapped, kept, clamped ? clamp : null, sizePx, settings, clamped ? ellipsisAt(sizePx) : null);
        var shownEnd = clamped ? clamp.End : text.GraphemeCount;
        var widthPx = 0f;
        foreach (var line in lines)
        {
            widthPx = Math.Max(widthPx, line.WidthPx);
        }

        var lineHeightPx = text.Room.LineHeight(settings.LineHeight) * sizePx;
        return new Paragraph(
            sizePx, widthPx, (float)(lines.Length * lineHeightPx), lines, FindNotes(text, wrapped, sizePx, askedPx, clamped, shownEnd))
        {
            LineHeightPx = (float)lineHeightPx,
        };
    }

    private static TextLine[] PlaceLines(
        ShapedText text, WrappedLines wrapped, int kept, LineClamp? clamp, float sizePx, ParagraphSettings settings, ShapedText? ellipsis)
    {
        var boxPx = (double)settings.WidthPx;
        if (double.IsInfinity(boxPx))
        {
            boxPx = clamp is null ? 0 : clamp.Value.Width * sizePx;
            for (var index = 0; index < (clamp is null ? kept : kept - 1); index++)
            {
                boxPx = Math.Max(boxPx, wrapped.Lines[index].Width * sizePx);
            }
        }

        var placer = new LinePlacer(sizePx, settings, text.RightToLeft);
        var lineHeight = text.Room.LineHeight(settings.LineHeight);
        var lineHeightPx = lineHeight * sizePx;
        var baselineY = LinePlacer.BaselineOffset(text, sizePx, lineHeight);
        var lines = new TextLine[kept];
        for (var index = 0; index < kept; index++, baselineY += lineHeightPx)
        {
            var line = wrapped.Lines[index];
            lines[index] = clamp is { } cut && index == kept - 1
                ? placer.Place(text, cut.Start, cut.End, cut.Ellipsis ? ellipsis : null, cut.Width, boxPx, baselineY, mayGrow: false)
                : placer.Place(
                    text, line.Start, line.TrimmedEnd, line.Hyphen ? text.Hyphen : null, line.Width, boxPx, baselineY, mayGrow: !line.Mandatory);
        }

        return lines;
    }

    private static TextNote[] FindNotes(ShapedText text, WrappedLines wrapped, float sizePx, float askedPx, bool clamped, int shownEnd)
    {
        var notes = new List<TextNote>();
        if (sizePx < askedPx)
        {
            notes.Add(new TextShrunk(askedPx, sizePx));
        }

        foreach (var index in wrapped.BrokenWords.Take(WordBroken.MaxPerText))
        {
            var wordStart = index == 0 ? 0 : text.Breaks[index - 1].End;
            var wordEnd = text.Breaks[index].TrimmedEnd;
            if (wordStart < shownEnd && wordEnd > wordStart && text.Slice(wordStart, wordEnd) is { Length: > 0 } word)
            {
                notes.Add(new WordBroken(word));
            }
        }

        if (clamped)
        {
            notes.Add(new TextClamped((text.Slice(shownEnd, text.GraphemeCount) + text.Beyond).Trim()));
        }

        foreach (var codePoint in text.Missing)
        {
            notes.Add(new GlyphMissing(codePoint));
        }

        foreach (var run in text.Runs)
        {
            if ((run.Font.SyntheticOblique || run.Font.SyntheticBold) && new FaceSynthesized(run.Font.Name) is var note && !notes.Contains(note))
            {
                notes.Add(note);
            }
        }

        return [.. notes];
    }
}
