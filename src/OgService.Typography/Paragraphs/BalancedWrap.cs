using System.Globalization;
using OgService.Unicode;

namespace OgService.Typography.Paragraphs;

/// <summary>As few lines as greedy, of lengths as even as they can be.</summary>
/// <remarks>
/// Dynamic programming over the break opportunities between two mandatory breaks, with exactly the greedy number of lines: the sum of the squared free
/// room of all lines is smallest. The last line counts like the others, else it would be left short. Small costs on top make the breaks read
/// well where two ways are nearly even: not after a short word that belongs to the next one, better after a colon or a comma, no word alone on the last line.
/// A paragraph of many lines has nothing to balance and stays greedy; so does one with broken words.
/// </remarks>
internal static class BalancedWrap
{
    // Squared shares of the box: 0.02 outweighs about a tenth of the width moved from one line to the other. A colon is worth more evenness than a comma.
    private const double ShortWordCost = 0.02;
    private const double ClauseGain = 0.05;
    private const double PhraseGain = 0.006;
    private const double LonelyWordCost = 0.06;

    private const int MaxLines = 12;
    private const int MaxBreaks = 600;
    private const int ShortWordLength = 3;

    public static WrappedLines Balance(ShapedText text, WrappedLines greedy, double width)
    {
        if (!greedy.Complete || greedy.BrokenWords.Count > 0 || double.IsInfinity(width) || greedy.Lines.Count < 2)
        {
            return greedy;
        }

        var lines = new List<LineSpan>(greedy.Lines.Count);
        var firstBreak = 0;
        for (var first = 0; first < greedy.Lines.Count;)
        {
            var last = first;
            while (!greedy.Lines[last].Mandatory)
            {
                last++;
            }

            var lastBreak = firstBreak;
            while (text.Breaks[lastBreak].End != greedy.Lines[last].End)
            {
                lastBreak++;
            }

            var count = last - first + 1;
            if (count is < 2 or > MaxLines || lastBreak - firstBreak > MaxBreaks
                || !TryBalance(text, greedy.Lines[first].Start, firstBreak, lastBreak, count, width, lines))
            {
                lines.AddRange(greedy.Lines.GetRange(first, count));
            }

            first = last + 1;
            firstBreak = lastBreak + 1;
        }

        return greedy with { Lines = lines };
    }

    private static bool TryBalance(ShapedText text, int start, int firstBreak, int lastBreak, int count, double width, List<LineSpan> lines)
    {
        // Entry (line, end): the least cost of setting everything up to break `end` in `line + 1` lines, and where the line before ended.
        var breaks = lastBreak - firstBreak + 1;
        var costs = new double[count, breaks];
        var before = new int[count, breaks];
        for (var line = 0; line < count; line++)
        {
            for (var end = 0; end < breaks; end++)
            {
                costs[line, end] = double.PositiveInfinity;
                ref readonly var opportunity = ref text.Breaks[firstBreak + end];
                var endCost = end == breaks - 1 ? 0 : CostOfBreak(text, opportunity);
                for (var from = end - 1; from >= -1; from--)
                {
                    var lineStart = from < 0 ? start : text.Breaks[firstBreak + from].End;
                    var lineWidth = text.EstimateLine(lineStart, opportunity);
                    if (lineWidth > width)
                    {
                        break;
                    }

                    // The first line starts at the start, the others at a break.
                    if (from < 0 != (line == 0))
                    {
                        continue;
                    }

                    var room = (width - lineWidth) / width;
                    var cost = (line == 0 ? 0 : costs[line - 1, from]) + (room * room) + endCost;
                    cost += end == breaks - 1 && from == end - 1 ? LonelyWordCost : 0;
                    if (cost < costs[line, end])
                    {
                        costs[line, end] = cost;
                        before[line, end] = from;
                    }
                }
            }
        }

        return !double.IsInfinity(costs[count - 1, breaks - 1]) && TryCollect(text, start, firstBreak, lastBreak, before, width, lines);
    }

    private static bool TryCollect(ShapedText text, int start, int firstBreak, int lastBreak, int[,] before, double width, List<LineSpan> lines)
    {
        var count = before.GetLength(0);
        var ends = new int[count];
        ends[^1] = lastBreak - firstBreak;
        for (var line = count - 1; line > 0; line--)
        {
            ends[line - 1] = before[line, ends[line]];
        }

        var collected = new LineSpan[count];
        for (var line = 0; line < count; line++)
        {
            ref readonly var end = ref text.Breaks[firstBreak + ends[line]];
            var lineWidth = text.MeasureLine(start, end);
            if (lineWidth > width)
            {
                return false;
            }

            collected[line] = GreedyWrap.LineTo(end, start, lineWidth);
            start = end.End;
        }

        lines.AddRange(collected);
        return true;
    }

    private static double CostOfBreak(ShapedText text, in BreakOpportunity end)
    {
        if (end.Hyphen)
        {
            return ShortWordCost;
        }

        if (end.TrimmedEnd == 0 || end.TrimmedEnd == end.End)
        {
            return 0;
        }

        return text.Text[text.Starts[end.TrimmedEnd] - 1] switch
        {
            ':' or ';' or '.' or '!' or '?' or '—' or '–' or '؟' or '؛' => -ClauseGain,
            ',' or ')' or '،' => -PhraseGain,
            _ => EndsWithShortWord(text.Text, text.Starts[end.TrimmedEnd]) ? ShortWordCost : 0,
        };
    }

    // "a", "the", "und", "de": up to three letters. Not "AI": a short word in capitals is a name.
    private static bool EndsWithShortWord(string text, int end)
    {
        var letters = 0;
        var capitals = 0;
        for (var at = end - 1; at >= 0 && text[at] != ' '; at--)
        {
            var category = CodePointProperties.GeneralCategory(text[at]);
            if (category is not (UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter) || ++letters > ShortWordLength)
            {
                return false;
            }

            capitals += category == UnicodeCategory.UppercaseLetter ? 1 : 0;
        }

        return letters == 1 || (letters > 1 && capitals < 2);
    }
}
