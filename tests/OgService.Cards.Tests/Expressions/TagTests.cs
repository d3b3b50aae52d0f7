namespace OgService.Cards.Tests.Expressions;

public class TagTests
{
    [Theory]
    [InlineData("{% if author %}by {{ author }}{% endif %}", "by Alex Mercer, Kim Doe")]
    [InlineData("{% if modified %}a{% elsif tags.size > 5 %}b{% elsif section %}c{% else %}d{% endif %}", "c")]
    [InlineData("{% if modified %}a{% else %}d{% endif %}", "d")]
    [InlineData("{% unless modified %}new{% endunless %}", "new")]
    [InlineData("{% unless section %}a{% else %}b{% endunless %}", "b")]
    [InlineData("{% for tag in tags limit: 2 %}{{ forloop.index }}{{ tag }}{% unless forloop.last %}, {% endunless %}{% endfor %}", "1AI Technology, 2Digital Media")]
    [InlineData("{% for tag in modified %}x{% else %}none{% endfor %}", "none")]
    [InlineData("a {%- if author -%} b {%- endif -%} c", "abc")]
    [InlineData("a {{- 'b' -}} c", "abc")]
    [InlineData("{% if title contains '%}' %}a{% else %}b{% endif %}", "b")]
    public void Tags_stand_in_texts(string template, string expected) => Assert.Equal(expected, Support.Cards.Evaluate(template));

    [Theory]
    [InlineData("{% if author %}x", "{% if %} is never closed by {% endif %}.")]
    [InlineData("{% fi author %}x", "unknown tag \"fi\"; did you mean \"if\"?")]
    [InlineData("x{% endif %}", "{% endif %} has nothing to belong to here.")]
    [InlineData("{% if author %}{% endfor %}", "{% if %} is open")]
    [InlineData("{% if autor %}{% endif %}", "unknown name \"autor\"; did you mean \"author\"?")]
    [InlineData("{% for tag in tags %}{{ tga }}{% endfor %}", "unknown name \"tga\"; did you mean \"tag\"?")]
    [InlineData("{% for tag in tags %}{% else %}{{ tag }}{% endfor %}", "unknown name \"tag\"")]
    [InlineData("{% if author", "{% is never closed by %}.")]
    [InlineData("{% else x %}", "has nothing to belong to here")]
    public void A_wrong_tag_is_refused(string template, string expected) =>
        Assert.Contains(expected, Support.Cards.Refused("card:\n  children:\n    - text: \"" + template.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"").Message);

    [Fact]
    public void Tags_nest_eight_deep_and_no_deeper()
    {
        Support.Cards.Template($"card: {{text: '{Nested(8)}'}}");

        Assert.Contains("at most 8 deep", Support.Cards.Refused($"card: {{text: '{Nested(9)}'}}").Message);

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("{% if title %}", depth)) + string.Concat(Enumerable.Repeat("{% endif %}", depth));
    }

    [Fact]
    public void A_million_rounds_are_cut_short_with_a_note()
    {
        const string loops = "{% for a in tags %}{% for b in tags %}{% for c in tags %}{% if title == 'no' %}x{% endif %}{% endfor %}{% endfor %}{% endfor %}";
        var fields = new CardFields { Title = "T", Tags = [.. Enumerable.Range(0, 100).Select(i => $"t{i}")] };
        var started = System.Diagnostics.Stopwatch.StartNew();

        var scene = Support.Cards.Resolve($"card: {{children: [{{text: \"{loops}\"}}, {{text: end}}]}}", fields);

        Assert.Equal("expressions.limit", Assert.Single(scene.Notes).Code);
        Assert.Contains("end", scene.Texts);
        Assert.InRange(started.ElapsedMilliseconds, 0, 2_000);
    }

    [Fact]
    public void Loops_of_nodes_that_draw_nothing_end_too()
    {
        var fields = new CardFields { Title = "T", Tags = [.. Enumerable.Range(0, 100).Select(i => $"t{i}")] };
        const string inner = "{for: d in tags, if: title == blank, text: x}";
        var scene = Support.Cards.Resolve($"card: {{children: [{{for: a in tags, children: [{{for: b in tags, children: [{inner}]}}]}}]}}", fields);

        Assert.Contains(scene.Notes, note => note.Code is "expressions.limit" or "boxes.limit");
    }

    [Fact]
    public void Texts_that_double_themselves_stay_small()
    {
        var doubled = string.Concat(Enumerable.Repeat(" | replace: 'a', 'aaaaaaaaaa'", 30));

        Assert.Equal(10_000, Support.Cards.Evaluate($"{{{{ 'aaaa'{doubled} }}}}").Length);
    }

    [Fact]
    public void Work_on_great_texts_in_many_boxes_ends_with_a_note()
    {
        var grown = string.Concat(Enumerable.Repeat(" | append: title", 30));
        var fields = new CardFields { Title = new string('a', 500), Tags = [.. Enumerable.Range(0, 100).Select(i => $"t{i}")] };
        var children = string.Join(", ", Enumerable.Repeat($"{{text: \"{{{{ title{grown} | size }}}}\"}}", 20));
        var scene = Support.Cards.Resolve($"card: {{children: [{{for: a in tags, children: [{children}]}}]}}", fields);

        Assert.Contains(scene.Notes, note => note.Code == "expressions.limit");
    }
}
