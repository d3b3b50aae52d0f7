using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Paragraphs;

public sealed class JustifyTests
{
    private const string Sentence = "The quick brown fox jumps over the lazy dog and runs away";

    private static readonly ParagraphSettings Justified = Wide(500) with { Align = TextAlign.Justify };

    [Fact]
    public void All_lines_but_the_last_are_as_wide_as_the_box()
    {
        var lines = Lay(Sentence, Bold(40), Justified).Lines;

        Assert.True(lines.Count > 2);
        Assert.All(lines.SkipLast(1), line => Assert.Equal(500, line.WidthPx, 0.01f));
        Assert.Equal(Lay(Sentence, Bold(40), Wide(500)).Lines[^1].WidthPx, lines[^1].WidthPx);
    }

    [Fact]
    public void Room_grows_between_words_evenly()
    {
        var plain = Lay(Sentence, Bold(40), Wide(500)).Lines[0];
        var line = Lay(Sentence, Bold(40), Justified).Lines[0];
        var spaces = line.Text.Count(letter => letter == ' ');
        var shifts = line.Runs[0].Glyphs.Zip(plain.Runs[0].Glyphs, (wide, narrow) => wide.X - narrow.X).ToArray();

        Assert.Equal(0, shifts[0]);
        Assert.Equal(500 - plain.WidthPx, shifts[^1], 0.01f);
        Assert.Equal(spaces + 1, shifts.Select(shift => MathF.Round(shift, 1)).Distinct().Count());
    }

    [Fact]
    public void Room_grows_between_Han_and_kana()
    {
        var lines = Lay("日本語の文章はこの幅では何行かになります。漢字とかなを混ぜて書きます", Bold(43), Justified).Lines;
        var places = lines[0].Runs.SelectMany(run => run.Glyphs).Select(glyph => glyph.X).ToArray();

        Assert.Equal(500, lines[0].WidthPx, 0.01f);
        Assert.True(places[1] - places[0] > 43.5f);
    }

    [Fact]
    public void A_right_to_left_line_fills_the_box_too()
    {
        var line = Lay("שלום עולם מה שלומך היום ומה נשמע אצלך בבית", Bold(40), Justified).Lines[0];

        Assert.Equal(0, line.X, 0.01f);
        Assert.Equal(500, line.WidthPx, 0.01f);
        Assert.Equal(500, line.Runs[^1].X + line.Runs[^1].WidthPx, 0.01f);
    }

    [Fact]
    public void A_line_before_a_mandatory_break_and_a_clamped_one_stay_as_they_are()
    {
        var broken = Lay("The quick\u2028brown fox", Bold(40), Justified);
        var clamped = Lay(Sentence, Bold(40), Justified with { MaxLines = 1 });

        Assert.True(broken.Lines[0].WidthPx < 300);
        Assert.EndsWith("…", clamped.Lines[0].Text);
        Assert.Equal(Lay(Sentence, Bold(40), Wide(500) with { MaxLines = 1 }).Lines[0].WidthPx, clamped.Lines[0].WidthPx);
    }

    [Fact]
    public void Word_spacing_is_added_to_each_space()
    {
        var plain = Lay("one two three", Bold(40), Wide(900)).WidthPx;
        var style = Bold(40) with { WordSpacingPx = 10 };

        Assert.Equal(plain + 20, Lay("one two three", style, Wide(900)).WidthPx, 0.01f);
        Assert.Equal(plain + 20, new TextEngine(Library).MeasureMaxContent("one two three", style), 0.01f);
        Assert.Equal(plain + 20, Lay("one\u00A0two three", style, Wide(900)).WidthPx, 0.01f);
    }
}
