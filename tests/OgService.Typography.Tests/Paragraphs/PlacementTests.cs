using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Paragraphs;

public sealed class PlacementTests
{
    [Fact]
    public void Lines_are_a_line_height_apart_with_half_the_leading_above()
    {
        var paragraph = Lay("one\u2028two\u2028three", Bold(40), new ParagraphSettings { LineHeight = 1.5f });
        var tight = Lay("one", Bold(40), new ParagraphSettings { LineHeight = 1f });

        Assert.Equal(180, paragraph.HeightPx);
        Assert.Equal(60, paragraph.Lines[1].BaselineY - paragraph.Lines[0].BaselineY, 0.001f);
        Assert.Equal(10, paragraph.Lines[0].BaselineY - tight.Lines[0].BaselineY, 0.001f);

        // Inter: ascent 0.96875, descent 0.2414 em; the content area's middle is the line's middle.
        Assert.Equal(20 + (40 * (0.96875 - 0.2414) / 2), tight.Lines[0].BaselineY, 0.1);
    }

    [Fact]
    public void Glyphs_stand_on_the_baseline_and_follow_each_other()
    {
        var line = Lay("Hi", Bold(40), new ParagraphSettings()).Lines[0];
        var glyphs = Assert.Single(line.Runs).Glyphs;

        Assert.Equal(2, glyphs.Count);
        Assert.Equal(0, glyphs[0].X);
        Assert.InRange(glyphs[1].X, 20, line.WidthPx);
        Assert.All(glyphs, glyph => Assert.Equal(line.BaselineY, glyph.Y));
    }

    [Theory]
    [InlineData(TextAlign.Start, 0f)]
    [InlineData(TextAlign.Center, 0.5f)]
    [InlineData(TextAlign.End, 1f)]
    public void Lines_are_aligned_in_the_box(TextAlign align, float share)
    {
        var line = Lay("Hello", Bold(40), Wide(600) with { Align = align }).Lines[0];

        Assert.Equal((600 - line.WidthPx) * share, line.X, 0.001f);
        Assert.Equal(line.X, line.Runs[0].Glyphs[0].X, 0.001f);
    }

    [Fact]
    public void Without_a_box_lines_are_aligned_in_the_widest()
    {
        var paragraph = Lay("a\u2028wide line", Bold(40), new ParagraphSettings { Align = TextAlign.End });

        Assert.Equal(paragraph.WidthPx, paragraph.Lines[0].X + paragraph.Lines[0].WidthPx, 0.001f);
        Assert.Equal(0, paragraph.Lines[1].X, 0.001f);
    }

    [Fact]
    public void A_line_wider_than_its_box_starts_where_the_box_starts()
    {
        foreach (var align in Enum.GetValues<TextAlign>())
        {
            Assert.Equal(0, Lay("W", Bold(40), Wide(10) with { Align = align }).Lines[0].X);
        }
    }

    [Fact]
    public void Letter_spacing_follows_each_grapheme_but_the_last()
    {
        var plain = Lay("HEH", Bold(40), new ParagraphSettings());
        var spaced = Lay("HEH", Bold(40) with { LetterSpacingPx = 10 }, new ParagraphSettings());

        Assert.Equal(plain.WidthPx + 20, spaced.WidthPx, 0.001f);
        Assert.Equal(plain.Lines[0].Runs[0].Glyphs[2].X + 20, spaced.Lines[0].Runs[0].Glyphs[2].X, 0.001f);
    }

    [Fact]
    public void A_fallback_run_shares_the_baseline_and_takes_no_more_height()
    {
        var paragraph = Lay("Hello 日本語 สวัสดี 🎉", Bold(40), new ParagraphSettings());

        Assert.Equal(48, paragraph.HeightPx);
        Assert.All(paragraph.Lines[0].Runs, run => Assert.All(run.Glyphs.Take(1), glyph => Assert.Equal(paragraph.Lines[0].BaselineY, glyph.Y, 8f)));
    }

    [Fact]
    public void A_line_cut_out_of_a_text_looks_like_a_line_of_its_own()
    {
        // Kerning across the cut must not be left over. (The hyphen of a soft hyphen is not kerned: it is shaped alone.)
        foreach (var (text, width) in new[] { ("AVAVAVAVAVAV", 150f), ("To-To-To-To", 120f), ("日本語組版の処理", 130f) })
        {
            var lines = Lay(text, Bold(40), Wide(width)).Lines;
            Assert.True(lines.Count > 1);
            foreach (var line in lines)
            {
                var alone = Lay(line.Text, Bold(40), new ParagraphSettings()).Lines[0];
                Assert.Equal(alone.WidthPx, line.WidthPx, 0.01f);
            }
        }
    }
}
