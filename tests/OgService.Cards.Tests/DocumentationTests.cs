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
        if (NameOf(yaml) is { } name && name.Contains('/', StringComparison.Ordinal))
        {
            return;
        }

        var template = NameOf(yaml) is { } own ? Support.Cards.Template(Files(own)) : Support.Cards.Template(yaml);

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

    // An example of several files says in its first line where each lies.
    private static string? NameOf(string yaml) => FirstLine().Match(yaml) is { Success: true, Groups: [_, { Value: var path }] }
        ? path.Replace("/card.yaml", "", StringComparison.Ordinal).Replace(".yaml", "", StringComparison.Ordinal)
        : null;

    private static Dictionary<string, string> Files(string first)
    {
        var files = Examples.Select(row => row.Data.Item2).Where(yaml => NameOf(yaml) is not null).ToDictionary(yaml => NameOf(yaml)!);
        return new[] { first }.Concat(files.Keys.Where(name => name != first)).ToDictionary(name => name, name => files[name]);
    }

    [GeneratedRegex("^# templates/(\\S+\\.yaml)\n")]
    private static partial Regex FirstLine();

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex Names();
}
