namespace OgService.Yaml.Tests;

public class YamlReaderTests
{
    [Theory]
    [InlineData("a", YamlScalarKind.Text)]
    [InlineData("~", YamlScalarKind.Null)]
    [InlineData("null", YamlScalarKind.Null)]
    [InlineData("nULL", YamlScalarKind.Text)]
    [InlineData("true", YamlScalarKind.Boolean)]
    [InlineData("False", YamlScalarKind.Boolean)]
    [InlineData("yes", YamlScalarKind.Text)]
    [InlineData("no", YamlScalarKind.Text)]
    [InlineData("on", YamlScalarKind.Text)]
    [InlineData("0", YamlScalarKind.Integer)]
    [InlineData("-12", YamlScalarKind.Integer)]
    [InlineData("0x1F", YamlScalarKind.Integer)]
    [InlineData("0o17", YamlScalarKind.Integer)]
    [InlineData("0b1", YamlScalarKind.Text)]
    [InlineData("1_000", YamlScalarKind.Text)]
    [InlineData("1.5", YamlScalarKind.Float)]
    [InlineData(".5", YamlScalarKind.Float)]
    [InlineData("1e400", YamlScalarKind.Float)]
    [InlineData("-.inf", YamlScalarKind.Float)]
    [InlineData(".nan", YamlScalarKind.Float)]
    [InlineData("-.nan", YamlScalarKind.Text)]
    [InlineData(".", YamlScalarKind.Text)]
    [InlineData("1.2.3", YamlScalarKind.Text)]
    [InlineData("12:30:45", YamlScalarKind.Text)]
    [InlineData("2024-02-20", YamlScalarKind.Timestamp)]
    [InlineData("2024-02-20T14:30:00Z", YamlScalarKind.Timestamp)]
    [InlineData("2024-02-20 14:30:00.5 +02:00", YamlScalarKind.Timestamp)]
    [InlineData("2024-13-45", YamlScalarKind.Timestamp)]
    [InlineData("\"12\"", YamlScalarKind.Text)]
    [InlineData("'true'", YamlScalarKind.Text)]
    [InlineData("!!str 12", YamlScalarKind.Text)]
    [InlineData("! 12", YamlScalarKind.Text)]
    [InlineData("!!float 12", YamlScalarKind.Float)]
    [InlineData("!!int \"12\"", YamlScalarKind.Integer)]
    public void Resolves_plain_scalars_by_the_core_schema(string text, YamlScalarKind kind)
        => Assert.Equal(kind, Assert.IsType<YamlScalar>(YamlReader.Parse("[" + text + "]", "a.yaml") is YamlSequence s ? s.Items[0] : null).Kind);

    [Theory]
    [InlineData("a: 1\na: 2", "a.yaml:2:1: the key \"a\" is here twice; the first is on line 1")]
    [InlineData("a: &x {b: 1}\nc:\n  <<: *x", "a.yaml:3:3: merge keys")]
    [InlineData("a: !!js/function 'x'", "a.yaml:1:4: the tag tag:yaml.org,2002:js/function is not read")]
    [InlineData("a: !local x", "a.yaml:1:4: the tag !local is not read")]
    [InlineData("a: !!int x", "a.yaml:1:4: the value says it is a whole number; got \"x\"")]
    [InlineData("[a]: 1", "a.yaml:1:1: a key must be a word or a number; got a list")]
    [InlineData("? {a: 1}\n: 2", "a.yaml:1:3: a key must be a word or a number; got a mapping")]
    [InlineData("a\n---\nb", "a.yaml:2:1: a second document starts here")]
    [InlineData("a: *nope", "a.yaml:1:4: the alias *nope has no anchor &nope before it")]
    [InlineData("a: b: c", "a.yaml:1:5: a \":\" with a space after it is not allowed here; put the whole value in quotes")]
    [InlineData("a: 1\nb", "a.yaml:2:1: expected \"key: value\"; there is no \":\" after this word")]
    [InlineData("a: [1, 2\nb: 3", "a.yaml:1:4: a list or mapping that starts here with a bracket is not closed")]
    [InlineData("a: 'x", "a.yaml:1:4: the quoted text that starts here has no closing quote")]
    [InlineData("a: \"x\nb: [c\n", "a.yaml:1:4: the quoted text that starts here has no closing quote before the next key, or its next line is not indented")]
    [InlineData("a: \"x\\q\"", "a.yaml:1:4: unknown escape after")]
    [InlineData("a:\n\tb: 1", "a.yaml:2:1:")]
    [InlineData("a: @b", "a.yaml:1:4: this character cannot start a value; put the value in quotes")]
    [InlineData("a: 'it's'", "a.yaml:1:8: nothing may follow the closing quote; in single quotes write ''")]
    [InlineData("a: \"b\n\tc\"", "a.yaml:1:4: a line of the quoted text that starts here is not indented")]
    [InlineData("- 'b\nc'", "a.yaml:1:3: a line of the quoted text that starts here is not indented")]
    [InlineData("a: 'b'#c", "a.yaml:1:7: a comment needs a space before")]
    [InlineData("%YAML 1.1#c\n---\n", "a.yaml:1:1: a comment needs a space before")]
    [InlineData("a: `b`", "a.yaml:1:4: this character cannot start a value; put the value in quotes")]
    [InlineData("%YAML 2.0\n--- a", "a.yaml:1:")]
    public void Refuses_with_the_place_and_what_was_expected(string text, string message)
        => Assert.StartsWith(message, Assert.Throws<YamlException>(() => YamlReader.Parse(text, "a.yaml")).Message);

