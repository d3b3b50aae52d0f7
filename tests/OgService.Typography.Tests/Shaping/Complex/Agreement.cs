using System.Globalization;
using System.Text.RegularExpressions;

namespace OgService.Typography.Tests.Shaping.Complex;

/// <summary>Whether two lines of glyphs are the same, except that HarfBuzz rounds each measure on its own, so that places may differ by a unit.</summary>
internal static partial class Agreement
{
    public static bool Holds(string actual, string expected)
    {
        var ours = actual.Trim('[', ']').Split('|');
        var theirs = expected.Trim('[', ']').Split('|');
        return Holds(ours, theirs);
    }

    /// <summary>The same for glyphs that are already apart.</summary>
    public static bool Holds(string[] ours, string[] theirs)
        => ours.Length == theirs.Length && ours.Zip(theirs).All(pair => HoldsFor(pair.First, pair.Second));

    private static bool HoldsFor(string ours, string theirs)
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
