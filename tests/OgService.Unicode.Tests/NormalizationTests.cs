namespace OgService.Unicode.Tests;

public class NormalizationTests
{
    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("a\u0323\u0302", "ậ")]
    [InlineData("a\u0302\u0323", "ậ")]
    [InlineData("\u212B", "Å")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("\uD55C\u11A8", "\uD55C\u11A8")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("x e\u0301 y", "x é y")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("\U00016D63\U00016D68", "\U00016D6A")]
    public void Form_C_composes(string text, string expected) => Assert.Equal(expected, Normalization.ToNfc(text));

    [Theory]
    [InlineData("é", "e\u0301")]
    [InlineData("한", "\u1112\u1161\u11AB")]
    [InlineData("ǖ", "u\u0308\u0304")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    public void Form_D_decomposes(string text, string expected) => Assert.Equal(expected, Normalization.ToNfd(text));

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("déjà vu")]
    [InlineData("日本語 한국어 العربية")]
    [InlineData("x\u0301")]
    public void A_normal_text_comes_back_as_the_same_string(string text) => Assert.Same(text, Normalization.ToNfc(text));

    [Fact]
    public void Lone_surrogates_pass_through() => Assert.Equal("\uD800é\uDC00\uD83D", Normalization.ToNfc("\uD800e\u0301\uDC00\uD83D"));

    [Fact]
    public void Marks_keep_their_order_within_a_class_however_many_there_are()
    {
        // Classes 230 and 220 in turn, with two marks of each class to tell the order by.
        var marks = string.Concat(Enumerable.Range(0, 500).Select(index => index % 2 == 0 ? "\u0346\u0323" : "\u0346\u0324"));
        var below = string.Concat(Enumerable.Range(0, 500).Select(index => index % 2 == 0 ? "\u0323" : "\u0324"));
        Assert.Equal("q" + below + new string('\u0346', 500), Normalization.ToNfd("q" + marks));
    }
}
