using OgService.Unicode;

namespace OgService.Conformance;

/// <summary>One bidi case: a text, what a line of it should look like, and the check.</summary>
internal static class BidiCases
{
    /// <param name="levels">The expected level of each character; null where the algorithm says none.</param>
    /// <param name="order">The expected visual order of characters by number, without those that have no level.</param>
    /// <returns>Null where all is as expected, else what is not.</returns>
    public static string? Wrong(string text, BidiDirection direction, int? baseLevel, IReadOnlyList<int?> levels, IReadOnlyList<int> order)
    {
        var paragraph = Bidi.Resolve(text, direction);
        if (baseLevel is { } wanted && paragraph.BaseLevel != wanted)
        {
            return $"paragraph level is {paragraph.BaseLevel}, not {wanted}";
        }

        var starts = Starts(text);
        if (starts.Count != levels.Count)
        {
            return $"{starts.Count} characters but {levels.Count} levels";
        }

        var lineLevels = paragraph.GetLineLevels(0, text.Length);
        for (var index = 0; index < starts.Count; index++)
        {
            if (levels[index] is { } level && lineLevels[starts[index]] != level)
            {
                return $"levels are {string.Join(' ', starts.Select(start => lineLevels[start]))}, not {ShowLevels(levels)}";
            }
        }

        var visual = VisualOrder(paragraph, text, starts).Where(index => levels[index] is not null).ToArray();
        return visual.SequenceEqual(order) ? null : $"order is {string.Join(' ', visual)}, not {string.Join(' ', order)}";
    }

    private static string ShowLevels(IReadOnlyList<int?> levels) => string.Join(' ', levels.Select(level => level?.ToString() ?? "x"));

    private static List<int> Starts(string text)
    {
        var starts = new List<int>();
        for (var start = 0; start < text.Length;)
        {
            starts.Add(start);
            CodePoints.At(text, start, out var length);
            start += length;
        }

        return starts;
    }

    private static IEnumerable<int> VisualOrder(BidiParagraph paragraph, string text, List<int> starts)
    {
        foreach (var run in paragraph.GetRuns(0, text.Length))
        {
            var first = starts.BinarySearch(run.Start);
            var end = run.End == text.Length ? starts.Count : starts.BinarySearch(run.End);
            var characters = Enumerable.Range(first, end - first);
            foreach (var character in run.IsRightToLeft ? characters.Reverse() : characters)
            {
                yield return character;
            }
        }
    }
}
