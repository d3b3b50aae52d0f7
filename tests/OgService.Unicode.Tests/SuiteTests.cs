using OgService.Conformance;
using OgService.Testing;

namespace OgService.Unicode.Tests;

/// <summary>The public suites, whole. How many cases each has is written here, so that a suite that was not read cannot pass.</summary>
public class SuiteTests
{
    [Fact]
    public void Line_breaks_are_those_of_the_suite() =>
        AssertPasses(new BreakSuite("linebreak", "", "", TextBreaks.Lines), 19338, "text", "unicode-17", "LineBreakTest.txt");

    [Fact]
    public void Graphemes_are_those_of_the_suite() =>
        AssertPasses(new BreakSuite("grapheme", "", "", TextBreaks.Graphemes), 766, "text", "unicode-17", "GraphemeBreakTest.txt");

    [Fact]
    public void Words_are_those_of_the_suite() =>
        AssertPasses(new BreakSuite("wordbreak", "", "", TextBreaks.Words), 1944, "text", "unicode-17", "WordBreakTest.txt");

    [Fact]
    public void Normal_forms_are_those_of_the_suite() =>
        AssertPasses(new NormalizationSuite(), 19074, "text", "unicode-15", "NormalizationTest.txt.bz2");

    [Fact]
    public void Bidi_levels_and_order_are_those_of_the_class_suite() =>
        AssertPasses(new BidiSuite(), 770241, "text", "unicode-15", "BidiTest.txt");

    [Fact]
    public void Bidi_levels_and_order_are_those_of_the_character_suite() =>
        AssertPasses(new BidiCharacterSuite(), 91707, "text", "unicode-15", "BidiCharacterTest.txt");

    // Whatever a suite of normalization does not list maps to itself (its part 1). Characters newer than the file may decompose.
    [Fact]
    public void Characters_outside_the_normalization_suite_map_to_themselves()
    {
        var listed = SuiteFile.Lines(CorpusFile("text", "unicode-15", "NormalizationTest.txt.bz2"))
            .SkipWhile(line => !line.Line.StartsWith("@Part1", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.Line.StartsWith('@'))
            .Select(line => CodePoints.Parse(line.Line[..line.Line.IndexOf(';', StringComparison.Ordinal)]))
            .ToHashSet();
        Assert.Equal(17029, listed.Count);

        var changed = new List<string>();
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            var text = CodePoints.ToText(codePoint);
            if (!listed.Contains(text) && (Normalization.ToNfc(text) != text || Normalization.ToNfd(text) != text))
            {
                changed.Add(CodePoints.Show(text));
            }
        }

        // Added in Unicode 16: Todhri, Tulu-Tigalari, Gurung Khema and Kirat Rai vowel signs.
        string[] newer =
        [
            "105C9", "105E4", "11383", "11385", "1138E", "11391", "113C5", "113C7", "113C8", "16121", "16122", "16123", "16124", "16125",
            "16126", "16127", "16128", "16D68", "16D69", "16D6A",
        ];
        Assert.Equal(newer, changed);
    }

    private static void AssertPasses(ISuite suite, int cases, params string[] path)
    {
        var output = new StringWriter();
        var report = new SuiteReport(output);
        suite.Run(CorpusFile(path), report);
        Assert.True(report.Failed == 0, output.ToString());
        Assert.Equal((cases, 0), (report.Passed, report.Skipped));
    }

    private static string CorpusFile(params string[] path)
    {
        var file = Path.Combine([Repository.Corpora ?? "", .. path]);
        Assert.SkipUnless(File.Exists(file), "The public suites are not here.");
        return file;
    }
}
