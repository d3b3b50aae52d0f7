using OgService.Conformance;
using OgService.Testing;
using OgService.Typography.OpenType;
using OgService.Typography.Tests.Shaping.Complex;

namespace OgService.Typography.Tests.Shaping;

/// <summary>
/// The shipped fonts are shaped as hb-shape shapes them: same glyphs, same clusters, positions within one unit. HarfBuzz rounds each advance, each delta and
/// each kerning on its own to whole units, we do not round; so a unit is what they may differ by.
/// </summary>
public sealed class HarfBuzzAgreementTests
{
    [Theory]
    [InlineData("latin.tests", 200)]
    [InlineData("other-scripts.tests", 24)]
    public void Shapes_the_shipped_fonts_as_HarfBuzz_does(string list, int atLeast)
    {
        var fonts = new Dictionary<string, Typeface>();
        var passed = 0;
        var failures = new List<string>();
        foreach (var line in File.ReadLines(Repository.PathTo("tests", "OgService.Typography.Tests", "Shaping", list)))
        {
            var test = ShapingCase.Parse(line);
            Assert.Null(test.Skipped);
            var path = Repository.PathTo("fonts", test.FontFile);
            if (!fonts.TryGetValue(path, out var typeface))
            {
                fonts[path] = typeface = Typeface.Open(File.ReadAllBytes(path), path);
            }

            var actual = test.Shape(typeface, asOnCards: true);
            if (Agree(actual, test.Expected))
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

    private static bool Agree(string actual, string expected) => Agreement.Holds(Seen(actual), Seen(expected));

    // hb-shape writes an empty glyph for a character that is not drawn, we none.
    private static string[] Seen(string glyphs) =>
        [.. glyphs.Trim('[', ']').Split('|').Where(glyph => glyph.Contains('@') || !glyph.EndsWith("+0", StringComparison.Ordinal))];
}
