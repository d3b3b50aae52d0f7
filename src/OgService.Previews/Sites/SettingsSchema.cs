using System.Text.Json.Nodes;
using static OgService.Cards.Schemas.SchemaText;

namespace OgService.Previews.Sites;

/// <summary>The JSON Schema of <c>og.yaml</c>, made from the table that the reader itself goes by.</summary>
public static class SettingsSchema
{
    /// <summary>As a file.</summary>
    public static string WriteSettings()
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = "Settings of OgService for a site" };
        var sections = SettingsKeys.Sections.Select(section => KeyValuePair.Create<string, JsonNode?>(section.Name, Nullable(Mapping(section.Description,
            section.Keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, Key(key)))))));
        foreach (var (key, value) in Mapping("og.yaml in the site's root.", sections).ToList())
        {
            schema[key] = value?.DeepClone();
        }

        return Write(schema);
    }

    private static JsonObject Key(SettingKey key) => key.Words is { } words
        ? new JsonObject { ["description"] = key.Description, ["enum"] = Strings(words) }
        : key.Kind switch
        {
            SettingKind.Boolean => Type(key.Description, "boolean", "null"),
            SettingKind.Texts => AnyOf(key.Description, Type("", "string", "null"), ListOf(Type("", "string"))),
            SettingKind.Sizes => AnyOf(key.Description, Size(), ListOf(Size())),
            SettingKind.TextsByName => MapOf(key.Description, AnyOf("", Type("", "string"), ListOf(Type("", "string")))),
            SettingKind.ValuesByName => Nullable(MapOf(key.Description, Type("", "string", "number", "boolean", "array", "null"))),
            _ => Type(key.Description, "string", "number", "null"),
        };

    private static JsonObject Size() => new() { ["type"] = "string", ["pattern"] = @"^\d+x\d+$" };

    // A key without a value is a key that is not there.
    private static JsonObject Nullable(JsonObject mapping)
    {
        mapping["type"] = Strings(["object", "null"]);
        return mapping;
    }
}