    [Fact]
    public void Knows_the_place_of_every_node()
    {
        var root = Assert.IsType<YamlMapping>(YamlReader.Parse("\uFEFFtitle: Ünïcode 😀\nlist:\n  - a\n  - {x: 1}\nlast: [p, q]\n", "a.md", firstLine: 10));
        Assert.Equal(new YamlPosition(10, 1), root.Position);
        Assert.Equal(new YamlPosition(10, 8), root.Entries[0].Value.Position);
        var list = Assert.IsType<YamlSequence>(root.Entries[1].Value);
        Assert.Equal(new YamlPosition(12, 3), list.Position);
        Assert.Equal(new YamlPosition(12, 5), list.Items[0].Position);
        Assert.Equal(new YamlPosition(13, 9), Assert.IsType<YamlMapping>(list.Items[1]).Entries[0].Value.Position);
        Assert.Equal(new YamlPosition(14, 11), Assert.IsType<YamlSequence>(root.Entries[2].Value).Items[1].Position);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("---\n...\n")]
    public void Nothing_is_null(string text) => Assert.Null(YamlReader.Parse(text, "a.yaml"));

    [Fact]
    public void Keeps_line_separators_that_are_no_line_breaks_in_YAML()
    {
        var root = Assert.IsType<YamlMapping>(YamlReader.Parse("a: x\u2028y\nb: \"p\u0085q\"\nc: 1", "a.yaml"));
        Assert.Equal("x\u2028y", Assert.IsType<YamlScalar>(root.Entries[0].Value).Text);
        Assert.Equal("p\u0085q", Assert.IsType<YamlScalar>(root.Entries[1].Value).Text);
        Assert.Equal(new YamlPosition(3, 4), root.Entries[2].Value.Position);
    }

    [Theory]
    [InlineData("tags: [\n  \"a\",\n  b,\n]\n")]
    [InlineData("tags: [a,\n  b\n]\n")]
    [InlineData("tags:\n- a\n- b\n")]
    [InlineData("tags: # two\n  - a # first\n\n  - 'b'\n")]
    [InlineData("\"tags\": [\"a\",\"b\"]")]
    public void Reads_the_ways_in_which_people_write_lists(string text)
    {
        var tags = Assert.IsType<YamlSequence>(Assert.IsType<YamlMapping>(YamlReader.Parse(text, "a.yaml")).Entries[0].Value);
        Assert.Equal(["a", "b"], tags.Items.Select(item => Assert.IsType<YamlScalar>(item).Text));
    }

    [Fact]
    public void Aliases_give_the_node_they_name()
    {
        var root = Assert.IsType<YamlMapping>(YamlReader.Parse("a: &x [1, 2]\nb: *x\n", "a.yaml"));
        Assert.Same(root.Entries[0].Value, root.Entries[1].Value);
    }

    [Theory]
    [InlineData("2024-02-20", "2024-02-20T00:00:00.0000000+00:00")]
    [InlineData("2024-2-3 4:05:06", "2024-02-03T04:05:06.0000000+00:00")]
    [InlineData("2024-02-20T14:30", "2024-02-20T14:30:00.0000000+00:00")]
    [InlineData("2024-02-20t14:30:00.123456789z", "2024-02-20T14:30:00.1234567+00:00")]
    [InlineData("2024-02-20 14:30:00 +02:00", "2024-02-20T14:30:00.0000000+02:00")]
    [InlineData("2024-02-20T14:30:00-0530", "2024-02-20T14:30:00.0000000-05:30")]
    [InlineData("2024-02-29 00:00:00 -5", "2024-02-29T00:00:00.0000000-05:00")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.0000000+00:00")]
    public void Reads_timestamps(string text, string expected)
    {
        Assert.True(YamlTimestamp.TryParse(text, out var value));
        Assert.Equal(expected, value.ToString("O"));
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2024-02-20T25:00:00Z")]
    [InlineData("2024-02-20T14:30:00+15:00")]
    [InlineData("2024-02-20T14:30:00+02:60")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("20240220")]
    [InlineData("tomorrow")]
    [InlineData("2024-02-20 x")]
    public void Refuses_dates_that_do_not_exist(string text) => Assert.False(YamlTimestamp.TryParse(text, out _));
}
