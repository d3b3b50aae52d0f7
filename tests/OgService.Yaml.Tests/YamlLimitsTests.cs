using OgService.Testing;


namespace OgService.Yaml.Tests;

public class YamlLimitsTests
{
    public static TheoryData<string, int> DeepTexts()
    {
        var data = new TheoryData<string, int>();
        foreach (var opening in new[] { "[", "{", "- ", "? ", "[{", "{a: ", "{? ", "[? ", "a: [", "[a, ", "!!seq [", "&a [", "? - " })
        {
            foreach (var count in new[] { 600, 10_000, 64_000, 100_000 })
            {
                data.Add(opening, count);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(DeepTexts))]
    public void Refuses_deep_nesting_at_once(string opening, int count)
    {
        var text = string.Concat(Enumerable.Repeat(opening, count));
        var guard = HangGuard.Start();

        // Even without a ceiling on bytes nothing may be built, recursed into or scanned over and over.
        Assert.Throws<YamlException>(() => YamlReader.Parse(text, "deep.yaml"));
        Assert.Throws<YamlException>(() => YamlReader.Parse(text, "deep.yaml", new YamlLimits { MaxBytes = int.MaxValue }));
        guard.Check();
    }

    [Theory]
    [InlineData(600)]
    [InlineData(2_000)]
    public void Refuses_deep_nesting_by_indentation(int count)
    {
        var text = string.Concat(Enumerable.Range(0, count).Select(i => new string(' ', Math.Min(i, 2_000)) + "a:\n"));
        var guard = HangGuard.Start();
        Assert.Throws<YamlException>(() => YamlReader.Parse(text, "deep.yaml", new YamlLimits { MaxBytes = int.MaxValue }));
        guard.Check();
    }

    [Fact]
    public void Reads_32_levels_and_refuses_33()
    {
        Assert.NotNull(YamlReader.Parse(new string('[', 32) + new string(']', 32), "a.yaml"));
        var e = Assert.Throws<YamlException>(() => YamlReader.Parse(new string('[', 33) + new string(']', 33), "a.yaml"));
        Assert.Equal(new YamlPosition(1, 33), e.Position);
        Assert.Contains("at most 32 levels", e.Reason);
    }

    [Fact]
    public void Counts_the_levels_an_alias_brings()
    {
        var deep = "a: &a " + new string('[', 20) + new string(']', 20) + "\nb: " + new string('[', 20) + "*a" + new string(']', 20);
        Assert.Contains("nested too deeply", Assert.Throws<YamlException>(() => YamlReader.Parse(deep, "a.yaml")).Reason);
    }

    [Fact]
    public void Refuses_an_alias_bomb_before_it_grows()
    {
        var text = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 9)
            .Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));
        var e = Assert.Throws<YamlException>(() => YamlReader.Parse(text, "bomb.yaml", new YamlLimits { MaxAliases = 10_000 }));
        Assert.Contains("too many values", e.Reason);
        Assert.Throws<YamlException>(() => YamlReader.Parse(text, "bomb.yaml"));
    }

    [Fact]
    public void Refuses_too_many_aliases_keys_values_and_bytes()
    {
        Refuses("x: &x 1\ny: [" + string.Join(',', Enumerable.Repeat("*x", 101)) + "]", "too many aliases");
        Refuses(string.Concat(Enumerable.Range(0, 1_001).Select(i => $"k{i}: 1\n")), "too many keys");
        Refuses("[" + string.Join(',', Enumerable.Repeat("1", 10_001)) + "]", "too many values");
        Refuses("a: " + new string('x', 64 * 1024), "too large");
        Refuses("a: " + new string('é', 33 * 1024), "too large");
        Refuses("a: " + new string('x', 10_000_000), "too large");

        static void Refuses(string text, string reason)
            => Assert.Contains(reason, Assert.Throws<YamlException>(() => YamlReader.Parse(text, "a.yaml")).Reason);
    }

    [Fact]
    public void Refuses_a_node_that_contains_itself()
        => Assert.Contains("inside the node", Assert.Throws<YamlException>(() => YamlReader.Parse("&a [*a]", "a.yaml")).Reason);

    [Theory]
    [InlineData("a: b\0c", 1, 5)]
    [InlineData("a: 1\nb: \u0007", 2, 4)]
    [InlineData("a: \uFFFF", 1, 4)]
    [InlineData("a: 1\r\nb: \u001b[31m", 2, 4)]
    [InlineData("a: 1\rb: \u007F", 2, 4)]
    public void Refuses_characters_that_YAML_has_not(string text, int line, int column)
    {
        var e = Assert.Throws<YamlException>(() => YamlReader.Parse(text, "a.yaml"));
        Assert.Equal(new YamlPosition(line, column), e.Position);
    }

    [Fact]
    public void Refuses_halves_of_surrogate_pairs()
    {
        Assert.Contains("surrogate", Assert.Throws<YamlException>(() => YamlReader.Parse("a: " + '\uD800' + "x", "a.yaml")).Reason);
        Assert.Contains("surrogate", Assert.Throws<YamlException>(() => YamlReader.Parse("a: " + '\uDC00', "a.yaml")).Reason);
    }

    [Fact]
    public void Survives_every_prefix_and_every_odd_line_of_a_rich_document()
    {
        const string Text = "%YAML 1.2\n---\na: &x 'it''s'\nb: [1, {c: *x}, \"\\u00e9\\n\"]\n? k\n: |+\n  text\n\nd: >-\n  folded\n  text\n...\n";
        for (var length = 0; length <= Text.Length; length++)
        {
            Try(Text[..length]);
            Try(Text[length..]);
        }

        foreach (var line in new[] { "%YAML 99999999999.1\n--- a", "%TAG ! x", "---\n---", "%", "!<", "&", "*", "|9", ">-x", "\"\\U00110000\"", "\"\\uD800\"", "!<%ff> a" })
        {
            Try(line);
        }

        static void Try(string text)
        {
            try
            {
                YamlReader.Parse(text, "a.yaml");
            }
            catch (YamlException)
            {
            }
        }
    }
}
