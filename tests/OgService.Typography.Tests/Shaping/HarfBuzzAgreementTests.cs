using System.Globalization;
using System.Text.RegularExpressions;
using OgService.Testing;
using OgService.Typography.OpenType;

namespace OgService.Typography.Tests.Shaping;

/// <summary>
/// The shipped fonts are shaped as hb-shape shapes them: same glyphs, same clusters, positions within one unit. HarfBuzz rounds each advance, each delta and
/// each kerning on its own to whole units, we do not round; so a unit is what they may differ by.
/// </summary>
public sealed partial class HarfBuzzAgreementTests
{
    [Theory]
    [InlineData("latin.tests", 200)]
    [InlineData("other-scripts.tests", 18)]
    public void Shapes_the_shipped_fonts_as_HarfBuzz_does(string list, int atLeast)
    {
        var fonts = new Dictionary<string, Typeface>();
        var passed = 0;
        var failures = new List<string>();
        foreach (var line in File.ReadLines(Repository.PathTo("tests", "OgService.Typography.Tests", "Shaping", list)))
        {
            var test = ShapingCase.Parse(line);
            Assert.Null(test.Unsupported);
            var path = Repository.PathTo("fonts", test.FontFile);
            if (!fonts.TryGetValue(path, out var typeface))
            {
                fonts[path] = typeface = Typeface.Open(File.ReadAllBytes(path), path);
            }

            var actual = test.Format(test.Shape(test.Open(typeface)));
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

    private static bool Agree(string actual, string expected)
    {
        var ours = Seen(actual);
        var theirs = Seen(expected);
        return ours.Length == theirs.Length && ours.Zip(theirs).All(pair => AgreeGlyph(pair.First, pair.Second));
    }

    // hb-shape writes an empty glyph for a character that is not drawn, we none.
    private static string[] Seen(string glyphs) =>
        [.. glyphs.Trim('[', ']').Split('|').Where(glyph => glyph.Contains('@') || !glyph.EndsWith("+0", StringComparison.Ordinal))];

    private static bool AgreeGlyph(string ours, string theirs)
    {
        var (a, b) = (GlyphForm().Match(ours), GlyphForm().Match(theirs));
        return a.Groups["glyph"].Value == b.Groups["glyph"].Value
            && Near(a.Groups["x"], b.Groups["x"]) && Near(a.Groups["y"], b.Groups["y"]) && Near(a.Groups["advance"], b.Groups["advance"]);
    }

    private static bool Near(Group ours, Group theirs) => Math.Abs(Number(ours) - Number(theirs)) <= 1;

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<glyph>\d+=\d+)(@(?<x>-?\d+),(?<y>-?\d+))?\+(?<advance>-?\d+)$")]
    private static partial Regex GlyphForm();
}
