using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OgService.Yaml;

namespace OgService.Testing;

/// <summary>A small checker of JSON Schema (draft 7): the keywords that our own schemas use, and it fails at any other.</summary>
internal sealed class SchemaCheck(JsonObject schema)
{
    private static readonly string[] Notes = ["$schema", "title", "description", "examples", "definitions"];

    /// <summary>The first thing wrong, with its path; null when the document fits.</summary>
    public string? Find(YamlNode document) => Check(schema, document, "");

    private string? Check(JsonNode? node, YamlNode value, string path)
    {
        if (node is not JsonObject rules)
        {
            return node?.GetValue<bool>() == false ? $"{path}: nothing may stand here" : null;
        }

        foreach (var (keyword, rule) in rules)
        {
            if (!Notes.Contains(keyword) && CheckRule(keyword, rule!, rules, value, path) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private string? CheckRule(string keyword, JsonNode rule, JsonObject rules, YamlNode value, string path) => keyword switch
    {
        "$ref" => Check(schema["definitions"]![rule.GetValue<string>().Split('/')[^1]] ?? throw new InvalidOperationException($"no {rule}"), value, path),
        "type" => Types(rule).Any(type => IsOf(type, value)) ? null : $"{path}: is no {rule.ToJsonString()}",
        "enum" => rule.AsArray().Any(word => word!.ToString() == (value as YamlScalar)?.Text) ? null : $"{path}: is not among {rule.ToJsonString()}",
        "pattern" => value is YamlScalar scalar && !Regex.IsMatch(scalar.Text, rule.GetValue<string>()) ? $"{path}: does not match {rule}" : null,
        "anyOf" => rule.AsArray().Any(any => Check(any, value, path) is null) ? null : $"{path}: fits none of: {string.Join(" | ", rule.AsArray().Select(any => Check(any, value, path)))}",
        "allOf" => rule.AsArray().Select(all => Check(all, value, path)).FirstOrDefault(problem => problem is not null),
        "items" => (value as YamlSequence)?.Items.Select((item, i) => Check(rule, item, $"{path}[{i}]")).FirstOrDefault(problem => problem is not null),
        "properties" or "patternProperties" => null,
        "additionalProperties" => (value as YamlMapping)?.Entries.Select(entry => CheckEntry(rules, entry, path)).FirstOrDefault(problem => problem is not null),
        _ => throw new InvalidOperationException($"unknown keyword {keyword}"),
    };

    private string? CheckEntry(JsonObject rules, YamlEntry entry, string path)
    {
        var name = entry.Key.Text;
        var known = rules["properties"]?[name] ?? rules["patternProperties"]?.AsObject().FirstOrDefault(pair => Regex.IsMatch(name, pair.Key)).Value;
        return known is null && rules["additionalProperties"] is JsonValue ? $"{path}: unknown key {name}" : Check(known ?? rules["additionalProperties"], entry.Value, $"{path}/{name}");
    }

    private static IEnumerable<string> Types(JsonNode rule) => rule is JsonArray list ? list.Select(type => type!.GetValue<string>()) : [rule.GetValue<string>()];

    private static bool IsOf(string type, YamlNode value) => (type, value) switch
    {
        ("object", YamlMapping) or ("array", YamlSequence) => true,
        ("null", YamlScalar { Kind: YamlScalarKind.Null }) => true,
        ("boolean", YamlScalar { Kind: YamlScalarKind.Boolean }) => true,
        ("number", YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } number) => double.TryParse(number.Text, CultureInfo.InvariantCulture, out _),
        ("string", YamlScalar { Kind: YamlScalarKind.Text or YamlScalarKind.Timestamp }) => true,
        _ => false,
    };
}
