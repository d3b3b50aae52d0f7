using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Paragraphs;

public sealed class WrapTests
{
    [Fact]
    public void Greedy_takes_as_many_words_as_fit()
    {
        var paragraph = Lay("The quick brown fox jumps over it", Bold(40), Wide(610));

        Assert.Equal(["The quick brown fox jumps over", "it"], Texts(paragraph));
        Assert.Empty(paragraph.Notes);
    }

    [Fact]
    public void Pretty_gives_a_lonely_last_word_company()
    {
        var paragraph = Lay("The quick brown fox jumps over it", Bold(40), Wide(610, TextWrap.Pretty));

        Assert.Equal(["The quick brown fox jumps", "over it"], Texts(paragraph));
    }

    [Fact]
    public void Pretty_leaves_a_long_last_word_alone()
    {
        var paragraph = Lay("The quick brown fox jumps photosynthetically", Bold(40), Wide(610, TextWrap.Pretty));

        Assert.Equal(["The quick brown fox jumps", "photosynthetically"], Texts(paragraph));
    }

    [Fact]
    public void None_keeps_one_line_when_it_fits()
    {
        var paragraph = Lay("Hello world", Bold(40), Wide(400, TextWrap.None));

        Assert.Equal(["Hello world"], Texts(paragraph));
    }

    [Fact]
    public void None_ends_a_line_that_is_too_wide_with_the_ellipsis()
    {
        var paragraph = Lay("Hello world again", Bold(40), Wide(200, TextWrap.None));

        Assert.Single(paragraph.Lines);
        Assert.EndsWith("…", paragraph.Lines[0].Text);
        Assert.True(paragraph.WidthPx <= 200.01f);
        Assert.NotNull(Note<TextClamped>(paragraph));
    }

    [Fact]
    public void Breaks_after_hyphens_before_it_breaks_words()
    {
        var paragraph = Lay("well-known state-of-the-art", Bold(40), Wide(250));

        Assert.Equal(["well-known", "state-of-the-", "art"], Texts(paragraph));
        Assert.Empty(paragraph.Notes);
    }

    [Fact]
    public void Breaks_a_word_wider_than_the_box_between_graphemes_and_says_so()
    {
        const string word = "Donaudampfschifffahrtsgesellschaft";
        var paragraph = Lay("Die " + word, Bold(40), Wide(300));

        Assert.Equal("Die", paragraph.Lines[0].Text);
        Assert.Equal(word, string.Concat(Texts(paragraph).Skip(1)));
        Assert.True(paragraph.Lines.Count > 2);
        Assert.Equal(word, Note<WordBroken>(paragraph)!.Word);
    }

    [Fact]
    public void A_single_grapheme_wider_than_the_box_stands_out_and_is_noted()
    {
        var paragraph = Lay("W", Bold(40), Wide(10));

        Assert.Equal(["W"], Texts(paragraph));
        Assert.Equal("W", Note<WordBroken>(paragraph)!.Word);
    }

    [Fact]
    public void A_soft_hyphen_shows_a_hyphen_only_where_the_line_ends()
    {
        var paragraph = Lay("hy\u00ADphen\u00ADation is extra\u00ADordi\u00ADnary", Bold(40), Wide(230));

        Assert.Equal(["hyphen\u2010", "ation is", "extraordi\u2010", "nary"], Texts(paragraph));
        Assert.All(paragraph.Lines, line => Assert.True(line.WidthPx <= 230));

        // Seven signs, seven glyphs, all of one font.
        Assert.Equal(7, Assert.Single(paragraph.Lines[0].Runs).Glyphs.Count);
    }

    [Fact]
    public void Unused_soft_hyphens_draw_nothing()
    {
        var with = Lay("hy\u00ADphen", Bold(40), new ParagraphSettings());
        var without = Lay("hyphen", Bold(40), new ParagraphSettings());

        Assert.Equal(6, with.Lines[0].Runs.Sum(run => run.Glyphs.Count));
        Assert.Equal(without.WidthPx, with.WidthPx, 0.5f);
    }

