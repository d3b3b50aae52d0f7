using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Paragraphs;

public sealed class ClampTests
{
    private static readonly ParagraphSettings OneLine = new() { WidthPx = 400, MaxLines = 1 };

    [Fact]
    public void Ends_with_a_whole_word_when_that_loses_little()
    {
        var paragraph = Lay("Exploring the Innovative Nexus", Bold(40), OneLine);

        Assert.Equal(["Exploring the…"], Texts(paragraph));
        Assert.Equal("Innovative Nexus", Note<TextClamped>(paragraph)!.Lost);
    }

    [Fact]
    public void Truncates_between_graphemes_when_a_word_would_cost_too_much()
    {
        var paragraph = Lay("A Donaudampfschifffahrtsgesellschaft", Bold(40), OneLine);

        Assert.StartsWith("A Donaudampf", paragraph.Lines[0].Text);
        Assert.EndsWith("…", paragraph.Lines[0].Text);
        Assert.InRange(paragraph.WidthPx, 360, 400);
    }

    [Theory]
    [InlineData("Wait, really? Yes - this", "Wait, really…")]
    [InlineData("Salt & pepper, sugar & spice", "Salt & pepper…")]
    [InlineData("He said \"stop\" (and I did not listen)", "He said \"stop\"…")]
    public void Strips_what_would_stand_before_the_ellipsis(string text, string shown)
    {
        Assert.Equal([shown], Texts(Lay(text, Bold(40), OneLine with { WidthPx = 320 })));
    }

    [Fact]
    public void Emoji_sequences_are_kept_or_lost_whole()
    {
        const string family = "👨‍👩‍👧‍👦";
        var text = string.Concat(Enumerable.Repeat(family, 30));
        var paragraph = Lay(text, Bold(40), OneLine);

        var shown = paragraph.Lines[0].Text.TrimEnd('…');
        Assert.Equal(0, shown.Length % family.Length);
        Assert.StartsWith(shown, text);
        Assert.Equal(text, shown + Note<TextClamped>(paragraph)!.Lost);
    }

    [Fact]
    public void The_ellipsis_goes_on_the_last_line_that_is_kept()
    {
        var paragraph = Lay("The quick brown fox jumps over the lazy dog again and again", Bold(40), Wide(300) with { MaxLines = 2 });

        Assert.Equal(["The quick", "brown fox…"], Texts(paragraph));
    }

    [Fact]
    public void A_low_box_keeps_the_lines_that_end_in_it_and_always_one()
    {
        var style = Bold(40);
        var settings = Wide(300) with { LineHeight = 1.25f };
        const string text = "The quick brown fox jumps over the lazy dog";

        Assert.Equal(2, Lay(text, style, settings with { MaxHeightPx = 100 }).Lines.Count);
        Assert.Single(Lay(text, style, settings with { MaxHeightPx = 99 }).Lines);
        Assert.Single(Lay(text, style, settings with { MaxHeightPx = 0 }).Lines);
    }

    [Fact]
    public void The_ellipsis_may_be_any_text_or_none()
    {
        Assert.Equal(["Exploring the [more]"], Texts(Lay("Exploring the Innovative Nexus", Bold(40), OneLine with { Ellipsis = "\u00A0[more]" }))
            .Select(text => text.Replace('\u00A0', ' ')));
        Assert.Equal(["Exploring the"], Texts(Lay("Exploring the Innovative Nexus", Bold(40), OneLine with { WidthPx = 330, Ellipsis = "" })));
    }

    [Fact]
    public void A_box_too_narrow_for_the_ellipsis_shows_the_beginning()
    {
        var paragraph = Lay("ill will", Bold(40), OneLine with { WidthPx = 12 });

        Assert.Equal(["i"], Texts(paragraph));
        Assert.Equal("ll will", Note<TextClamped>(paragraph)!.Lost);
    }

    [Fact]
    public void Text_beyond_the_ceiling_is_clamped_even_where_there_is_room()
    {
        var paragraph = Lay(new string('a', 30_000), Bold(40), new ParagraphSettings());

        Assert.Equal(new string('a', 20_000) + "…", Assert.Single(paragraph.Lines).Text);
        Assert.NotNull(Note<TextClamped>(paragraph));
    }
}
