namespace OgService.Cards.Tests.Templates;

public class PartTests
{
    private const string Byline = """
        arguments:
          who:
          mark: "-"
          items: []
        node:
          id: root
          children:
            - id: who
              text: "{{ mark }} {{ who }}"
            - for: item in items
              text: "{{ item }}"
        """;

    [Fact]
    public void A_part_stands_in_its_place_with_arguments() => Assert.Equal(["- Title", "+ x"], Texts(
        "card: {children: [{include: byline, with: {who: '{{ title }}'}}, {include: byline, id: second, with: {who: x, mark: +}}]}"));

    [Fact]
    public void A_list_stays_a_list() => Assert.Equal(["- y", "a", "b"], Support.Cards.Resolve(
        Files("card: {children: [{include: byline, with: {who: y, items: '{{ tags }}'}}]}"), new CardFields { Title = "T", Tags = ["a", "b"] }).Texts);

    [Fact]
    public void Conditions_and_loops_stand_on_the_include() => Assert.Equal(["- a", "- b"], Support.Cards.Resolve(
        Files("card: {children: [{include: byline, for: tag in tags, with: {who: '{{ tag }}'}}, {include: byline, id: x, if: author, with: {who: y}}]}"),
        new CardFields { Title = "T", Tags = ["a", "b"] }).Texts);

    [Fact]
    public void Properties_of_the_include_go_to_the_root_of_the_part() =>
        Assert.Contains("box 0,0 300x630", Support.Cards.Resolve(Files("card: {children: [{include: byline, width: 300px, background: red, with: {who: y}}]}")).ToText());

    [Fact]
    public void Nodes_inside_are_changed_by_the_id_of_the_include_and_their_own()
    {
        var files = new Dictionary<string, string>
        {
            ["top"] = "extends: card\nnodes: {by.who: {text: changed}, by: {with: {mark: '*'}}}",
            ["card"] = "card: {children: [{include: byline, id: by, with: {who: y}}]}",
            ["_parts/byline"] = Byline,
        };

        Assert.Equal(["changed"], Support.Cards.Resolve(files).Texts);
    }

    [Fact]
    public void A_part_of_the_template_goes_before_a_shared_one()
    {
        var files = Files("card: {children: [{include: byline, with: {who: y}}]}");
        files["card/parts/byline"] = "arguments: {who: }\nnode: {text: 'own {{ who }}'}";

        Assert.Equal(["own y"], Support.Cards.Resolve(files).Texts);
    }

    [Theory]
    [InlineData("card: {children: [{include: bylin}]}", "card.yaml:1:29: there is no part \"bylin\"; did you mean \"byline\"?")]
    [InlineData("card: {children: [{include: byline}]}", "card.yaml:1:19: the part byline needs who")]
    [InlineData("card: {children: [{include: byline, with: {whoo: x}}]}", "card.yaml:1:44: unknown key \"whoo\"; did you mean \"who\"?")]
    [InlineData("card: {children: [{include: byline, with: {who: '{{ autor }}'}}]}", "unknown name \"autor\"")]
    [InlineData("card: {children: [{with: {who: x}}]}", "name the part with include")]
    [InlineData("card: {include: byline}", "card.yaml:1:17: the root of a card is no include")]
    [InlineData("card: {children: [{include: byline, with: {who: x}}, {include: byline, with: {who: x}}]}", "the id root is already used in")]
    [InlineData("card: {children: [{include: byline, with: {who: x}, colr: red}]}", "card.yaml:1:53: unknown key \"colr\"")]
    public void A_wrong_include_is_refused_with_its_place(string yaml, string expected) => Assert.Contains(expected, Support.Cards.Refused(Files(yaml)).Message);

    [Fact]
    public void A_mistake_in_the_part_is_told_with_its_file()
    {
        var files = Files("card: {children: [{include: byline, with: {who: x}}]}");
        files["_parts/byline"] = "arguments: {who: }\nnode:\n  text: '{{ woh }}'";

        Assert.StartsWith("_parts/byline.yaml:3:13: unknown name \"woh\"", Support.Cards.Refused(files).Message);
    }

    [Fact]
    public void Parts_in_a_circle_and_parts_too_deep_are_refused()
    {
        var circle = Files("card: {children: [{include: a}]}");
        (circle["_parts/a"], circle["_parts/b"]) = ("node: {children: [{include: b}]}", "node: {children: [{include: a}]}");
        Assert.Contains("_parts/b.yaml:1:29: a includes b includes a", Support.Cards.Refused(circle).Message);

        var deep = Files("card: {children: [{include: p0}]}");
        for (var i = 0; i < 12; i++)
        {
            deep[$"_parts/p{i}"] = $"node: {{children: [{{include: p{i + 1}}}]}}";
        }

        Assert.Contains("at most 8 deep", Support.Cards.Refused(deep).Message);
    }

    [Fact]
    public void Parts_that_multiply_stop_at_the_ceiling_of_boxes()
    {
        var files = Files("card: {children: [{include: p0}]}");
        for (var i = 0; i < 7; i++)
        {
            files[$"_parts/p{i}"] = "node: {children: [" + string.Join(", ", Enumerable.Repeat($"{{include: p{i + 1}}}", 10)) + "]}";
        }

        files["_parts/p7"] = "node: {text: x}";

        Assert.Contains("at most 2000 boxes", Support.Cards.Refused(files).Message);
    }

    private static Dictionary<string, string> Files(string yaml) => new() { ["card"] = yaml, ["_parts/byline"] = Byline };

    private static IReadOnlyList<string> Texts(string yaml) => Support.Cards.Resolve(Files(yaml)).Texts;
}
