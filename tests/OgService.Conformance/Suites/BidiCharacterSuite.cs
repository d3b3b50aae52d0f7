using System.Globalization;
using OgService.Unicode;

namespace OgService.Conformance;

/// <summary>BidiCharacterTest.txt: code points; direction; paragraph level; levels; visual order.</summary>
internal sealed class BidiCharacterSuite : ISuite
{
    public string Name => "bidi-character";

    public string Description => "BidiCharacterTest.txt of the Unicode database";

    public IReadOnlyList<string> FilePatterns { get; } = ["BidiCharacterTest*.txt"];

    public void Run(string file, SuiteReport report)
    {
        foreach (var (number, line) in SuiteFile.Lines(file))
        {
            var fields = line.Split(';');
            var direction = fields[1] switch
            {
                "0" => BidiDirection.LeftToRight,
                "1" => BidiDirection.RightToLeft,
                _ => BidiDirection.Auto,
            };
            var wrong = BidiCases.Wrong(
                CodePoints.Parse(fields[0]), direction, int.Parse(fields[2], CultureInfo.InvariantCulture), BidiSuite.Levels(fields[3]),
                BidiSuite.Order(fields[4]));
            report.Check(wrong is null, $"{Path.GetFileName(file)}:{number}", () => $"{fields[0]} ({direction}): {wrong}");
        }
    }
}
