using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Fallback;

public sealed class FallbackTests
{
    private static readonly ParagraphSettings Free = new();

    [Theory]
    [InlineData("Hello", "inter")]
    [InlineData("Привет", "inter")]
    [InlineData("日本語", "noto-sans-jp")]
    [InlineData("مرحبا", "noto-sans-arabic")]
    [InlineData("שלום", "noto-sans-hebrew")]
    [InlineData("नमस्ते", "noto-sans-devanagari")]
    [InlineData("สวัสดี", "noto-sans-thai")]
    [InlineData("🎉", "noto-color-emoji")]
    [InlineData("🎉\uFE0E", "noto-emoji")]
    public void Each_script_finds_a_family(string text, string family)
    {
        var paragraph = Lay(text, Bold(40), Free);

        Assert.All(paragraph.Lines[0].Runs, run => Assert.StartsWith(family, run.Font.Name));
        Assert.All(paragraph.Lines[0].Runs, run => Assert.All(run.Glyphs, glyph => Assert.NotEqual(0, glyph.Id)));
        Assert.Empty(paragraph.Notes);
    }

    [Theory]
    [InlineData("ලබා ඇත", "noto-sans-sinhala inter noto-sans-sinhala")]
    [InlineData("नमस्ते नमस्ते", "noto-sans-devanagari")]
    public void A_space_is_of_the_font_beside_it_unless_that_one_is_as_wide_as_a_letter(string text, string families)
    {
        var fonts = Lay(text, Bold(40), Free).Lines[0].Runs.Select(run => run.Font.Name[..run.Font.Name.LastIndexOf('-')]);

        Assert.Equal(families, string.Join(' ', fonts));
    }

    [Fact]
    public void The_families_of_the_style_are_tried_in_their_order()
    {
        var style = Bold(40) with { Families = ["No Such Family", "JetBrains Mono", "Inter"] };

        Assert.All(Lay("abc", style, Free).Lines[0].Runs, run => Assert.StartsWith("jetbrains", run.Font.Name));
    }

    [Fact]
    public void Unknown_families_alone_still_draw()
    {
        var paragraph = Lay("abc", Bold(40) with { Families = ["No Such Family"] }, Free);

        Assert.Empty(paragraph.Notes);
        Assert.Equal(3, paragraph.Lines[0].Runs.Sum(run => run.Glyphs.Count));
    }

    [Fact]
    public void A_character_no_font_has_is_noted_once_and_drawn_as_the_primary_fonts_box()
    {
        var paragraph = Lay("a \uE123 b \uE123 \uE124", Bold(40), Free);

        Assert.Equal([new GlyphMissing(0xE123), new GlyphMissing(0xE124)], paragraph.Notes);
        Assert.Equal(3, paragraph.Lines[0].Runs.Sum(run => run.Glyphs.Count(glyph => glyph.Id == 0)));
    }

    [Theory]
    [InlineData("a\u200Bb")]
    [InlineData("a\u2060b")]
    [InlineData("a\uFE0Fb")]
    [InlineData("a\u200Db")]
    [InlineData("\u2066ab\u2069")]
    [InlineData("a\u034Fb")]
    public void What_is_drawn_as_nothing_asks_for_no_font(string text)
    {
        var paragraph = Lay(text, Bold(40), Free);

        Assert.Empty(paragraph.Notes);
        Assert.Equal(2, paragraph.Lines[0].Runs.Sum(run => run.Glyphs.Count));
        Assert.Equal(Lay("ab", Bold(40), Free).WidthPx, paragraph.WidthPx, 1f);
    }

    [Fact]
    public void White_space_and_punctuation_stay_with_the_text_before()
    {
        var runs = Lay("Hello (world), again!", Bold(40), Free).Lines[0].Runs;

        Assert.Single(runs);
    }

    [Fact]
    public void Text_after_an_emoji_does_not_stay_with_the_emoji_font()
    {
        var runs = Lay("🎉 12!", Bold(40), Free).Lines[0].Runs;

        Assert.StartsWith("noto-color-emoji", runs[0].Font.Name);
        Assert.Single(runs[0].Glyphs);
        Assert.StartsWith("inter", runs[1].Font.Name);
        Assert.Equal(4, runs[1].Glyphs.Count);
    }

    [Theory]
    [InlineData("☀\uFE0F", true)]
    [InlineData("©\uFE0F", true)]
    [InlineData("1\uFE0F\u20E3", true)]
    [InlineData("👍🏽", true)]
    [InlineData("🇫🇷", true)]
    [InlineData("👨\u200D👩\u200D👧", true)]
    [InlineData("❤\uFE0F\u200D🔥", true)]
    [InlineData("©", false)]
    [InlineData("1", false)]
    [InlineData("☀", false)]
    [InlineData("☀\uFE0E", false)]
    [InlineData("🎉\uFE0E", false)]
    [InlineData("©\uFE0E", false)]
    public void Emoji_presentation_prefers_the_emoji_font(string text, bool emoji)
    {
        var paragraph = Lay(text, Bold(40), Free);

        Assert.Equal(emoji, paragraph.Lines[0].Runs[0].Font.Name.StartsWith("noto-color-emoji", StringComparison.Ordinal));
        Assert.Empty(paragraph.Notes);
    }

    [Fact]
    public void Decomposed_letters_are_composed_first()
    {
        Assert.Equal(Print(Lay("café", Bold(40), Free)), Print(Lay("cafe\u0301", Bold(40), Free)));
    }

    [Fact]
    public void A_mark_no_font_can_place_is_left_out_but_noted()
    {
        var paragraph = Lay("漢\u0489", Bold(40), Free);

        Assert.Equal([new GlyphMissing(0x489)], paragraph.Notes);
        Assert.NotEqual(0, Assert.Single(paragraph.Lines[0].Runs.SelectMany(run => run.Glyphs)).Id);
    }

    [Fact]
    public void A_grapheme_keeps_twenty_marks()
    {
        var paragraph = Lay("Z" + new string('\u0301', 1_000) + "a", Bold(40), Free);

        // The first of them is composed with its base.
        Assert.Equal("\u0179" + new string('\u0301', 20) + "a", paragraph.Lines[0].Text);
    }
}
