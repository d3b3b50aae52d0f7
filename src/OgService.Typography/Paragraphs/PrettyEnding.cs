namespace OgService.Typography.Paragraphs;

/// <summary>Gives a last line of one short word company: the word before it comes down too.</summary>
internal static class PrettyEnding
{
    // Shares of the box: a last line shorter than the first is short, and the line before keeps at least the second.
    private const double ShortLine = 1.0 / 3;
    private const double LeastLeft = 0.5;

    public static WrappedLines Improve(ShapedText text, WrappedLines greedy, double width)
    {
        var lines = greedy.Lines;
        if (!greedy.Complete || greedy.BrokenWords.Count > 0 || double.IsInfinity(width) || lines.Count < 2)
        {
            return greedy;
        }

        var last = lines[^1];
        var before = lines[^2];
        if (before.Mandatory || last.Width > width * ShortLine)
        {
            return greedy;
        }

        // The break that ends the line before, and the one before that.
        var index = Array.FindIndex(text.Breaks, end => end.End == before.End);
        if (index < 1 || index + 2 != text.Breaks.Length || text.Breaks[index - 1].End <= before.Start)
        {
            return greedy;
        }

        var end = text.Breaks[index - 1];
        var beforeWidth = text.MeasureLine(before.Start, end);
        var lastWidth = text.MeasureLine(end.End, text.Breaks[^1]);
        if (beforeWidth < width * LeastLeft || beforeWidth > width || lastWidth > width)
        {
            return greedy;
        }

        var improved = new List<LineSpan>(lines);
        improved[^2] = GreedyWrap.LineTo(end, before.Start, beforeWidth);
        improved[^1] = GreedyWrap.LineTo(text.Breaks[^1], end.End, lastWidth);
        return greedy with { Lines = improved };
    }
}
