using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OgService.Cards.Schemas;

/// <summary>Small pieces that our JSON Schemas (draft 7: what editors of YAML read) are made of.</summary>
public static class SchemaText
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A schema of one or several types of JSON.</summary>
    /// <param name="description">Left out when it is empty.</param>
    public static JsonObject Type(string description, params ReadOnlySpan<string> types) =>
        Described(description, "type", types.Length == 1 ? types[0] : Strings(types.ToArray()));

    /// <summary>What matches any of the schemas.</summary>
    /// <param name="description">Left out when it is empty.</param>
    public static JsonObject AnyOf(string description, params ReadOnlySpan<JsonNode> schemas) => Described(description, "anyOf", new JsonArray([.. schemas]));

    public static JsonObject Ref(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    public static JsonObject ListOf(JsonNode items) => new() { ["type"] = "array", ["items"] = items };

    /// <summary>A mapping with these keys and no others.</summary>
    public static JsonObject Mapping(string description, IEnumerable<KeyValuePair<string, JsonNode?>> properties) =>
        new() { ["description"] = description, ["type"] = "object", ["properties"] = new JsonObject(properties), ["additionalProperties"] = false };

    /// <summary>A mapping whose keys are the author's.</summary>
    public static JsonObject MapOf(string description, JsonNode values) =>
        new() { ["description"] = description, ["type"] = "object", ["additionalProperties"] = values };

    public static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    /// <summary>As a file: indented, with a line feed at its end.</summary>
    public static string Write(JsonObject schema) => schema.ToJsonString(Written) + "\n";

    private static JsonObject Described(string description, string key, JsonNode value)
    {
        var schema = new JsonObject();
        if (description.Length > 0)
        {
            schema["description"] = description;
        }

        schema[key] = value;
        return schema;
    }
}
