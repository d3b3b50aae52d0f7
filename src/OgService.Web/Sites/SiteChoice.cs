using Microsoft.AspNetCore.Http.Features;
using OgService.Web.Hosting;

namespace OgService.Web.Sites;

/// <summary>Chooses the site of each request, where there are several, before anything else looks at its path.</summary>
internal static class SiteChoice
{
    // Of the service, not of a site: asked by machines, under whatever name they reach it.
    private static readonly string[] OfTheService = ["/healthz", "/readyz", "/metrics", "/robots.txt", "/openapi/v1.json"];

    public static void UseSites(this WebApplication app)
    {
        var sites = app.Services.GetRequiredService<ServedSites>();
        if (sites.Single is not null)
        {
            return;
        }

        app.Use(next => context => TryChoose(sites, context, out var isHostKnown) || OfTheService.Contains(context.Request.Path.Value) ? next(context)
            : (RequestGuard.Check(context) ?? (isHostKnown ? Problems.NotFound(context, "There is no such page.") : Problems.Misdirected(context))).ExecuteAsync(context));
    }

    private static bool TryChoose(ServedSites sites, HttpContext context, out bool isHostKnown)
    {
        var request = context.Request;
        if (sites.Find(request.Host.Value, request.Path.Value ?? "", out var prefix, out isHostKnown) is not { } site)
        {
            return false;
        }

        context.Features.Set(site);
        context.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(KeyValuePair.Create("site", (object?)site.Name));
        if (prefix.Length > 0)
        {
            request.PathBase = request.PathBase.Add(prefix);
            request.Path = request.Path.Value!.Length > prefix.Length ? request.Path.Value[prefix.Length..] : "/";
        }

        return true;
    }
}
