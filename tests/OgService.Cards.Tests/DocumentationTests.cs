using System.Text.RegularExpressions;
using OgService.Cards.Styles;
using OgService.Testing;

namespace OgService.Cards.Tests;

/// <summary>docs/templates.md keeps its word: each example is drawn, and the table of properties is the code's.</summary>
public partial class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathTo("docs", "templates.md")).Replace("\r\n", "\n");

    public static TheoryData<int, string> Examples => [.. Blocks().Matches(Page).Select((match, i) => (i + 1, match.Groups[1].Value))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_is_drawn_without_a_complaint(int number, string yaml)
    {
        var template = Support.Cards.Template(yaml);

        var scene = Support.Shipped.Renderer.Resolve(template, Support.Cards.Everything, template.Sizes[0]);
        using var pixels = Support.Shipped.Renderer.Paint(scene);

        Assert.True(scene.Texts.Count > 0, $"example {number} has no text");
        Assert.Empty(scene.Notes);
    }

    [Fact]
    public void The_table_of_properties_is_complete()
    {
        var table = Page[Page.IndexOf("<!-- properties", StringComparison.Ordinal)..Page.IndexOf("\nColours: ", StringComparison.Ordinal)];
        var documented = table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Names().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value));

        Assert.Equal(StyleProperties.All.Keys.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_filter_is_explained()
    {
        var section = Page[Page.IndexOf("## Filters", StringComparison.Ordinal)..Page.IndexOf("## Keys", StringComparison.Ordinal)];

        Assert.All(OgService.Cards.Expressions.Filters.All.Keys, name => Assert.Matches($"`{name}[`:]", section));
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex Names();
}
