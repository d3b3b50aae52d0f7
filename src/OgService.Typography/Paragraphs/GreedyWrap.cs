namespace OgService.Typography.Paragraphs;

/// <summary>As many words on a line as fit: the fewest lines there can be.</summary>
/// <remarks>
/// Breaks are looked for by the measured edges of the text, then the chosen line is measured as it will be drawn; when the cut made
/// it too wide, an earlier break is taken. A word wider than the box starts on a line of its own and is cut between graphemes.
/// </remarks>
internal static class GreedyWrap
{
    /// <param name="width">Of the box, in em.</param>
    /// <param name="maxLines">Nothing is looked at beyond the line after these.</param>
    public static WrappedLines Wrap(ShapedText text, double width, int maxLines)
    {
        var lines = new List<LineSpan>();
        var broken = new List<int>();
        var start = 0;
        var next = 0;
        while (start < text.GraphemeCount)
        {
            if (lines.Count > maxLines)
            {
                return new WrappedLines(lines, broken, Complete: false);
            }

            var best = FindBreak(text, start, next, width, out var lineWidth);
            if (best >= 0)
            {
                lines.Add(LineTo(text.Breaks[best], start, lineWidth));
                start = text.Breaks[best].End;
                next = best + 1;
                continue;
            }

            var line = BreakWord(text, start, next, width);
            lines.Add(line);
            if (broken.Count == 0 || broken[^1] != next)
            {
                broken.Add(next);
            }

            start = line.End;
            next += start == text.Breaks[next].End ? 1 : 0;
        }

        return new WrappedLines(lines, broken, Complete: lines.Count <= maxLines);
    }

    /// <summary>Breaks only where the text says so.</summary>
    public static WrappedLines WrapMandatory(ShapedText text, double width, int maxLines)
    {
        var lines = new List<LineSpan>();
        var tooWide = -1;
        var start = 0;
        foreach (var end in text.Breaks)
        {
            if (!end.Mandatory)
            {
                continue;
            }

            var lineWidth = text.MeasureLine(start, end);
            tooWide = tooWide < 0 && lineWidth > width ? lines.Count : tooWide;
            lines.Add(LineTo(end, start, lineWidth));
            start = end.End;
            if (lines.Count > maxLines)
            {
                break;
            }
        }

        return new WrappedLines(lines, [], Complete: lines.Count <= maxLines) { FirstTooWide = tooWide };
    }

    public static LineSpan LineTo(in BreakOpportunity end, int start, double width) =>
        new(start, Math.Max(start, end.TrimmedEnd), end.End, width, end.Hyphen, end.Mandatory);

    private static int FindBreak(ShapedText text, int start, int next, double width, out double lineWidth)
    {
        var best = -1;
        for (var index = next; index < text.Breaks.Length; index++)
        {
            ref readonly var end = ref text.Breaks[index];
            var fits = text.EstimateLine(start, end) <= width;

            // A hyphen may be too wide where the rest of the word is not.
            if (!fits && !end.Hyphen)
            {
                break;
            }

            best = fits ? index : best;
            if (fits && end.Mandatory)
            {
                break;
            }
        }

        for (; best >= next; best--)
        {
            lineWidth = text.MeasureLine(start, text.Breaks[best]);
            if (lineWidth <= width)
            {
                return best;
            }
        }

        lineWidth = 0;
        return -1;
    }

    private static LineSpan BreakWord(ShapedText text, int start, int next, double width)
    {
        ref readonly var word = ref text.Breaks[next];
        var end = Math.Max(FindCut(text, start, word.TrimmedEnd, width), start + 1);
        if (end < word.TrimmedEnd)
        {
            return new LineSpan(start, end, end, text.Measure(start, end), Hyphen: false, Mandatory: false);
        }

        // Only the hyphen did not fit, or there is only one grapheme.
        return LineTo(word with { Hyphen = false }, start, text.Measure(start, word.TrimmedEnd));
    }

    /// <summary>The last grapheme boundary, at most <paramref name="limit"/>, up to which a line fits; <paramref name="start"/> when not even one grapheme does.</summary>
    public static int FindCut(ShapedText text, int start, int limit, double width)
    {
        var low = start;
        var high = limit;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (text.Edges[middle] - text.Edges[start] - text.Spacing <= width)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        while (low > start && text.Measure(start, low) > width)
        {
            low--;
        }

        return low;
    }
}
