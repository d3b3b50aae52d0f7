using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Paragraphs;

public sealed class BalanceTests
{
    [Theory]
    [InlineData("The state of the art in social preview images for blogs and how to get there",
        "The state of the art in social|preview images for blogs|and how to get there")]
    [InlineData("Exploring the Innovative Nexus: OpenAI's Sora and Its Impact on Digital Creativity",
        "Exploring the Innovative|Nexus: OpenAI's Sora and Its|Impact on Digital Creativity")]
    [InlineData("Writing a Tiny Web Server", "Writing a Tiny Web Server")]
    [InlineData("What I Learned from a Decade of Remote Work", "What I Learned from|a Decade of Remote Work")]
    [InlineData("Getting Started with Rust", "Getting Started with Rust")]
    [InlineData("A very short history of the bicycle", "A very short history|of the bicycle")]
    public void Titles_break_where_a_designer_would(string title, string lines)
    {
        var paragraph = Lay(title, Bold(76), Wide(1072, TextWrap.Balance));

        Assert.Equal(lines, string.Join('|', Texts(paragraph)));
    }

    [Fact]
    public void Takes_a_break_after_a_colon_when_that_is_nearly_even()
    {
        var paragraph = Lay("Small models: what they can and cannot do today", Bold(60), Wide(900, TextWrap.Balance));

        Assert.Equal(2, paragraph.Lines.Count);
        Assert.Equal("Small models: what they", paragraph.Lines[0].Text);
    }

    [Fact]
    public void Each_part_between_mandatory_breaks_is_balanced_by_itself()
    {
        var paragraph = Lay("One two three four five six\u2028End", Bold(40), Wide(400, TextWrap.Balance));

        Assert.Equal(["One two three", "four five six", "End"], Texts(paragraph));
    }

    [Fact]
    public void A_long_text_is_left_greedy()
    {
        var text = string.Join(' ', Enumerable.Repeat("word after word", 100));

        Assert.Equal(Print(Lay(text, Bold(20), Wide(300))), Print(Lay(text, Bold(20), Wide(300, TextWrap.Balance))));
    }
}
