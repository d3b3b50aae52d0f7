using OgService.Testing;
using OgService.Typography.OpenType;
using OgService.Typography.Shaping;

namespace OgService.Typography.Tests.Shaping;

/// <summary>Texts no one writes cost no more than their length: all letters joined or split, all marks on one letter.</summary>
public sealed class WorkTests
{
    [Theory]
    [InlineData("noto-sans-devanagari", "", "\u0930\u094D", false)]
    [InlineData("noto-sans-devanagari", "", "\u0915\u094D", false)]
    [InlineData("noto-sans-devanagari", "", "\u0930\u094D\u200D", false)]
    [InlineData("noto-sans-devanagari", "", "\u094D", false)]
    [InlineData("noto-sans-devanagari", "\u0915", "\u0902", false)]
    [InlineData("noto-sans-arabic", "", "\u0628", true)]
    [InlineData("noto-sans-arabic", "", "\u0644\u0627", true)]
    [InlineData("noto-sans-arabic", "\u0628", "\u064E", true)]
    [InlineData("noto-sans-hebrew", "\u05D0", "\u05B0", true)]
    [InlineData("noto-sans-thai", "\u0E01", "\u0E34", false)]
    [InlineData("noto-sans-thai", "", "\u0E01\u0E33", false)]
    [InlineData("inter", "a", "\u0301", false)]
    [InlineData("inter", "", "1\u2044", false)]
    public void Twice_the_text_takes_twice_the_work(string family, string start, string repeated, bool rightToLeft)
    {
        var guard = HangGuard.Start();
        var font = Open(family, repeated);
        var once = Count(font, start, repeated, 10_000, rightToLeft);
        var twice = Count(font, start, repeated, 20_000, rightToLeft);
        var longest = Count(font, start, repeated, 100_000, rightToLeft);

        Assert.InRange(twice, once, (once * 2) + 2_000);
        Assert.InRange(longest, once, (once * 10) + 10_000);
        guard.Check("shaping");
    }

    private static int Count(FontInstance font, string start, string repeated, int length, bool rightToLeft)
    {
        var text = start + string.Concat(Enumerable.Repeat(repeated, length / repeated.Length));
        Shaper.Shape(text, 0, text.Length, font, new ShapingOptions(null, rightToLeft, true, true, []), []);
        return Shaper.OperationsUsed;
    }

    private static FontInstance Open(string family, string text)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathTo("fonts", family), "*.woff2", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var typeface = Typeface.Open(File.ReadAllBytes(file), file);
            if (text.All(character => character == '\u200D' || typeface.Has(character)))
            {
                return new FontInstance("work", typeface, typeface.Axes.Normalize([]));
            }
        }

        throw new FileNotFoundException($"No font of {family} has the text.");
    }
}
