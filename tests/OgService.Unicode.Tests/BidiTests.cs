namespace OgService.Unicode.Tests;

public class BidiTests
{
    [Theory]
    [InlineData("hello", BidiDirection.LeftToRight)]
    [InlineData("שלום hello", BidiDirection.RightToLeft)]
    [InlineData("123 مرحبا", BidiDirection.RightToLeft)]
    [InlineData("123 ...", BidiDirection.LeftToRight)]
    [InlineData("", BidiDirection.LeftToRight)]
    [InlineData("\u2067שלום\u2069 hello", BidiDirection.LeftToRight)]
    public void Direction_comes_from_the_first_strong_character_outside_isolates(string text, BidiDirection expected) =>
        Assert.Equal(expected, Bidi.Resolve(text, BidiDirection.Auto).Direction);

    [Fact]
    public void Runs_come_in_visual_order()
    {
        var paragraph = Bidi.Resolve("abc אבג 12 def", BidiDirection.RightToLeft);
        Assert.Equal(
            [new BidiRun(11, 3, 2), new BidiRun(10, 1, 1), new BidiRun(8, 2, 2), new BidiRun(3, 5, 1), new BidiRun(0, 3, 2)],
            paragraph.GetRuns(0, 14));
    }

    [Fact]
    public void White_space_at_the_end_of_a_line_goes_with_the_paragraph()
    {
        var paragraph = Bidi.Resolve("אבג abc", BidiDirection.LeftToRight);
        Assert.Equal([new BidiRun(0, 3, 1), new BidiRun(3, 1, 0)], paragraph.GetRuns(0, 4));
    }

    [Fact]
    public void Plain_text_is_known_to_be_plain()
    {
        var paragraph = Bidi.Resolve("plain – text\nin lines", BidiDirection.Auto);
        Assert.True(paragraph.IsPlainLeftToRight);
        Assert.Equal([new BidiRun(2, 5, 0)], paragraph.GetRuns(2, 7));
        Assert.False(Bidi.Resolve("א", BidiDirection.LeftToRight).IsPlainLeftToRight);
        Assert.False(Bidi.Resolve("plain", BidiDirection.RightToLeft).IsPlainLeftToRight);
    }

    [Fact]
    public void An_override_inside_an_isolate_stays_inside()
    {
        var levels = Bidi.Resolve("\u2068\u202Eabc\u2069 site", BidiDirection.LeftToRight).Levels;
        Assert.Equal(0, levels[^1]);
        Assert.True(levels[2] % 2 == 1);
    }

    [Fact]
    public void Each_paragraph_finds_its_own_direction()
    {
        var paragraph = Bidi.Resolve("abc\r\nאבג\u2029def", BidiDirection.Auto);
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0], paragraph.Levels.ToArray().Select(level => (int)level));
        Assert.Equal([new BidiRun(5, 3, 1)], paragraph.GetRuns(5, 8));
    }

    [Fact]
    public void Both_units_of_a_pair_have_one_level()
    {
        var paragraph = Bidi.Resolve("a\U00010900\U00010901b", BidiDirection.LeftToRight);
        Assert.Equal([0, 1, 1, 1, 1, 0], paragraph.Levels.ToArray().Select(level => (int)level));
    }

    [Theory]
    [InlineData('(', ')')]
    [InlineData('«', '»')]
    [InlineData('≤', '≥')]
    [InlineData('a', 'a')]
    [InlineData('"', '"')]
    public void Mirror_images_are_found(int codePoint, int expected) => Assert.Equal(expected, Bidi.Mirror(codePoint));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 4)]
    [InlineData(2, 1)]
    public void A_line_outside_the_text_is_refused(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Bidi.Resolve("abc", BidiDirection.Auto).GetRuns(start, end));

    [Fact]
    public void A_hundred_and_twenty_five_embeddings_are_the_deepest()
    {
        var deep = Bidi.Resolve(new string('\u202B', 10_000) + "a", BidiDirection.RightToLeft).Levels;
        Assert.Equal(126, deep[^1]);
    }
}
