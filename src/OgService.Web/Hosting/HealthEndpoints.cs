using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using OgService.Previews;

namespace OgService.Web.Hosting;

/// <summary><c>/healthz</c>, <c>/readyz</c> and <c>/robots.txt</c>: what machines ask first. None of them asks another machine.</summary>
internal static class HealthEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    // X and Google obey it for pictures too, so it allows everything (R16).
    private const string Robots = "User-agent: *\nAllow: /\n";

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/healthz", Methods, GetHealth).WithSummary("Whether the service lives, and what of it needs a person").WithTags("For machines");
        routes.MapMethods("/readyz", Methods, GetReadiness).WithSummary("Whether requests should be sent here").WithTags("For machines");
        routes.MapMethods("/robots.txt", Methods, (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=86400";
            return TypedResults.Text(Robots, "text/plain; charset=utf-8");
        }).ExcludeFromDescription();
    }

    private static JsonHttpResult<Health> GetHealth(HttpContext context, PreviewService previews) => TypedResults.Json(Look(context, previews), HealthJson.Default.Health);

    // A bucket that is down makes answers slower, not wrong: sending requests elsewhere would help nobody.
    private static JsonHttpResult<Health> GetReadiness(HttpContext context, PreviewService previews, IHostApplicationLifetime lifetime)
    {
        var health = Look(context, previews);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return TypedResults.Json(health with { Status = "stopping" }, HealthJson.Default.Health, statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        return previews.CanDraw(previews.Site.Current)
            ? TypedResults.Json(health, HealthJson.Default.Health)
            : TypedResults.Json(health with { Status = "no usable template" }, HealthJson.Default.Health, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static Health Look(HttpContext context, PreviewService previews)
    {
        context.Response.Headers.CacheControl = "no-store";
        var site = previews.Site.Current;
        var unwell = previews.UnwellTiers;
        return new Health(site.Problems.Count == 0 && unwell.Count == 0 ? "ok" : "degraded", site.Posts.Posts.Count, site.Problems.Count, unwell);
    }
}

/// <param name="Status">ok, or degraded: the service answers, and something needs a person (the log says what).</param>
/// <param name="Unwell">Caches that are left alone after errors.</param>
internal sealed record Health(string Status, int Posts, int Problems, IReadOnlyList<string> Unwell);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Health))]
internal sealed partial class HealthJson : JsonSerializerContext;
