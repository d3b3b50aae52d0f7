using OgService.Cards.Texts;

namespace OgService.Cards.Tests.Texts;

public sealed class InlineMarkupTests
{
    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("", "")]
    [InlineData("a **b** c", "a |S:b| c")]
    [InlineData("a *b* _c_", "a |E:b| |E:c")]
    [InlineData("__b__", "S:b")]
    [InlineData("use `x * y` now", "use |C:x * y| now")]
    [InlineData("``a ` b``", "C:a ` b")]
    [InlineData("`` ` ``", "C:`")]
    [InlineData("***both***", "SE:both")]
    [InlineData("**a *b* c**", "S:a |SE:b|S: c")]
    [InlineData("*a **b** c*", "E:a |SE:b|E: c")]
    [InlineData("**`Span`** rules", "SC:Span| rules")]
    [InlineData("2 * 3 * 4", "2 * 3 * 4")]
    [InlineData("snake_case_name", "snake_case_name")]
    [InlineData("un*believ*able", "un|E:believ|able")]
    [InlineData("**open", "**open")]
    [InlineData("close**", "close**")]
    [InlineData("**a *b** c*", "S:a *b| c*")]
    [InlineData("****", "****")]
    [InlineData("** x **", "** x **")]
    [InlineData("`open", "`open")]
    [InlineData("\\*not\\* \\`this\\`", "*not* `this`")]
    [InlineData("C:\\path", "C:\\path")]
    [InlineData("[a](b) <b>", "[a](b) <b>")]
    [InlineData("**Warning:** _\"quoted\"_", "S:Warning:| |E:\"quoted\"")]
    public void Reads_the_marks_of_titles(string text, string expected) => Assert.Equal(expected, Print(text));

    [Fact]
    public void Nothing_but_marks_is_ever_lost()
    {
        var random = new Random(20_241_122);
        const string letters = "ab *_`\\*_.";
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(14)).Select(_ => letters[random.Next(letters.Length)])]);
            var stretches = InlineMarkup.Parse(text);

            Assert.Equal(Kept(text), Kept(string.Concat(stretches.Select(stretch => stretch.Text))));
            Assert.All(stretches, stretch => Assert.NotEmpty(stretch.Text));
        }

        static string Kept(string text) => string.Concat(text.Where(c => c is 'a' or 'b' or '.'));
    }

    [Theory]
    [InlineData("*a ")]
    [InlineData("**a *b ")]
    [InlineData("a* ")]
    [InlineData("_a*")]
    [InlineData("`a``")]
    [InlineData("\\")]
    public void Marks_without_end_are_read_at_once(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length));

        Assert.NotEmpty(InlineMarkup.Parse(text));
    }

    private static string Print(string text) => string.Join('|', InlineMarkup.Parse(text).Select(stretch =>
        (stretch.Emphasis == Emphasis.None ? ""
            : (stretch.Emphasis.HasFlag(Emphasis.Strong) ? "S" : "") + (stretch.Emphasis.HasFlag(Emphasis.Emphasised) ? "E" : "")
                + (stretch.Emphasis.HasFlag(Emphasis.Code) ? "C" : "") + ":") + stretch.Text));
}
