using System.Text.Json.Nodes;
using OgService.Cards.Schemas;
using OgService.Testing;
using OgService.Yaml;

namespace OgService.Cards.Tests.Schemas;

/// <summary>The schemas under schemas/ are what the code says, and fit all that ships. Set <c>OGSERVICE_WRITE_SCHEMAS=1</c> to write them anew.</summary>
public class TemplateSchemaTests
{
    private static readonly SchemaCheck Template = new(JsonNode.Parse(TemplateSchema.WriteTemplate())!.AsObject());
    private static readonly SchemaCheck Part = new(JsonNode.Parse(TemplateSchema.WritePart())!.AsObject());

    public static TheoryData<string> Shipped => [.. Directory.EnumerateFiles(Repository.PathTo("templates"), "*.yaml", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(Repository.PathTo(), file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("template.schema.json")]
    [InlineData("part.schema.json")]
    public void The_files_are_what_the_code_says(string name)
    {
        var expected = name.StartsWith("part", StringComparison.Ordinal) ? TemplateSchema.WritePart() : TemplateSchema.WriteTemplate();
        var file = Repository.PathTo("schemas", name);
        if (Environment.GetEnvironmentVariable("OGSERVICE_WRITE_SCHEMAS") == "1")
        {
            File.WriteAllText(file, expected);
        }

        Assert.True(expected == File.ReadAllText(file).Replace("\r\n", "\n"), $"schemas/{name} is out of date: run the tests of Cards once with OGSERVICE_WRITE_SCHEMAS=1.");
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void What_ships_fits_its_schema_and_names_it_in_the_first_line(string file)
    {
        var text = File.ReadAllText(Repository.PathTo(file));
        var isPart = !file.EndsWith("/card.yaml", StringComparison.Ordinal);

        Assert.Equal("", (isPart ? Part : Template).Find(YamlReader.Parse(text, file, YamlLimits.Default with { MaxBytes = 1_000_000, MaxDepth = 200, MaxKeys = 20_000, MaxNodes = 60_000 })!) ?? "");
        var depth = file.Count(c => c == '/');
        Assert.StartsWith($"# yaml-language-server: $schema={string.Concat(Enumerable.Repeat("../", depth))}schemas/{(isPart ? "part" : "template")}.schema.json\n", text.Replace("\r\n", "\n"));
    }

    [Fact]
    public void Every_example_of_the_documentation_fits()
    {
        Assert.All(DocumentationTests.Examples.Select(row => row.Data.Item2).Where(yaml => !yaml.StartsWith("# templates/_parts", StringComparison.Ordinal)),
            yaml => Assert.Null(Template.Find(YamlReader.Parse(yaml, "example")!)));
    }

    [Theory]
    [InlineData("card: {colr: red}", "unknown key colr")]
    [InlineData("card: {text-wrap: diagonal}", "/card/text-wrap")]
    [InlineData("card: {children: {text: x}}", "/card/children")]
    [InlineData("sizes: [big]\ncard: {}", "/sizes[0]")]
    [InlineData("values: {x: {type: colour}}\ncard: {}", "/values/x")]
    [InlineData("card: {text: x, at: {sqare: {}}}", "unknown key sqare")]
    public void A_mistake_is_seen(string yaml, string expected) => Assert.Contains(expected, Template.Find(YamlReader.Parse(yaml, "card.yaml")!));

    [Theory]
    [InlineData("card: {flex-direction: '{{ x }}', aria-hidden: true, opacity: 0.5, font-family: [Inter, serif]}")]
    [InlineData("extends: a\nnodes: {b: {remove: true}}\nvalues: {accent: red}")]
    [InlineData("card: {children: [{else: , text: x}, {text: [a, {text: b, color: red}]}]}")]
    public void What_is_right_fits(string yaml) => Assert.Null(Template.Find(YamlReader.Parse(yaml, "card.yaml")!));
}
