using OgService.Typography.Shaping.Complex;
using OgService.Typography.Shaping.Complex.Indic;
using OgService.Typography.Shaping.Complex.Khmer;
using OgService.Typography.Shaping.Complex.Myanmar;
using OgService.Typography.Shaping.Complex.Universal;

namespace OgService.Typography.Tests.Shaping.Complex;

public sealed class SyllableTests
{
    [Theory]
    [InlineData("\u0915\u094D\u0937\u093F", "4:2")]
    [InlineData("\u0915\u093F\u0924\u093E", "2:2 2:2")]
    [InlineData("\u0930\u094D\u0915\u094D\u0924\u094D\u092F\u093F\u0902", "9:2")]
    [InlineData("\u0915\u094D\u200D\u0937", "4:2")]
    [InlineData("\u0915\u094D\u200C\u0937", "3:2 1:2")]
    [InlineData("\u0905\u0902", "2:3")]
    [InlineData("\u093F\u0915", "1:15 1:2")]
    [InlineData("a\u0915", "1:1 1:2")]
    [InlineData("\u25CC\u093F", "2:4")]
    [InlineData("\u0CB0\u0CCD\u0C95\u0CBF", "4:2")]
    public void Finds_syllables_of_Indian_scripts(string text, string expected) =>
        Assert.Equal(expected, Split(text, codePoint => (byte)IndicCharacters.Of(codePoint).Category, IndicSyllables.End));

    [Theory]
    [InlineData("\u1780\u17D2\u179A\u17C1", "4:2")]
    [InlineData("\u1780\u17BE\u1798", "2:2 1:2")]
    [InlineData("\u17D2\u1780", "2:15")]
    public void Finds_syllables_of_Khmer(string text, string expected) =>
        Assert.Equal(expected, Split(text, KhmerSets.CategoryOf, KhmerSyllables.End));

    [Theory]
    [InlineData("\u1019\u103C\u1014\u103A\u1019\u102C", "2:2 2:2 2:2")]
    [InlineData("\u1004\u103A\u1039\u1002", "4:2")]
    [InlineData("\u1031\u1000", "1:15 1:2")]
    public void Finds_syllables_of_Myanmar(string text, string expected) =>
        Assert.Equal(expected, Split(text, codePoint => (byte)MyanmarCharacters.Of(codePoint), MyanmarSyllables.End));

    [Theory]
    [InlineData("\u0D9A\u0DCA\u0DBB\u0DD2", "4:2")]
    [InlineData("\u1B13\u1B44\u1B13\u1B38", "4:2")]
    [InlineData("\uA9B6\uA98F", "1:15 1:2")]
    public void Finds_clusters_of_other_scripts(string text, string expected) =>
        Assert.Equal(expected, Split(text, codePoint => (byte)UniversalCharacters.Of(codePoint), UniversalClusters.End));

    [Fact]
    public void Every_sequence_of_categories_is_divided_to_its_end()
    {
        var random = new Random(7);
        var categories = new byte[40];
        for (var round = 0; round < 20_000; round++)
        {
            for (var i = 0; i < categories.Length; i++)
            {
                categories[i] = (byte)random.Next(37);
            }

            foreach (var matcher in (Syllables.Matcher[])[IndicSyllables.End, KhmerSyllables.End, MyanmarSyllables.End, UniversalClusters.End])
            {
                for (var at = 0; at < categories.Length;)
                {
                    var end = matcher(categories, at, out var kind);
                    Assert.InRange(end, at + 1, categories.Length);
                    Assert.InRange(kind, 1, 15);
                    at = end;
                }
            }
        }
    }

    // Length and kind of each.
    private static string Split(string text, Func<int, byte> categoryOf, Syllables.Matcher matcher)
    {
        var categories = text.EnumerateRunes().Select(rune => categoryOf(rune.Value)).ToArray();
        var parts = new List<string>();
        for (var at = 0; at < categories.Length;)
        {
            var end = matcher(categories, at, out var kind);
            parts.Add($"{end - at}:{kind}");
            at = end;
        }

        return string.Join(' ', parts);
    }
}
