namespace OgService.Cards.Tests.Templates;

public class ExtendsTests
{
    private const string Base = """
        description: The base.
        sizes: [800x400]
        values:
          accent: {type: color, default: "#111111"}
          size: {type: number, min: 10, max: 50, default: 20}
        themes:
          dark: {ink: white, paper: black, accent: "#222222"}
          light: {ink: black, paper: white, accent: "#333333"}
        fonts:
          heading: [Newsreader, Inter]
        card:
          flex-direction: column
          padding-left: 10px
          children:
            - id: kicker
              text: "kicker"
            - id: title
              text: "{{ title }} {{ theme }} {{ accent }} {{ size }} {{ ink }}"
              font-size: 40px
              padding-left: 8px
            - id: box
              children:
                - id: inner
                  text: inner
        """;

    [Fact]
    public void Everything_is_taken_over()
    {
        var template = Support.Cards.Template(Files("extends: base"));

        Assert.Equal("The base.", template.Description);
        Assert.Equal([new CardSize(800, 400)], template.Sizes);
        Assert.Equal(["kicker", "Title dark #222222 20 white", "inner"], Texts("extends: base"));
    }

    [Fact]
    public void A_node_is_changed_by_its_id() =>
        Assert.Equal(["kicker", "Other", "inner"], Texts("extends: base\nnodes: {title: {text: Other, font-size: 60px}}"));

    [Fact]
    public void A_shorthand_covers_the_single_sides_that_the_node_set()
    {
        var scene = Support.Cards.Resolve(Files("extends: base\nnodes: {title: {padding: 0}}\ncard: {padding: 0}"));

        Assert.Contains("text 0,", scene.ToText().Split('\n').First(line => line.Contains("Title", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_node_is_left_out() => Assert.Equal(["Title dark #222222 20 white", "inner"], Texts("extends: base\nnodes: {kicker: {remove: true}}"));

    [Fact]
    public void Nodes_go_before_and_after_and_into_others()
    {
        const string changed = """
            extends: base
            nodes:
              title:
                before: [{text: b1}, {text: b2}]
                after: [{text: a1}, {text: a2}]
              box:
                prepend: [{text: first}]
                append: [{text: last}]
            card:
              append: [{text: end}]
            """;

        Assert.Equal(["kicker", "b1", "b2", "Title dark #222222 20 white", "a1", "a2", "first", "inner", "last", "end"], Texts(changed));
    }

    [Fact]
    public void A_node_is_replaced_and_keeps_its_id()
    {
        var files = Files("extends: middle");
        files["middle"] = "extends: base\nnodes: {box: {replace: {text: other}}}";

        Assert.Equal(["kicker", "Title dark #222222 20 white", "other"], Support.Cards.Resolve(files).Texts);

        files["top"] = "extends: middle\nnodes: {box: {text: third}}";
        Assert.Equal(["kicker", "Title dark #222222 20 white", "third"], Support.Cards.Resolve(files).Texts);
    }

    [Fact]
    public void Children_of_a_node_are_replaced() => Assert.Equal(["kicker", "Title dark #222222 20 white", "x", "y"], Texts("extends: base\nnodes: {box: {children: [{text: x}, {text: y}]}}"));

    [Fact]
    public void A_key_is_unset() =>
        Assert.Contains("32px", Support.Cards.Resolve(Files("extends: base\nnodes: {title: {unset: [font-size]}}")).ToText().Split('\n').First(line => line.Contains("Title", StringComparison.Ordinal)));

    [Fact]
    public void A_default_that_is_set_anew_goes_above_the_themes_below_it() =>
        Assert.Equal("Title light #abcdef 30 black", Texts("extends: base\nvalues: {accent: '#abcdef', size: 30, theme: light}")[1]);

    [Fact]
    public void A_theme_is_changed_and_another_is_made_of_it() =>
        Assert.Equal("Title sepia #222222 20 brown", Texts("extends: base\nvalues: {theme: sepia}\nthemes: {dark: {ink: grey}, sepia: {extends: dark, ink: brown}}")[1]);

    [Theory]
    [InlineData("extends: base\nnodes: {titel: {gap: 0}}", "top.yaml:2:9: unknown id \"titel\"; did you mean \"title\"?")]
    [InlineData("extends: base\nnodes:\n  title: {font-sise: 2px}", "top.yaml:3:11: unknown key \"font-sise\"; did you mean \"font-size\"?")]
    [InlineData("extends: base\nnodes:\n  title: {font-size: big}", "top.yaml:3:22: font-size must be a length")]
    [InlineData("extends: base\nnodes:\n  title: {text: '{{ titel }}'}", "top.yaml:3:21: unknown name \"titel\"")]
    [InlineData("extends: bas", "top.yaml:1:10: there is no template \"bas\"; did you mean \"base\"?")]
    [InlineData("extends: top", "top.yaml:1:10: top extends top: templates cannot extend each other in a circle.")]
    [InlineData("extends: base\nvalues: {acent: red}", "top.yaml:2:10: unknown value \"acent\"; did you mean \"accent\"?")]
    [InlineData("extends: base\nvalues: {size: 99}", "top.yaml:2:16: default must be a number from 10 to 50; got 99.")]
    [InlineData("extends: base\nthemes: {sepia: {ink: brown}}", "top.yaml:2:10: every theme must name the same things")]
    [InlineData("extends: base\nthemes: {sepia: {extends: drak}}", "top.yaml:2:27: unknown theme \"drak\"; did you mean \"dark\"?")]
    [InlineData("extends: base\nnodes: {title: {id: other}}", "top.yaml:2:17: a node keeps its id.")]
    [InlineData("nodes: {title: {gap: 0}}\ncard: {}", "top.yaml:1:8: nodes changes those of another template")]
    [InlineData("extends: base\nnodes: {title: {unset: [font-sise]}}", "unknown key \"font-sise\"")]
    [InlineData("extends: base\nnodes: {box: {append: [{text: {}}]}}", "top.yaml:2:")]
    public void A_wrong_change_is_refused_with_its_place(string yaml, string expected) => Assert.Contains(expected, Support.Cards.Refused(Files(yaml)).Message);

    [Fact]
    public void A_mistake_in_the_other_file_is_told_with_that_file()
    {
        var files = Files("extends: base");
        files["base"] = "card:\n  colr: red";

        Assert.StartsWith("base.yaml:2:3: unknown key \"colr\"", Support.Cards.Refused(files).Message);
    }

    [Fact]
    public void Circles_and_long_chains_are_refused()
    {
        Assert.Contains("c.yaml:1:10: a extends b extends c extends a", Support.Cards.Refused(new Dictionary<string, string> { ["a"] = "extends: b", ["b"] = "extends: c", ["c"] = "extends: a" }).Message);

        var chain = Enumerable.Range(0, 12).ToDictionary(i => $"t{i}", i => i == 11 ? "card: {}" : $"extends: t{i + 1}");
        Assert.Contains("at most 8 deep", Support.Cards.Refused(chain).Message);
    }

    private static Dictionary<string, string> Files(string yaml) => new() { ["top"] = yaml, ["base"] = Base };

    private static IReadOnlyList<string> Texts(string yaml) => Support.Cards.Resolve(Files(yaml)).Texts;
}
