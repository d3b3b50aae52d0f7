using System.Xml.Linq;
using OgService.Testing;

namespace OgService.Architecture.Tests;

public sealed class ProjectRankTests
{
    // docs/architecture.md holds the same table with each project's sentence.
    private static readonly Dictionary<string, int> Ranks = new()
    {
        ["OgService.Unicode"] = 0,
        ["OgService.Yaml"] = 0,
        ["OgService.Imaging"] = 0,
        ["OgService.Typography"] = 1,
        ["OgService.Raster"] = 1,
        ["OgService.Posts"] = 1,
        ["OgService.Svg"] = 2,
        ["OgService.Cards"] = 3,
        ["OgService.Previews"] = 4,
        ["OgService.Web"] = 5,
        ["OgService.Cli"] = 6,
    };

    public static TheoryData<string> Projects => [.. Directory.GetFiles(Repository.PathTo("src"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_only_projects_of_lower_rank(string project)
    {
        Assert.True(Ranks.ContainsKey(project), $"{project} has no rank: add it here and to docs/architecture.md.");
        foreach (var reference in ReferencesOf(project))
        {
            Assert.True(Ranks[reference] < Ranks[project], $"{project} (rank {Ranks[project]}) references {reference} (rank {Ranks[reference]})");
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void States_its_sentence_at_the_top_of_its_project_file(string project)
        => Assert.Contains("<!--", string.Join('\n', File.ReadLines(FileOf(project)).Take(4)), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Stands_in_the_architecture_document_with_its_rank(string project)
        => Assert.Contains($"| {Ranks[project]} | `{project}` |", File.ReadAllText(Repository.PathTo("docs", "architecture.md")), StringComparison.Ordinal);

    [Fact]
    public void Every_project_with_code_is_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.PathTo("OgService.sln"));
        foreach (var file in Directory.GetFiles(Repository.PathTo("src"), "*.csproj", SearchOption.AllDirectories).Concat(Directory.GetFiles(Repository.PathTo("tests"), "*.csproj", SearchOption.AllDirectories)))
        {
            Assert.Contains(Path.GetFileName(file), solution, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> ReferencesOf(string project)
        => XDocument.Load(FileOf(project)).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

    private static string FileOf(string project) => Repository.PathTo("src", project, project + ".csproj");
}
