using System.Globalization;
using System.Text;

namespace OgService.Conformance;

/// <summary>The break tests of the Unicode database: <c>÷ 0061 × 0308 ÷ 0062 ÷ # comment</c>, one case a line.</summary>
internal sealed class BreakSuite(string name, string description, string filePattern, Func<string, bool[]> breaksOf) : ISuite
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    public IReadOnlyList<string> FilePatterns { get; } = [filePattern];

    public void Run(string file, SuiteReport report)
    {
        foreach (var (number, line) in SuiteFile.Lines(file))
        {
            var place = $"{Path.GetFileName(file)}:{number}";
            var marks = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var (text, expected) = Parse(marks.AsSpan(1));
            var actual = breaksOf(text);
            report.Check(actual.SequenceEqual(expected), place, () => $"expected {line}, got {marks[0]} {Show(text, actual)}");
        }
    }

    // What stands before the first character is left out: it is the start of the text, where nobody asks.
    private static (string Text, bool[] Breaks) Parse(ReadOnlySpan<string> marks)
    {
        var text = new StringBuilder();
        var breaks = new List<bool>();
        for (var index = 0; index + 1 < marks.Length; index += 2)
        {
            var character = CodePoints.ToText(int.Parse(marks[index], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            text.Append(character);
            if (character.Length == 2)
            {
                breaks.Add(false);
            }

            breaks.Add(marks[index + 1] == "÷");
        }

        return (text.ToString(), [.. breaks]);
    }

    private static string Show(string text, bool[] breaks)
    {
        var shown = new StringBuilder();
        for (var start = 0; start < text.Length;)
        {
            var codePoint = CodePoints.At(text, start, out var length);
            start += length;
            shown.Append(CultureInfo.InvariantCulture, $"{codePoint:X4} {(breaks[start - 1] ? '÷' : '×')} ");
        }

        return shown.ToString();
    }
}
