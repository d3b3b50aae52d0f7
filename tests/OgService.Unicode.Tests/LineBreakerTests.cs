namespace OgService.Unicode.Tests;

public class LineBreakerTests
{
    [Theory]
    [InlineData("the quick fox", "the |quick |fox")]
    [InlineData("well-known", "well-|known")]
    [InlineData("a -b", "a |-b")]
    [InlineData("3.14 and $100,000.00", "3.14 |and |$100,000.00")]
    [InlineData("(in brackets) out", "(in |brackets) |out")]
    [InlineData("“Quoted words” here", "“Quoted |words” |here")]
    [InlineData("non\u00A0breaking", "non\u00A0breaking")]
    [InlineData("soft\u00ADhyphen", "soft\u00AD|hyphen")]
    [InlineData("zero\u200Bwidth", "zero\u200B|width")]
    [InlineData("日本語。次", "日|本|語。|次")]
    [InlineData("https://example.org/a", "https://|example.org/|a")]
    [InlineData("👩‍👩‍👧👍🏽x", "👩‍👩‍👧|👍🏽|x")]
    [InlineData("🇩🇪🇫🇷", "🇩🇪|🇫🇷")]
    public void Breaks_where_a_reader_would(string text, string expected) => Assert.Equal(expected, Show(text));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u0085b")]
    public void A_line_separator_must_break(string text) => Assert.Equal(LineBreak.Mandatory, Find(text)[1]);

    [Fact]
    public void A_carriage_return_and_line_feed_break_once() =>
        Assert.Equal([LineBreak.Prohibited, LineBreak.Mandatory, LineBreak.Mandatory], Find("\r\na"));

    [Fact]
    public void An_empty_text_has_no_entries() => Assert.Empty(Find(""));

    [Fact]
    public void Entries_must_be_as_many_as_units() =>
        Assert.Throws<ArgumentException>(() => LineBreaker.Find("abc", new LineBreak[2]));

    [Fact]
    public void A_lone_surrogate_is_a_letter()
    {
        Assert.Equal([LineBreak.Prohibited, LineBreak.Prohibited, LineBreak.Mandatory], Find("a\uD800b"));
        Assert.Equal([LineBreak.Prohibited, LineBreak.Prohibited, LineBreak.Mandatory], Find("\uDC00\uD800a"));
    }

    [Fact]
    public void A_run_of_letters_leaves_the_same_behind_as_its_last_two()
    {
        foreach (var after in new[] { "-b", "\"c", "”", " .5", "(", "…", "\u0301 x", "字", "1", "\U0001F600", "\uD835\uDC00" })
        {
            var few = Find("xab" + after);
            var many = Find(new string('x', 300) + "ab" + after);
            Assert.Equal(few, many[299..]);
        }
    }

    private static LineBreak[] Find(string text)
    {
        var breaks = new LineBreak[text.Length];
        LineBreaker.Find(text, breaks);
        return breaks;
    }

    private static string Show(string text)
    {
        var breaks = Find(text);
        Assert.Equal(LineBreak.Mandatory, breaks[^1]);
        return string.Concat(text.Select((unit, index) => breaks[index] == LineBreak.Allowed ? unit + "|" : unit.ToString()));
    }
}
