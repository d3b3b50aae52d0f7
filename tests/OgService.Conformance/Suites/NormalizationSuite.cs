using OgService.Unicode;

namespace OgService.Conformance;

/// <summary>NormalizationTest.txt: five columns, of which the first three are about the canonical forms.</summary>
internal sealed class NormalizationSuite : ISuite
{
    public string Name => "normalization";

    public string Description => "NormalizationTest.txt of the Unicode database (forms C and D), also as .bz2";

    public IReadOnlyList<string> FilePatterns { get; } = ["NormalizationTest*.txt", "NormalizationTest*.txt.bz2"];

    public void Run(string file, SuiteReport report)
    {
        foreach (var (number, line) in SuiteFile.Lines(file))
        {
            if (line.StartsWith('@'))
            {
                continue;
            }

            var columns = line.Split(';').Take(5).Select(CodePoints.Parse).ToArray();
            var wrong = Wrong(columns);
            report.Check(wrong is null, $"{Path.GetFileName(file)}:{number}", () => $"{line}: {wrong}");
        }
    }

    // The invariants in the head of the file: c2 is form C of c1, c2, c3, and c4 of c4, c5; c3 and c5 are likewise for form D.
    private static string? Wrong(string[] columns)
    {
        for (var index = 0; index < 5; index++)
        {
            var (composed, decomposed) = index < 3 ? (columns[1], columns[2]) : (columns[3], columns[4]);
            var nfc = Normalization.ToNfc(columns[index]);
            var nfd = Normalization.ToNfd(columns[index]);
            if (nfc != composed)
            {
                return $"form C of column {index + 1} is {CodePoints.Show(nfc)}";
            }

            if (nfd != decomposed)
            {
                return $"form D of column {index + 1} is {CodePoints.Show(nfd)}";
            }
        }

        return null;
    }
}
