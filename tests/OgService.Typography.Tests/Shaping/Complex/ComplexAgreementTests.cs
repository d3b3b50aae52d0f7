using OgService.Conformance;
using OgService.Testing;
using OgService.Typography.OpenType;

namespace OgService.Typography.Tests.Shaping.Complex;

/// <summary>Words, and lines drawn by lot from a script's letters and signs, are shaped as hb-shape shapes them.</summary>
public sealed class ComplexAgreementTests
{
    [Theory]
    [InlineData("devanagari.tests", 500)]
    public void Shapes_the_shipped_font_as_HarfBuzz_does(string list, int atLeast) => Check(list, Repository.PathTo("fonts"), atLeast);

    [Fact]
    public void Shapes_fonts_of_the_text_rendering_tests_as_HarfBuzz_does()
    {
        if (Repository.Corpora is not { } corpora)
        {
            Assert.Skip("No corpora here: set OGSERVICE_CORPORA.");
            return;
        }

        Check("corpora-fonts.tests", Path.Combine(corpora, "text", "shaping", "hb", "text-rendering-tests", "fonts"), 200);
    }

    private static void Check(string list, string fontFolder, int atLeast)
    {
        var fonts = new Dictionary<string, Typeface>();
        var passed = 0;
        var failures = new List<string>();
        foreach (var line in File.ReadLines(Repository.PathTo("tests", "OgService.Typography.Tests", "Shaping", "Complex", list)))
        {
            var test = ShapingCase.Parse(line);
            Assert.Null(test.Skipped);
            var path = Path.Combine(fontFolder, test.FontFile);
            if (!fonts.TryGetValue(path, out var typeface))
            {
                fonts[path] = typeface = Typeface.Open(File.ReadAllBytes(path), path);
            }

            var actual = test.Shape(typeface, asOnCards: true);
            if (Agreement.Holds(actual, test.Expected))
            {
                passed++;
            }
            else
            {
                failures.Add($"{line}\n  got {actual}");
            }
        }

        Assert.True(failures.Count == 0, $"{passed} passed, {failures.Count} failed:\n" + string.Join('\n', failures));
        Assert.True(passed >= atLeast);
    }
}
