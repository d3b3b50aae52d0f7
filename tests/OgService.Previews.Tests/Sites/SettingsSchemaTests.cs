using System.Text.Json.Nodes;
using OgService.Previews.Sites;
using OgService.Testing;
using OgService.Yaml;

namespace OgService.Previews.Tests.Sites;

/// <summary>The schema of og.yaml is what the code says, and fits the example. Set <c>OGSERVICE_WRITE_SCHEMAS=1</c> to write it anew.</summary>
public class SettingsSchemaTests
{
    private static readonly SchemaCheck Schema = new(JsonNode.Parse(SettingsSchema.WriteSettings())!.AsObject());

    [Fact]
    public void The_file_is_what_the_code_says()
    {
        var file = Repository.PathTo("schemas", "og.schema.json");
        if (Environment.GetEnvironmentVariable("OGSERVICE_WRITE_SCHEMAS") == "1")
        {
            File.WriteAllText(file, SettingsSchema.WriteSettings());
        }

        Assert.Equal(SettingsSchema.WriteSettings(), File.ReadAllText(file).Replace("\r\n", "\n"));
    }

    [Fact]
    public void The_example_fits_and_names_the_schema_in_its_first_line()
    {
        var text = File.ReadAllText(Repository.PathTo("examples", "astro-paper", "og.yaml"));

        Assert.Null(Schema.Find(YamlReader.Parse(text, "og.yaml")!));
        Assert.StartsWith("# yaml-language-server: $schema=../../schemas/og.schema.json", text);
    }

    [Theory]
    [InlineData("cards: {tempalte: x}", "unknown key tempalte")]
    [InlineData("cards: {covers: maybe}", "/cards/covers")]
    [InlineData("cards: {sizes: [wide]}", "/cards/sizes")]
    public void A_mistake_is_seen(string yaml, string expected) => Assert.Contains(expected, Schema.Find(YamlReader.Parse(yaml, "og.yaml")!));
}
