using Microsoft.OpenApi;
using OgService.Web.Api;
using OgService.Web.Api.Description;
using OgService.Web.Sites;

namespace OgService.Web.Hosting;

/// <summary><c>/openapi/v1.json</c>: the addresses for programs that read such documents.</summary>
internal static class ServiceDescription
{
    public static void AddServiceDescription(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default))
        .AddScoped<DescribedSite>()
        .AddOpenApi(options => options.AddDocumentTransformer((document, context, _) =>
    {
        document.Info = new OpenApiInfo { Title = "OgService", Version = "1", Description = "Link previews: pictures and tags for posts." };

        // From the configuration only: what a request calls us may be anything (R18).
        document.Servers = context.ApplicationServices.GetRequiredService<DescribedSite>().Site is { } site
            ? [new OpenApiServer { Url = site.Previews.PublicUrl(site.Previews.Site.Current) }]
            : [new OpenApiServer { Url = "/" }];
        var answers = new DescribedAnswers(document);
        DescribedPictures.Complete(document, answers);
        DescribedTags.Complete(document, answers);
        DescribedPrograms.Complete(document, answers);
        DescribedMachines.Complete(document, answers);
        return Task.CompletedTask;
    }));

    public static void MapServiceDescription(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/openapi/{documentName:regex(^v1$)}.json").AddEndpointFilter((invocation, next) =>
    {
        invocation.HttpContext.RequestServices.GetRequiredService<DescribedSite>().Site = invocation.HttpContext.Features.Get<ServedSite>();
        invocation.HttpContext.Response.Headers.CacheControl = "public, max-age=300";
        return next(invocation);
    }).Finally(endpoint =>
    {
        // The framework maps GET only.
        foreach (var methods in endpoint.Metadata.OfType<HttpMethodMetadata>().ToList())
        {
            endpoint.Metadata.Remove(methods);
        }

        endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
    });

    /// <summary>The site of the request, where there are several: what writes the document is not given the request.</summary>
    private sealed class DescribedSite
    {
        public ServedSite? Site { get; set; }
    }
}
