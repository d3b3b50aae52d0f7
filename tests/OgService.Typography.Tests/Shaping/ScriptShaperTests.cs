using OgService.Testing;
using OgService.Typography.OpenType;
using OgService.Typography.Shaping;

namespace OgService.Typography.Tests.Shaping;

/// <summary>What holds of every font: equal texts look equal, and marks stand where they belong.</summary>
public sealed class ScriptShaperTests
{
    private const string Arabic = "noto-sans-arabic/noto-sans-arabic-arabic-wght-normal.woff2";
    private const string Hebrew = "noto-sans-hebrew/noto-sans-hebrew-hebrew-wght-normal.woff2";
    private const string Thai = "noto-sans-thai/noto-sans-thai-thai-wght-normal.woff2";

    [Theory]
    [InlineData(Hebrew, "\u05E9\u05C1\u05BC\u05B8", "\u05E9\u05B8\u05BC\u05C1")] // dagesh, shin dot and qamats in another order
    [InlineData(Arabic, "\u0628\u064E\u0651", "\u0628\u0651\u064E")] // shadda and fatha
    [InlineData(Arabic, "\u0623", "\u0627\u0654")] // alef with hamza
    public void Canonically_equal_texts_get_the_same_glyphs(string font, string text, string equal)
    {
        var shaped = Shape(font, text);
        Assert.DoesNotContain(shaped, glyph => glyph.Id == 0);
        Assert.Equal(Looks(shaped), Looks(Shape(font, equal)));
    }

    [Fact]
    public void A_vowel_that_surrounds_a_tone_mark_is_the_same_typed_whole_and_in_parts()
    {
        Assert.Equal(Looks(Shape(Thai, "\u0E19\u0E4D\u0E49\u0E32")), Looks(Shape(Thai, "\u0E19\u0E49\u0E33")));
    }

    [Fact]
    public void Letters_join_across_marks_but_not_across_a_non_joiner()
    {
        var isolated = Shape(Arabic, "\u0628").Single(IsLetter).Id;
        var joined = Shape(Arabic, "\u0628\u064E\u0628");
        var parted = Shape(Arabic, "\u0628\u200C\u0628");
        Assert.DoesNotContain(joined, glyph => glyph.Id == isolated);
        Assert.Equal(2, parted.Count(glyph => glyph.Id == isolated));
    }

    [Fact]
    public void A_letter_takes_its_form_from_the_text_around_its_run()
    {
        var typeface = Open(Arabic);
        var alone = Shape(Arabic, "\u0628").Single(IsLetter).Id;
        var glyphs = new List<ShapedGlyph>();
        Shaper.Shape("\u0628\u0628\u0628", 1, 1, new FontInstance("test", typeface, typeface.Axes.Normalize([])), Options, glyphs);
        Assert.NotEqual(alone, glyphs.Single(IsLetter).Id);
    }

    [Fact]
    public void Brackets_of_a_right_to_left_run_are_mirrored()
    {
        var typeface = Open(Hebrew);
        var shaped = Shape(Hebrew, "(\u05D0)");
        Assert.Equal(typeface.FindGlyph('('), shaped[0].Id);
        Assert.Equal(typeface.FindGlyph(')'), shaped[^1].Id);
    }

    // The font draws dots as glyphs of their own, without width.
    private static bool IsLetter(ShapedGlyph glyph) => glyph.AdvanceX > 0;

    private static ShapingOptions Options => new(null, RightToLeft: true, OptionalLigatures: true, Kerning: true, []);

    private static Typeface Open(string font)
    {
        var path = Repository.PathTo("fonts", font);
        return Typeface.Open(File.ReadAllBytes(path), path);
    }

    private static List<ShapedGlyph> Shape(string font, string text)
    {
        var typeface = Open(font);
        var glyphs = new List<ShapedGlyph>();
        Shaper.Shape(
            text, 0, text.Length, new FontInstance("test", typeface, typeface.Axes.Normalize([])), Options with { RightToLeft = font != Thai }, glyphs);
        return glyphs;
    }

    private static (int Id, float Advance, float X, float Y)[] Looks(List<ShapedGlyph> glyphs) =>
        [.. glyphs.Select(glyph => ((int)glyph.Id, glyph.AdvanceX, glyph.OffsetX, glyph.OffsetY))];
}
