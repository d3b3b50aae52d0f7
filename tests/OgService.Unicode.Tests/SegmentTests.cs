namespace OgService.Unicode.Tests;

public class SegmentTests
{
    [Theory]
    [InlineData("abc", "a|b|c")]
    [InlineData("e\u0301x", "e\u0301|x")]
    [InlineData("a\r\nb", "a|\r\n|b")]
    [InlineData("👩‍👩‍👧‍👦!", "👩‍👩‍👧‍👦|!")]
    [InlineData("👍🏽👍", "👍🏽|👍")]
    [InlineData("🇩🇪🇫🇷🇮", "🇩🇪|🇫🇷|🇮")]
    [InlineData("각한", "각|한")]
    [InlineData("क्षि", "क्षि")]
    [InlineData("நி", "நி")]
    public void Graphemes_are_what_a_reader_counts(string text, string expected) =>
        Assert.Equal(expected.Split('|'), Segments(text, GraphemeBreaker.NextLength));

    [Theory]
    [InlineData("can't stop", "can't| |stop")]
    [InlineData("3.14 x", "3.14| |x")]
    [InlineData("a.b", "a.b")]
    [InlineData("end. next", "end|.| |next")]
    [InlineData("カタカナ語", "カタカナ|語")]
    public void Words_are_what_a_reader_counts(string text, string expected) =>
        Assert.Equal(expected.Split('|'), Segments(text, WordBreaker.NextLength));

    [Fact]
    public void An_empty_text_has_no_segment()
    {
        Assert.Equal(0, GraphemeBreaker.NextLength(""));
        Assert.Equal(0, WordBreaker.NextLength(""));
        Assert.Equal(0, GraphemeBreaker.Count(""));
    }

    [Fact]
    public void Lone_surrogates_are_segments_of_their_own()
    {
        Assert.Equal(["a", "\uD800", "b", "\uDC00", "\uD83D"], Segments("a\uD800b\uDC00\uD83D", GraphemeBreaker.NextLength));
        Assert.Equal(["\uDC00", "\uD800"], Segments("\uDC00\uD800", WordBreaker.NextLength));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(2, 13)]
    [InlineData(3, 14)]
    [InlineData(9, 14)]
    public void A_prefix_holds_whole_clusters(int clusters, int length) =>
        Assert.Equal(length, GraphemeBreaker.PrefixLength("e\u0301👩‍👩‍👧‍👦!", clusters));

    [Fact]
    public void Counting_agrees_with_walking() => Assert.Equal(4, GraphemeBreaker.Count("e\u0301👍🏽\r\nx"));

    internal delegate int NextLength(ReadOnlySpan<char> text);

    private static List<string> Segments(string text, NextLength nextLength)
    {
        var segments = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var length = nextLength(text.AsSpan(start));
            segments.Add(text.Substring(start, length));
            start += length;
        }

        return segments;
    }
}
