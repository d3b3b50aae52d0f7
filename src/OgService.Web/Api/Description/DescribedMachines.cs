using Microsoft.OpenApi;

namespace OgService.Web.Api.Description;

/// <summary>Health and readiness.</summary>
internal static class DescribedMachines
{
    public static void Complete(OpenApiDocument document, DescribedAnswers answers)
    {
        document.AddComponent("Health", new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "ok, degraded, stopping, or no usable template." },
                ["posts"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["problems"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
                ["unwell"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = DescribedAnswers.Text(), Description = "Caches that are left alone after errors." },
                ["sites"] = new OpenApiSchema { Type = JsonSchemaType.Object | JsonSchemaType.Null, Description = "By name, where there are several." },
            },
            Required = new HashSet<string> { "status", "posts", "problems", "unwell" },
        });
        OpenApiResponse Health(string description) => DescribedAnswers.Of(description, [("application/json", answers.Schema("Health"))]);
        DescribedAnswers.Put(document.Paths["/healthz"], "Health", null, [], new OpenApiResponses { ["200"] = Health("It lives, as long as it answers.") });
        DescribedAnswers.Put(document.Paths["/readyz"], "Readiness", null, [], new OpenApiResponses { ["200"] = Health("Send requests here."), ["503"] = Health("Send requests elsewhere: it is stopping, or has no usable template.") });
    }
}
