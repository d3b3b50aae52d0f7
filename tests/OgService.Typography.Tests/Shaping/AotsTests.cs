using OgService.Conformance;
using OgService.Testing;
using OgService.Typography.OpenType;

namespace OgService.Typography.Tests.Shaping;

/// <summary>HarfBuzz's version of Adobe's "Annotated OpenType Specification" tests: one lookup at a time.</summary>
public sealed class AotsTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_line_of_the_annotated_specification_is_shaped_as_expected()
    {
        if (Repository.Corpora is not { } corpora)
        {
            Assert.Skip("No corpora here: set OGSERVICE_CORPORA.");
            return;
        }

        var folder = Path.Combine(corpora, "text", "shaping", "hb", "aots", "tests");
        int passed = 0, skipped = 0;
        var failures = new List<string>();
        foreach (var list in Directory.EnumerateFiles(folder, "*.tests").Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(list).Where(line => line.Length > 0 && line[0] is not ('#' or '@')))
            {
                var test = ShapingCase.Parse(line);
                if (test.Skipped is not null)
                {
                    skipped++;
                    continue;
                }

                var file = Path.GetFullPath(Path.Combine(folder, test.FontFile));
                var actual = test.Shape(Typeface.Open(File.ReadAllBytes(file), file));
                if (test.Agrees(actual))
                {
                    passed++;
                }
                else
                {
                    failures.Add($"{Path.GetFileName(list)}: {line}\n  got {actual}");
                }
            }
        }

        output.WriteLine($"aots: {passed} passed, {failures.Count} failed, {skipped} skipped");
        failures.ForEach(output.WriteLine);
        Assert.True(failures.Count == 0, $"{passed} passed, {skipped} skipped, {failures.Count} failed:\n" + string.Join('\n', failures));
        Assert.True(passed >= 148);
    }
}
