using Microsoft.Extensions.DependencyInjection.Extensions;
using OgService.Previews;
using OgService.Web.Api;
using OgService.Web.Background;
using OgService.Web.Caching;
using OgService.Web.Cards;
using OgService.Web.Hosting;
using OgService.Web.Meta;
using OgService.Web.Signing;
using OgService.Web.Sites;

namespace OgService.Web;

/// <summary>The door for applications that host the previews themselves (docs/hosting.md): <see cref="AddOgService"/>, <see cref="MapOgService"/>, and the
/// tag <c>&lt;og-meta slug="…"&gt;</c> in their pages. Our own service goes through it too.</summary>
public static class OgServiceExtensions
{
    /// <summary>Adds pictures and tags for a site. Settings are those of docs/service.md, in the section <c>OgService</c> of the application's configuration.</summary>
    /// <param name="configure">Settings in code; they go before the configuration's.</param>
    public static TBuilder AddOgService<TBuilder>(this TBuilder builder, Action<ServiceOptions>? configure = null)
        where TBuilder : IHostApplicationBuilder
    {
        var services = builder.Services;
        var section = builder.Configuration.GetSection(ServiceOptions.Section);
        services.Configure<ServiceOptions>(_ => SiteSections.Check(section));
        services.Configure<ServiceOptions>(section);
        services.Configure<ServiceOptions>(options => SiteSections.Complete(section, options));
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ServedSites>();
        services.AddSingleton(provider => provider.GetRequiredService<ServedSites>().Single?.Previews
            ?? throw new InvalidOperationException($"There are several sites ({ServiceOptions.Section}:Sites): it is not known whose previews are meant."));
        services.AddHostedService<SiteRefresher>();
        services.AddHostedService<SourceRefresher>();
        services.AddHostedService<PurgeSync>();
        services.AddHostedService<CardWarming>();
        services.AddPageCache();
        return builder;
    }

    /// <summary>Maps pictures (<c>/og/…</c>, <c>/og.png?…</c>), tags (<c>/meta/…</c>) and the addresses for programs (<c>/api/card</c>, <c>/api/meta</c>,
    /// <c>/api/purge</c>) into an application. Its pages, its health and its errors stay its own.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it. Several sites are for the service of its own.</exception>
    public static RouteGroupBuilder MapOgService(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<ServedSites>().Single is null)
        {
            throw new InvalidOperationException($"{ServiceOptions.Section}:Sites is for the service of its own: inside an application there is one site.");
        }

        var group = routes.MapGroup("");
        var isOpen = routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        group.AddEndpointFilter((invocation, next) =>
        {
            var context = invocation.HttpContext;
            return isOpen && !DevelopmentOnly.Admits(context) ? ValueTask.FromResult<object?>(Problems.OnlyThisMachine(context))
                : RequestGuard.Check(context) is { } refusal ? ValueTask.FromResult<object?>(refusal)
                : next(invocation);
        });
        group.MapOgServiceEndpoints();
        return group;
    }

    /// <returns>The group in which handlers know their <see cref="ServedSite"/>.</returns>
    internal static RouteGroupBuilder MapOgServiceEndpoints(this IEndpointRouteBuilder endpoints)
    {
        // Opened now, so that a wrong setting stops the start instead of failing the first request.
        var sites = endpoints.ServiceProvider.GetRequiredService<ServedSites>();
        foreach (var site in sites.All)
        {
            var logger = site.LoggerOf<PreviewService>();
            site.Previews.Drawn += (plan, card) => logger.Tell(plan, card);
        }

        var routes = endpoints.MapGroup("");
        routes.WithMetadata(sites);
        routes.MapCards();
        routes.MapSignedCards();
        routes.MapApi();
        routes.MapMeta();
        return routes;
    }
}
