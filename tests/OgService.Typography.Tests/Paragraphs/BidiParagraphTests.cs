using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Paragraphs;

public sealed class BidiParagraphTests
{
    [Fact]
    public void Arabic_starts_at_the_right_edge()
    {
        var line = Lay("مرحبا بالعالم", Bold(40), Wide(600)).Lines[0];

        Assert.Equal(600, line.X + line.WidthPx, 0.001f);
    }

    [Fact]
    public void Latin_words_in_Arabic_stand_in_their_place_from_right_to_left()
    {
        var line = Lay("مرحبا OpenAI بالعالم", Bold(40), Wide(800)).Lines[0];

        // Left to right: the last word, the name, the first word.
        var latin = line.Runs.Single(run => run.Font.Name.StartsWith("inter", StringComparison.Ordinal) && run.Glyphs.Count >= 6);
        Assert.True(latin.Glyphs[0].X > line.Runs[0].Glyphs[0].X);
        Assert.True(latin.Glyphs[0].X < latin.Glyphs[5].X);
        Assert.NotSame(line.Runs[0], latin);
        Assert.NotSame(line.Runs[^1], latin);
    }

    [Fact]
    public void Glyphs_of_a_line_go_from_left_to_right_whatever_the_direction()
    {
        foreach (var text in new[] { "שלום עולם (2024) OpenAI", "Hello שלום 12 עולם!", "\u202Eabc def" })
        {
            var line = Lay(text, Bold(40), Wide(800)).Lines[0];
            var places = line.Runs.SelectMany(run => run.Glyphs).Select(glyph => glyph.X).ToArray();
            Assert.Equal(places.Order(), places);
        }
    }

    [Fact]
    public void The_ellipsis_of_a_right_to_left_text_is_at_its_left()
    {
        var settings = Wide(400) with { MaxLines = 1 };
        var line = Lay("مرحبا بالعالم كيف حالك اليوم يا صديقي", Bold(40), settings).Lines[0];
        var ellipsis = Lay("…", Bold(40), new ParagraphSettings()).Lines[0].Runs[0].Glyphs[0].Id;

        Assert.EndsWith("…", line.Text);
        Assert.Equal(ellipsis, line.Runs[0].Glyphs[0].Id);
        Assert.Equal(400, line.X + line.WidthPx, 0.01f);
    }

    [Theory]
    [InlineData("Read שלום עולם מה שלומך היום and more of it", "en", false)]
    [InlineData("שלום OpenAI announces something new today", "he", true)]
    [InlineData("مرحبا بالعالم OpenAI announces 2024 things", "ar", true)]
    public void The_ellipsis_of_a_mixed_text_is_at_the_end_of_its_paragraph(string text, string lang, bool atLeft)
    {
        for (var width = 120; width < 500; width += 20)
        {
            var settings = Wide(width) with { MaxLines = 1 };
            var line = Lay(text, Bold(40) with { Lang = lang }, settings).Lines[0];
            var ellipsis = Lay("…", Bold(40), new ParagraphSettings()).Lines[0].Runs[0].Glyphs[0].Id;
            var glyphs = line.Runs.SelectMany(run => run.Glyphs).ToArray();

            Assert.EndsWith("…", line.Text);
            Assert.StartsWith(line.Text[..^1], text);
            Assert.Equal(ellipsis, (atLeft ? glyphs[0] : glyphs[^1]).Id);
        }
    }

    [Fact]
    public void The_language_decides_for_a_text_that_starts_with_a_foreign_name()
    {
        const string text = "OpenAI مرحبا";

        Assert.Equal(0, Lay(text, Bold(40), Wide(600)).Lines[0].X);
        Assert.NotEqual(0, Lay(text, Bold(40) with { Lang = "ar-EG" }, Wide(600)).Lines[0].X);
        Assert.Equal(0, Lay("OpenAI Sora", Bold(40) with { Lang = "ar" }, Wide(600)).Lines[0].X);
        Assert.NotEqual(0, Lay("2024", Bold(40) with { Lang = "he" }, Wide(600)).Lines[0].X);
        Assert.Equal(0, Lay("2024", Bold(40) with { Lang = "az-Latn" }, Wide(600)).Lines[0].X);
    }

    [Fact]
    public void Lines_are_broken_in_logical_order()
    {
        var paragraph = Lay("שלום עולם מה שלומך היום", Bold(40), Wide(200));

        Assert.Equal("שלום עולם מה שלומך היום", string.Join(' ', Texts(paragraph)));
        Assert.All(paragraph.Lines, line => Assert.Equal(200, line.X + line.WidthPx, 0.01f));
    }
}
