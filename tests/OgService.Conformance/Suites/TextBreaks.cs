using OgService.Unicode;

namespace OgService.Conformance;

/// <summary>Where a breaker breaks a text: entry i tells of the place after UTF-16 unit i.</summary>
internal static class TextBreaks
{
    public static bool[] Lines(string text)
    {
        var breaks = new LineBreak[text.Length];
        LineBreaker.Find(text, breaks);
        return Array.ConvertAll(breaks, place => place != LineBreak.Prohibited);
    }

    public static bool[] Graphemes(string text) => Segments(text, GraphemeBreaker.NextLength);

    public static bool[] Words(string text) => Segments(text, WordBreaker.NextLength);

    private delegate int NextLength(ReadOnlySpan<char> text);

    private static bool[] Segments(string text, NextLength nextLength)
    {
        var breaks = new bool[text.Length];
        for (var end = 0; end < text.Length;)
        {
            end += nextLength(text.AsSpan(end));
            breaks[end - 1] = true;
        }

        return breaks;
    }
}
