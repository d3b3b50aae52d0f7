using OgService.Typography;
using OgService.Typography.OpenType;

namespace OgService.Conformance;

/// <summary>HarfBuzz's lists of shaping cases: <c>font;options;code points;[glyphs]</c>, the font found from the list's folder.</summary>
internal sealed class ShapingSuite : ISuite
{
    public string Name => "shaping";

    public string Description => "shaping lists of HarfBuzz (*.tests)";

    public IReadOnlyList<string> FilePatterns { get; } = ["*.tests"];

    public void Run(string file, SuiteReport report)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var number = 0;
        var isOurs = true;
        foreach (var text in File.ReadLines(file))
        {
            number++;
            var line = text.Trim();
            // A line with @ says which shapers the lines from here on are for; ours compares with "ot".
            if (line.StartsWith("@shapers=", StringComparison.Ordinal))
            {
                isOurs = line["@shapers=".Length..].Split(' ')[0].Split(',').Contains("ot");
            }

            if (line.Length == 0 || line[0] is '#' or '@')
            {
                continue;
            }

            var place = $"{Path.GetFileName(file)}:{number}";
            var test = ShapingCase.Parse(line);
            var font = Path.GetFullPath(Path.Combine(folder, test.FontFile));
            var reason = test.Skipped ?? (isOurs ? File.Exists(font) ? null : "the font is not here" : "another shaper");
            if (reason is null)
            {
                RunCase(font, test, place, report);
            }
            else
            {
                report.Skip(place, reason);
            }
        }
    }

    private static void RunCase(string fontFile, ShapingCase test, string place, SuiteReport report)
    {
        try
        {
            var typeface = Typeface.Open(File.ReadAllBytes(fontFile), fontFile);
            var actual = test.Shape(typeface);
            report.Check(test.Agrees(actual), place, () => $"{test.Line}\n  got {actual}");
        }
        catch (FontFormatException exception)
        {
            report.Fail(place, $"{test.Line}\n  {exception.Message}");
        }
    }
}
