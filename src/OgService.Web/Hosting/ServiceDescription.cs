using Microsoft.OpenApi;

namespace OgService.Web.Hosting;

/// <summary><c>/openapi/v1.json</c>: the addresses for programs that read such documents.</summary>
internal static class ServiceDescription
{
    public static void AddServiceDescription(this IServiceCollection services) => services.AddOpenApi(options => options.AddDocumentTransformer((document, context, _) =>
    {
        document.Info = new OpenApiInfo { Title = "OgService", Version = "1", Description = "Link previews: pictures and tags for posts." };

        // From the configuration only: what a request calls us may be anything (R18).
        document.Servers = [];
        return Task.CompletedTask;
    }));

    public static void MapServiceDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName}.json");
}
