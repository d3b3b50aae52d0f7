using System.Globalization;
using OgService.Unicode;

namespace OgService.Conformance;

/// <summary>BidiTest.txt: sequences of Bidi_Class names, each to be tried in the directions of a bit set. One case a direction.</summary>
internal sealed class BidiSuite : ISuite
{
    private static readonly (int Bit, BidiDirection Direction)[] Directions =
        [(1, BidiDirection.Auto), (2, BidiDirection.LeftToRight), (4, BidiDirection.RightToLeft)];

    public string Name => "bidi";

    public string Description => "BidiTest.txt of the Unicode database";

    public IReadOnlyList<string> FilePatterns { get; } = ["BidiTest*.txt"];

    public void Run(string file, SuiteReport report)
    {
        IReadOnlyList<int?> levels = [];
        IReadOnlyList<int> order = [];
        foreach (var (number, line) in SuiteFile.Lines(file))
        {
            if (line.StartsWith('@'))
            {
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                switch (line[..colon])
                {
                    case "@Levels":
                        levels = Levels(line[(colon + 1)..]);
                        break;
                    case "@Reorder":
                        order = Order(line[(colon + 1)..]);
                        break;
                }

                continue;
            }

            var fields = line.Split(';');
            var text = string.Concat(fields[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Sample));
            var bits = int.Parse(fields[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            foreach (var (_, direction) in Directions.Where(candidate => (bits & candidate.Bit) != 0))
            {
                var wrong = BidiCases.Wrong(text, direction, baseLevel: null, levels, order);
                report.Check(wrong is null, $"{Path.GetFileName(file)}:{number}", () => $"{fields[0]} ({direction}): {wrong}");
            }
        }
    }

    public static IReadOnlyList<int?> Levels(string field) =>
        [.. Split(field).Select(level => level == "x" ? (int?)null : int.Parse(level, CultureInfo.InvariantCulture))];

    public static IReadOnlyList<int> Order(string field) =>
        [.. Split(field).Select(index => int.Parse(index, CultureInfo.InvariantCulture))];

    private static string[] Split(string field) => field.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // A character of each class that is no bracket.
    private static char Sample(string bidiClass) => bidiClass switch
    {
        "L" => 'a',
        "R" => '\u05D0',
        "AL" => '\u0627',
        "EN" => '0',
        "ES" => '+',
        "ET" => '$',
        "AN" => '\u0661',
        "CS" => ',',
        "NSM" => '\u0300',
        "BN" => '\u00AD',
        "B" => '\u2029',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "LRE" => '\u202A',
        "LRO" => '\u202D',
        "RLE" => '\u202B',
        "RLO" => '\u202E',
        "PDF" => '\u202C',
        "LRI" => '\u2066',
        "RLI" => '\u2067',
        "FSI" => '\u2068',
        "PDI" => '\u2069',
        _ => throw new InvalidDataException("There is no Bidi_Class " + bidiClass + "."),
    };
}
