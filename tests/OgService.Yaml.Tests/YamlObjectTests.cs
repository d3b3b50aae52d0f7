namespace OgService.Yaml.Tests;

public class YamlObjectTests
{
    [Theory]
    [InlineData("tempalte", "template")]
    [InlineData("Template", "template")]
    [InlineData("templat", "template")]
    [InlineData("colour", "color")]
    [InlineData("zzz", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void Names_the_nearest_word(string word, string? expected)
        => Assert.Equal(expected, NearestWord.Find(word, ["template", "color", "path", "budget"]));

    [Fact]
    public void Long_words_are_near_nothing()
        => Assert.Null(NearestWord.Find(new string('a', 1_000_000), [new string('a', 1_000_001)]));

    [Fact]
    public void Names_the_unknown_key_its_place_and_the_nearest_known_one()
    {
        var e = Assert.Throws<YamlException>(() => Read("cards:\n  x: 1\n  tempalte: a").GetObject("cards")!.RequireKnownKeys("template", "x"));
        Assert.Equal("og.yaml:3:3: unknown key \"tempalte\"; did you mean \"template\"?", e.Message);
        e = Assert.Throws<YamlException>(() => Read("qqq: 1").RequireKnownKeys("template", "path"));
        Assert.Equal("og.yaml:1:1: unknown key \"qqq\"; known are path, template", e.Message);
    }

    [Fact]
    public void Gives_typed_values()
    {
        var o = Read("t: x\nn: 12\nd: 1.5\nb: true\nl: [a, 2]\none: a\no: {k: v}\nnull: ~\nempty:\nh: 0x10\nc: left");
        Assert.Equal("x", o.RequireText("t"));
        Assert.Equal("12", o.GetText("n"));
        Assert.Equal(12, o.GetInt("n"));
        Assert.Equal(16, o.GetInt("h"));
        Assert.Equal(1.5, o.GetNumber("d"));
        Assert.Equal(12, o.GetNumber("n"));
        Assert.True(o.GetBool("b"));
        Assert.Equal(["a", "2"], o.GetTextList("l")!);
        Assert.Equal(["a"], o.GetTextList("one")!);
        Assert.Equal("v", o.GetObject("o")!.GetText("k"));
        Assert.Equal("left", o.GetChoice("c", "left", "right"));
        Assert.Null(o.GetInt("empty"));
        Assert.Null(o.GetText("nothere"));
        Assert.False(o.Has("empty"));
    }

    [Theory]
    [InlineData("v: [1]", "v must be a whole number from 1 to 9; got a list")]
    [InlineData("v: 10", "v must be a whole number from 1 to 9; got 10")]
    [InlineData("v: \"5\"", "v must be a whole number from 1 to 9; got \"5\"")]
    [InlineData("v: 99999999999999999999", "v must be a whole number from 1 to 9; got 99999999999999999999")]
    public void Says_what_came_and_what_was_expected(string text, string reason)
        => Assert.Equal(reason, Assert.Throws<YamlException>(() => Read(text).GetInt("v", 1, 9)).Reason);

    [Fact]
    public void Says_what_came_for_the_other_types()
    {
        var o = Read("b: yes\nt: {a: 1}\nl: [[1]]\nc: rigth\nn: 1e400\ns: 1");
        Assert.Equal("b must be true or false; got \"yes\"", Assert.Throws<YamlException>(() => o.GetBool("b")).Reason);
        Assert.Equal("t must be text; got a mapping", Assert.Throws<YamlException>(() => o.GetText("t")).Reason);
        Assert.Equal("an item of l must be text; got a list", Assert.Throws<YamlException>(() => o.GetTextList("l")).Reason);
        Assert.Equal("c must be left, center or right; got \"rigth\", did you mean \"right\"?", Assert.Throws<YamlException>(() => o.GetChoice("c", "left", "center", "right")).Reason);
        Assert.Equal("n must be a number; got 1e400", Assert.Throws<YamlException>(() => o.GetNumber("n")).Reason);
        Assert.Equal("s must be a mapping; got 1", Assert.Throws<YamlException>(() => o.GetObject("s")).Reason);
        Assert.Equal("q is missing; expected text", Assert.Throws<YamlException>(() => o.RequireText("q")).Reason);
    }

    [Fact]
    public void Shows_input_without_what_could_harm_a_terminal()
    {
        Assert.Equal("a\uFFFDb", ShownText.Of("a\u001bb"));
        Assert.Equal(new string('x', 60) + "…", ShownText.Of(new string('x', 100)));
        Assert.Equal(new string('x', 59) + "…", ShownText.Of(new string('x', 59) + "😀😀"));
    }

    private static YamlObject Read(string text) => YamlObject.From(YamlReader.Parse(text, "og.yaml"), "og.yaml", "og.yaml");
}
