using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Paragraphs;

/// <summary>A value among others keeps its direction to itself.</summary>
public sealed class IsolationTests
{
    [Theory]
    [InlineData("שלום עולם", " · 12 · ", "Example Blog")]
    [InlineData("مرحبا 2024", " – ", "3 min")]
    [InlineData("שלום!", " ", "42")]
    public void A_right_to_left_title_turns_nothing_around_it(string title, string between, string site)
    {
        var line = Lay(Of(title, between, site), Bold(40), Wide(900)).Lines[0];

        // Seen from left to right: all of the title, what is between, then the site.
        var order = Order(line, title.Length, title.Length + between.Length);
        Assert.Equal(order.Order(), order);
        Assert.Equal(title + between + site, line.Text);
    }

    [Fact]
    public void Without_isolation_a_number_after_it_would_be_turned()
    {
        var spans = new TextSpan[] { new(0, 4), new(5, 7) };
        var isolated = Lay(new StyledText("שלום 42", spans, [new(0, 4), new(5, 7)]), Bold(40), Wide(900)).Lines[0];
        var plain = Lay(new StyledText("שלום 42", spans), Bold(40), Wide(900)).Lines[0];

        Assert.Equal(1, plain.Runs[0].Span);
        Assert.Equal(0, isolated.Runs[0].Span);
    }

    [Theory]
    [InlineData("\u202Eabc")]
    [InlineData("\u2067abc")]
    [InlineData("abc\u2069\u2069\u202E")]
    [InlineData("\u2067\u2067\u202B\u2066abc\u2069")]
    public void Controls_of_a_value_end_with_it(string value)
    {
        const string after = " after it";
        var line = Lay(Of(value, "", after), Bold(40), Wide(900)).Lines[0];
        var plain = Lay(after.Trim(), Bold(40), Wide(900)).Lines[0];

        var shown = line.Runs.Where(run => run.Span == 1).SelectMany(run => run.Glyphs).Select(glyph => glyph.Id).ToArray();
        Assert.Equal(plain.Runs.SelectMany(run => run.Glyphs).Select(glyph => glyph.Id), shown[^8..]);
        var order = Order(line, value.Length, value.Length);
        Assert.Equal(order.Order(), order);
    }

    [Theory]
    [InlineData("שלום", "עולם", "en", 0)]
    [InlineData("שלום", "עולם", "he", 1)]
    [InlineData("Open", "AI", "he", 1)]
    public void Values_side_by_side_stay_in_order(string first, string second, string lang, int leftmost)
    {
        var line = Lay(Of(first, "", second), Bold(40) with { Lang = lang }, Wide(900)).Lines[0];

        // Latin letters alone run as Latin does: there the language has no say.
        var expected = first[0] < 128 ? 0 : leftmost;
        Assert.Equal([expected, 1 - expected], line.Runs.Select(run => run.Span));
    }

    [Fact]
    public void The_paragraph_runs_as_its_language_does()
    {
        var english = Lay(Of("שלום", " · ", "Blog"), Bold(40) with { Lang = "en" }, Wide(900)).Lines[0];
        var hebrew = Lay(Of("שלום", " · ", "Blog"), Bold(40) with { Lang = "he" }, Wide(900)).Lines[0];

        Assert.Equal(0, english.X);
        Assert.Equal(900, hebrew.X + hebrew.WidthPx, 0.01f);
        Assert.Equal(0, hebrew.Runs[^1].Span);
    }

    private static StyledText Of(string first, string between, string second)
    {
        var (from, to) = (first.Length + between.Length, first.Length + between.Length + second.Length);
        return new StyledText(
            first + between + second, [new TextSpan(0, first.Length), new TextSpan(from, to)], [new TextRange(0, first.Length), new TextRange(from, to)]);
    }

    // Of each run, left to right: 0 for the first part, 1 for what is between, 2 for the second.
    private static int[] Order(TextLine line, int firstEnd, int secondStart) =>
        [.. line.Runs.Select(run => run.Span switch { 0 => 0, 1 => 2, _ => firstEnd == secondStart ? 0 : 1 })];
}
