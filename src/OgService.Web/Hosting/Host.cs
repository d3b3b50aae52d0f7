using Microsoft.Extensions.DependencyInjection.Extensions;
using OgService.Previews;
using OgService.Web.Background;
using OgService.Web.Caching;
using OgService.Web.Cards;
using OgService.Web.Limiting;
using OgService.Web.Signing;
using OgService.Web.Telemetry;

namespace OgService.Web.Hosting;

/// <summary>What every answer of the service shares: settings, errors as problem details, safe headers.</summary>
internal static class Host
{
    // Characters; no address of ours needs more (docs/limits.md).
    private const int MaxQueryLength = 2_048;

    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(20);

    public static void AddOgServiceHost(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(WebService.DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
        });
        builder.Services.Configure<ServiceOptions>(builder.Configuration.GetSection(ServiceOptions.Section));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services =>
            PreviewService.Open(services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ServiceOptions>>().Value.Resolve(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<WorkLimiter>();
        builder.Services.AddSingleton<CardRequests>();
        builder.Services.AddSingleton<Admission>();
        builder.Services.AddHostedService<SiteRefresher>();
        builder.Services.AddHostedService<PurgeSync>();
        builder.Services.AddHostedService<CardWarming>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
        builder.Services.AddHostedService<Shutdown>();
        builder.Services.AddPageCache();
        builder.AddTelemetry();
        builder.Services.AddServiceDescription();
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = context => context.ProblemDetails.Extensions.Remove("traceId"));
    }

    public static void UseOgServiceHost(this WebApplication app)
    {
        // Opened now, so that a wrong setting stops the start instead of failing the first request.
        var previews = app.Services.GetRequiredService<PreviewService>();
        var logger = app.Services.GetRequiredService<ILogger<PreviewService>>();
        previews.Drawn += (plan, card) => logger.Tell(plan, card);
        app.UseDevelopmentOnThisMachineOnly();
        app.UseTrustedProxies(app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ServiceOptions>>().Value);
        app.Use((context, next) =>
        {
            RequestClock.Start(context);
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return context.Request.QueryString.Value is { Length: > MaxQueryLength } ? Problems.QueryTooLong(context).ExecuteAsync(context) : next(context);
        });
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // Whose fault it is decides the status; the text of an exception stays in the log.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            StatusCodeSelector = exception => exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages();
    }
}