    [Fact]
    public void Line_separators_always_break()
    {
        var paragraph = Lay("one \u2028 two\u2029\u2028three\u2028", Bold(40), new ParagraphSettings());

        Assert.Equal(["one", "two", "", "three"], Texts(paragraph));
        Assert.Empty(paragraph.Notes);
    }

    [Fact]
    public void White_space_collapses_and_line_feeds_are_spaces()
    {
        var paragraph = Lay(" \t one\r\n  two\u0000\u0007\tthree \n", Bold(40), new ParagraphSettings());

        Assert.Equal(["one two three"], Texts(paragraph));
    }

    [Fact]
    public void Line_feeds_break_when_they_are_kept()
    {
        var paragraph = Lay("one\r\n  two  \nthree", Bold(40), new ParagraphSettings { KeepLineFeeds = true });

        Assert.Equal(["one", "two", "three"], Texts(paragraph));
    }

    [Fact]
    public void No_break_spaces_hold_words_together()
    {
        var paragraph = Lay("page\u00A0seventeen page\u00A0eighteen", Bold(40), Wide(330));

        Assert.Equal(["page\u00A0seventeen", "page\u00A0eighteen"], Texts(paragraph));
    }

    [Fact]
    public void White_space_at_the_end_of_a_line_is_not_counted()
    {
        var two = Lay("Hello world", Bold(40), Wide(120));
        var one = Lay("Hello", Bold(40), new ParagraphSettings());

        Assert.Equal(one.WidthPx, two.Lines[0].WidthPx, 0.001f);
        Assert.Equal("Hello", two.Lines[0].Text);
    }

    [Fact]
    public void A_text_fits_the_width_it_was_measured_to_have()
    {
        var engine = new TextEngine(Library);
        foreach (var text in new[] { "Exploring the Innovative Nexus", "state-of-the-art", "A\u00ADB", "日本語のテキスト", "Tag", "مرحبا بالعالم" })
        {
            for (var size = 9f; size < 120; size += 3.7f)
            {
                var style = Bold(size);
                var widest = engine.Lay(text, style, Wide(engine.MeasureMaxContent(text, style)));
                Assert.Single(widest.Lines);
                var narrow = engine.Lay(text, style, Wide(engine.MeasureMinContent(text, style)));
                Assert.Empty(narrow.Notes);
            }
        }
    }

    [Fact]
    public void Max_content_is_the_widest_line_and_min_content_the_widest_word()
    {
        var engine = new TextEngine(Library);
        var style = Bold(40);

        Assert.Equal(engine.MeasureMaxContent("innovative", style), engine.MeasureMinContent("an innovative nexus", style));
        Assert.Equal(engine.MeasureMaxContent("nexus of ideas", style), engine.MeasureMaxContent("an\u2028nexus of ideas", style));
        Assert.Equal(0, engine.MeasureMaxContent(" ", style));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\u0001")]
    public void A_text_of_nothing_has_no_lines(string text)
    {
        var paragraph = Lay(text, Bold(40), Wide(100));

        Assert.Empty(paragraph.Lines);
        Assert.Empty(paragraph.Notes);
        Assert.Equal(0, paragraph.HeightPx);
    }

    [Fact]
    public void Lines_end_where_the_language_and_the_style_allow()
    {
        var style = Bold(24);

        Assert.Equal(["ภาษาไทยมหา", "วิทยาลัยประเทศ", "ไทย"], Texts(Lay("ภาษาไทยมหาวิทยาลัยประเทศไทย", style with { Lang = "th", Weight = 400 }, Wide(150))));
        Assert.Equal(["キャッ", "チー"], Texts(Lay("キャッチー", style with { Lang = "ja" }, Wide(80))));
        Assert.Equal(["キャ", "ッチ", "ー"], Texts(Lay("キャッチー", style with { Lang = "ja", LineBreak = OgService.Unicode.LineBreakStrictness.Normal }, Wide(50))));
        Assert.Equal(["nex", "us"], Texts(Lay("nexus", style with { WordBreak = OgService.Unicode.WordBreak.BreakAll }, Wide(50))));
    }
}
