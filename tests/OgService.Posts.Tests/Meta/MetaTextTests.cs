using System.Text;
using OgService.Posts.Meta;

namespace OgService.Posts.Tests.Meta;

public sealed class MetaTextTests
{
    private const string Family = "👩‍👩‍👧‍👦";

    [Theory]
    [InlineData("  a \t\r\n b\u0085c\u2028d\u2029e\u000Bf\fg  ", "a b c d e f g")]
    [InlineData("a\u0000b\u0001c\u001Fd\u007Fe\u0080f\u009Fg", "abcdefg")]
    [InlineData("a pair \uD83D\uDE80.", "a pair 🚀.")]
    [InlineData("\uFEFFmark\uFEFF", "mark")]
    [InlineData("Cafe\u0301", "Café")]
    [InlineData("Cafe\u0000\u0301", "Café")]
    [InlineData("Pourquoi\u00A0? 日本\u3000語", "Pourquoi\u00A0? 日本\u3000語")]
    [InlineData(" \u0000 ", "")]
    [InlineData(null, "")]
    public void Text_becomes_one_clean_line(string? text, string expected) => Assert.Equal(expected, MetaText.Clean(text));

    // Not inline data: attributes are stored as UTF-8, which has no lone surrogates.
    [Fact]
    public void Halves_of_characters_go()
        => Assert.Equal("lone surrogates . 🚀", MetaText.Clean("lone \uD83D surrogates \uDE80. \uDE80\uD83D\uDE80\uD83D"));

    [Fact]
    public void A_text_of_exactly_the_limit_is_whole() => Assert.Equal(new string('a', 20), MetaText.Clean(new string('a', 20), 20));

    [Theory]
    [InlineData("one two three four five six", 20, "one two three four…")]
    [InlineData("one two three, four five six", 16, "one two three…")]
    [InlineData("one two three four five six", 19, "one two three four…")]
    [InlineData("a verylongwordthatneverends", 12, "a verylongw…")]
    [InlineData("余白は何も言わないが、すべてを聞いている", 10, "余白は何も言わない…")]
    public void A_long_text_is_cut_at_a_word_where_that_loses_little(string text, int limit, string expected)
        => Assert.Equal(expected, MetaText.Clean(text, limit));

    [Fact]
    public void Truncates_between_graphemes_not_inside_them()
    {
        var text = string.Concat(Enumerable.Repeat(Family, 10));
        for (var limit = 12; limit < text.Length; limit++)
        {
            var cut = MetaText.Clean(text, limit);
            Assert.True(cut.Length <= limit);
            Assert.Equal("", cut[..^1].Replace(Family, "", StringComparison.Ordinal));
            Assert.EndsWith("…", cut);
        }
    }

    [Fact]
    public void A_cluster_longer_than_the_limit_is_cut_between_code_points()
    {
        var zalgo = "a" + string.Concat(Enumerable.Repeat("\U0001D165", 500));
        var cut = MetaText.Clean(zalgo, 100);
        Assert.InRange(cut.Length, 90, 100);
        Assert.Equal(cut, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)));
    }

    [Fact]
    public void Ten_megabytes_cost_no_more_than_a_page()
    {
        var cut = MetaText.Clean(new string(' ', 1_000_000) + new string('é', 10_000_000), 200);
        Assert.Equal(200, cut.Length);
        Assert.EndsWith("…", cut);
    }
}
