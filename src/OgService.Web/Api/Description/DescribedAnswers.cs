using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace OgService.Web.Api.Description;

/// <summary>The answers that addresses share, with their headers, and who may ask: put into one document.</summary>
internal sealed class DescribedAnswers
{
    private const string Key = "key";
    private const string Signature = "signature";

    private static readonly Dictionary<int, string> Refusals = new()
    {
        [400] = "Something in the address or the body is not understood.",
        [401] = "A key is missing or wrong.",
        [403] = "The address is not signed, or not rightly; it may be over. Why is not said.",
        [404] = "There is no such thing, or it may not be seen: unknown, draft, future and hidden are all the same.",
        [413] = "The body has more than 64 KB.",
        [415] = "The body is not application/json.",
        [422] = "Understood, and it cannot be done.",
        [429] = "This client had more drawn than its share.",
        [501] = "The format is not offered.",
        [503] = "More is asked for than can be drawn, or it cannot be drawn at the moment.",
    };

    private readonly OpenApiDocument document;

    public DescribedAnswers(OpenApiDocument document)
    {
        this.document = document;
        document.AddComponent("Problem", new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Problem details (RFC 9457).",
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri" },
                ["title"] = new OpenApiSchema { Type = JsonSchemaType.String },
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
            },
            Required = new HashSet<string> { "title", "status" },
        });
        document.AddComponent<IOpenApiSecurityScheme>(Key, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A key that `og key` made; the service knows its hash only. Not needed in Development.",
        });
        document.AddComponent<IOpenApiSecurityScheme>(Signature, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Query,
            Name = "sig",
            Description = "HMAC-SHA256 of the path and the parameters before it, with the secret that the parameter `key` names; base64 for URLs or hexadecimal (docs/signing.md). Not needed in Development.",
        });
    }

    public List<OpenApiSecurityRequirement> ByKey => [new() { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];

    public List<OpenApiSecurityRequirement> BySignature => [new() { [new OpenApiSecuritySchemeReference(Signature, document)] = [] }];

    /// <summary>A schema that was found in the code.</summary>
    public IOpenApiSchema Schema(string name) => new OpenApiSchemaReference(name, document);

    public static OpenApiSchema Text(string? pattern = null, params string[] values) => new()
    {
        Type = JsonSchemaType.String,
        Pattern = pattern,
        Enum = values.Length == 0 ? null : [.. values.Select(value => (JsonNode)value)],
    };

    public static OpenApiParameter InPath(string name, string description, OpenApiSchema schema) => new() { Name = name, In = ParameterLocation.Path, Required = true, Description = description, Schema = schema };

    public static OpenApiParameter InQuery(string name, string description, OpenApiSchema schema, bool required = false)
        => new() { Name = name, In = ParameterLocation.Query, Required = required, Description = description, Schema = schema };

    /// <param name="headers">Name and meaning.</param>
    public static OpenApiResponse Of(string description, IEnumerable<(string MediaType, IOpenApiSchema Schema)> bodies, params (string Name, string Meaning)[] headers) => new()
    {
        Description = description,
        Content = bodies.ToDictionary(body => body.MediaType, body => new OpenApiMediaType { Schema = body.Schema }),
        Headers = headers.ToDictionary(header => header.Name, header => (IOpenApiHeader)new OpenApiHeader { Description = header.Meaning, Schema = Text() }),
    };

    /// <summary>Adds refusals, each a problem.</summary>
    public OpenApiResponses With(OpenApiResponses responses, params int[] refusals)
    {
        foreach (var status in refusals)
        {
            (string, string)[] headers = status is 429 or 503 ? [("Retry-After", "Seconds.")] : status == 401 ? [("WWW-Authenticate", "Bearer.")] : [];
            responses[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = Of(Refusals[status], [("application/problem+json", Schema("Problem"))], headers);
        }

        return responses;
    }

    /// <summary>GET with these answers, and HEAD with the same but without bodies and parts.</summary>
    public static void Put(IOpenApiPathItem path, string id, string? description, IReadOnlyList<IOpenApiParameter> parameters, OpenApiResponses responses, IList<OpenApiSecurityRequirement>? security = null)
    {
        foreach (var (method, operation) in path.Operations!)
        {
            var isHead = method == HttpMethod.Head;
            operation.OperationId = isHead ? "head" + id : "get" + id;
            operation.Description = description;
            operation.Parameters = [.. parameters];
            operation.Security = security ?? [];
            operation.Responses = [];
            foreach (var (status, response) in responses.Where(response => !isHead || response.Key is not ("206" or "416")))
            {
                operation.Responses[status] = isHead ? new OpenApiResponse { Description = response.Description, Headers = response.Headers } : response;
            }
        }
    }
}
