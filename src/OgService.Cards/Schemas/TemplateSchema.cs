using System.Text.Json.Nodes;
using OgService.Cards.Styles;
using OgService.Cards.Templates;
using static OgService.Cards.Schemas.SchemaText;

namespace OgService.Cards.Schemas;

/// <summary>JSON Schemas of <c>card.yaml</c> and of parts, made from the tables that the reader itself goes by: editors complete and explain every key.</summary>
public static class TemplateSchema
{
    private const string Expression = @"\{\{|\{%";

    /// <summary>Of <c>card.yaml</c>, as a file.</summary>
    public static string WriteTemplate() => Write(Document("A template of OgService", "card.yaml", TemplateKeys.TopLevel));

    /// <summary>Of a part, as a file.</summary>
    public static string WritePart() => Write(Document("A part of templates of OgService", "parts/*.yaml", TemplateKeys.Part));

    private static JsonObject Document(string title, string file, IReadOnlyList<TemplateKey> keys)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = title,
        };
        foreach (var (key, value) in Mapping($"{file}: see docs/templates.md.", Keys(keys)).ToList())
        {
            schema[key] = value?.DeepClone();
        }

        var nodeKeys = Keys(TemplateKeys.Node).Concat(StyleProperties.All.Values.Select(Property)).ToList();
        schema["definitions"] = new JsonObject
        {
            ["node"] = Mapping("A box, a text or a picture.", nodeKeys),
            ["override"] = Mapping("What changes about a node.", Clone(nodeKeys).Concat(Keys(TemplateKeys.Override)).DistinctBy(key => key.Key)),
            ["piece"] = AnyOf("A piece of a text.", Type("Words.", "string", "number"), Mapping("Words with a look of their own, or a box in the line.",
                Keys([.. TemplateKeys.Node.Where(key => TemplateKeys.OfPieces.Contains(key.Name))]).Concat(Pieces()))),
            ["pieceStyle"] = Mapping("How words look.", Pieces()),
            ["value"] = ValueDeclaration(),
        };
        return schema;
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Pieces() => StyleProperties.OfPieces.Select(name => Property(StyleProperties.All[name]));

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Clone(IEnumerable<KeyValuePair<string, JsonNode?>> properties) =>
        properties.Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone()));

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Keys(IEnumerable<TemplateKey> keys) =>
        keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, Key(key)));

    private static JsonObject Key(TemplateKey key) => key.Kind switch
    {
        KeyKind.Boolean => Type(key.Description, key.Name == "else" ? ["boolean", "null"] : ["boolean"]),
        KeyKind.Number => Type(key.Description, "number"),
        KeyKind.TextList => AnyOf(key.Description, ListOf(Type("", "string", "number", "boolean")), Type("", "string", "number", "boolean")),
        KeyKind.Sizes => new JsonObject { ["description"] = key.Description, ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = @"^\d+x\d+$" } },
        KeyKind.Node => Described(key, Ref("node")),
        KeyKind.Nodes => Described(key, ListOf(Ref("node"))),
        KeyKind.TextOrPieces => AnyOf(key.Description, Type("", "string", "number", "boolean"), ListOf(Ref("piece"))),
        KeyKind.PieceStyle => Described(key, Ref("pieceStyle")),
        KeyKind.TextOrPieceStyle => AnyOf(key.Description, Type("", "string"), Ref("pieceStyle")),
        KeyKind.Own => OwnKey(key),
        _ => Type(key.Description, "string", "number", "boolean"),
    };

    private static JsonObject OwnKey(TemplateKey key) => key.Name switch
    {
        "values" => MapOf(key.Description, AnyOf("A declaration; or another default for a value of the template that this one extends.", Ref("value"), Type("", "string", "number", "boolean", "array"))),
        "themes" => MapOf(key.Description, MapOf("Names with their values in this theme; extends takes over another theme.", Type("", "string", "number", "boolean", "array"))),
        "fonts" => MapOf(key.Description, AnyOf("Families, the first that is there.", Type("", "string"), ListOf(Type("", "string")))),
        "nodes" => MapOf(key.Description, Ref("override")),
        "at" => new JsonObject
        {
            ["description"] = key.Description,
            ["type"] = "object",
            ["properties"] = new JsonObject(CardShape.Names.Select(shape => KeyValuePair.Create<string, JsonNode?>(shape, Ref("override")))),
            ["patternProperties"] = new JsonObject { [@"^\d+x\d+$"] = Ref("override") },
            ["additionalProperties"] = false,
        },
        "with" or "arguments" => MapOf(key.Description, Type("", "string", "number", "boolean", "array", "null")),
        "type" => new JsonObject { ["description"] = key.Description, ["enum"] = Strings(Enum.GetNames<Templates.ValueType>().Select(type => type.ToLowerInvariant())) },
        _ => Type(key.Description, "string", "number", "boolean", "array", "null"),
    };

    private static JsonObject ValueDeclaration() => Mapping("What sites and posts may set.", Keys(TemplateKeys.Value));

    // A reference has no neighbours in draft 7: the description stands beside it.
    private static JsonObject Described(TemplateKey key, JsonObject schema) => schema.ContainsKey("$ref")
        ? new JsonObject { ["description"] = key.Description, ["allOf"] = new JsonArray(schema) }
        : new JsonObject([KeyValuePair.Create<string, JsonNode?>("description", key.Description), .. Clone(schema)]);

    private static KeyValuePair<string, JsonNode?> Property(StyleProperty property)
    {
        var description = char.ToUpperInvariant(property.Expected[0]) + property.Expected[1..] + ".";
        if (property.Words is { } words)
        {
            var values = new JsonArray([.. words.Select(word => word is "true" or "false" ? (JsonNode)(word == "true") : word)]);
            return new(property.Name, AnyOf(description, new JsonObject { ["enum"] = values }, new JsonObject { ["type"] = "string", ["pattern"] = Expression }));
        }

        var open = new JsonObject { ["type"] = Strings(["string", "number", "array"]) };
        if (Examples(property) is { Count: > 0 } examples)
        {
            open["examples"] = Strings(examples);
        }

        return new(property.Name, new JsonObject([KeyValuePair.Create<string, JsonNode?>("description", description), .. Clone(open)]));
    }

    // What the message of a wrong value names and the property does take.
    private static List<string> Examples(StyleProperty property)
    {
        var named = property.Expected.Split(" such as ", 2);
        var text = named.Length == 1 && property.Name is not ("font-family" or "lang") ? named[0] : named[^1];
        return
        [
            .. text.Replace(", or ", "|", StringComparison.Ordinal).Replace(" or ", "|", StringComparison.Ordinal)
                .Split(['|', ';'])
                .SelectMany(part => property.Parse(part.Trim()) is not null ? [part] : part.Split(','))
                .Select(part => part.Trim())
                .Where(part => part.Length > 0 && property.Parse(part) is not null)
                .Distinct(),
        ];
    }
}
