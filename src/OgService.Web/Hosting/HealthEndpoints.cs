using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using OgService.Web.Sites;

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

    private static JsonHttpResult<Health> GetHealth(HttpContext context, ServedSites sites) => TypedResults.Json(Look(context, sites), HealthJson.Default.Health);

    // A bucket that is down makes answers slower, not wrong: sending requests elsewhere would help nobody. Nor would it for one site while others can be drawn.
    private static JsonHttpResult<Health> GetReadiness(HttpContext context, ServedSites sites, IHostApplicationLifetime lifetime)
    {
        var health = Look(context, sites);
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return TypedResults.Json(health with { Status = "stopping" }, HealthJson.Default.Health, statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        return sites.All.Any(CanDraw)
            ? TypedResults.Json(health, HealthJson.Default.Health)
            : TypedResults.Json(health with { Status = "no usable template" }, HealthJson.Default.Health, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static bool CanDraw(ServedSite site) => site.Previews.CanDraw(site.Previews.Site.Current);

    private static Health Look(HttpContext context, ServedSites sites)
    {
        context.Response.Headers.CacheControl = "no-store";
        var unwell = sites.Machine.UnwellTiers;
        var looks = sites.All.Select(site => (site.Name, Health: Look(site))).ToList();
        return new Health(
            unwell.Count == 0 && looks.All(look => look.Health.Status == "ok") ? "ok" : "degraded",
            looks.Sum(look => look.Health.Posts),
            looks.Sum(look => look.Health.Problems),
            unwell,
            sites.Single is null ? looks.ToDictionary(look => look.Name!, look => look.Health) : null);
    }

    private static SiteHealth Look(ServedSite served)
    {
        var site = served.Previews.Site.Current;
        var status = !served.IsReadable ? "unreadable" : !CanDraw(served) ? "no usable template" : site.Problems.Count > 0 ? "degraded" : "ok";
        return new SiteHealth(status, site.Posts.Posts.Count, site.Problems.Count);
    }
}

/// <param name="Status">ok, or degraded: the service answers, and something needs a person (the log says what).</param>
/// <param name="Unwell">Caches that are left alone after errors.</param>
/// <param name="Sites">Each by its name, where there are several.</param>
internal sealed record Health(string Status, int Posts, int Problems, IReadOnlyList<string> Unwell, IReadOnlyDictionary<string, SiteHealth>? Sites);

/// <param name="Status">ok; degraded: it answers, and something needs a person; unreadable: what was known before is shown; no usable template.</param>
internal sealed record SiteHealth(string Status, int Posts, int Problems);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Health))]
internal sealed partial class HealthJson : JsonSerializerContext;
