using OgService.Web.Cards;
using OgService.Web.Embedding;
using OgService.Web.Pages;
using OgService.Web.Playground;
using OgService.Web.Signing;
using OgService.Web.Sites;
using OgService.Web.Telemetry;

namespace OgService.Web.Hosting;

/// <summary>The web service: a table of contents; each line's detail lives beside its subject.</summary>
public static class WebService
{
    /// <summary>Where it listens when nothing else is configured.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <param name="args">Configuration as ASP.NET Core takes it, for example <c>--urls</c> and <c>--OgService:Site</c>.</param>
    public static WebApplication Build(string[] args)
    {
        // Settings lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.AddOgServiceHost();

        var app = builder.Build();
        app.UseDevelopmentOnThisMachineOnly();
        app.UseSites();
        app.UseKnownPictures();
        app.UseOgServiceHost();

        // Else it would come first by itself, and see the prefixes of sites.
        app.UseRouting();
        app.UseOutputCache();
        var site = app.MapOgServiceEndpoints();
        site.MapOEmbed();
        site.MapPlayground();
        site.MapPages();
        app.MapHealth();
        app.MapMetrics();
        app.MapServiceDescription();
        return app;
    }
}
