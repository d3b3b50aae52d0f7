using OgService.Previews;

namespace OgService.Web.Hosting;

/// <summary><c>/healthz</c> and <c>/robots.txt</c>: what machines ask first.</summary>
internal static class HealthEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    // X and Google obey it for pictures too, so it allows everything (R16).
    private const string Robots = "User-agent: *\nAllow: /\n";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/healthz", Methods, (HttpContext context, PreviewService previews) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            var site = previews.Site.Current;
            return TypedResults.Json(new Health(site.Problems.Count == 0 ? "ok" : "degraded", site.Posts.Posts.Count, site.Problems.Count), HealthJson.Default.Health);
        });
        routes.MapMethods("/robots.txt", Methods, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=86400";
            return TypedResults.Text(Robots, "text/plain; charset=utf-8");
        });
    }
}

/// <param name="Status">ok, or degraded: the service answers, and something of the site needs a person (the log says what).</param>
internal sealed record Health(string Status, int Posts, int Problems);

[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
[System.Text.Json.Serialization.JsonSerializable(typeof(Health))]
internal sealed partial class HealthJson : System.Text.Json.Serialization.JsonSerializerContext;
