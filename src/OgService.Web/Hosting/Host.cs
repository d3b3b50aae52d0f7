using OgService.Web.Limiting;
using OgService.Web.Telemetry;

namespace OgService.Web.Hosting;

/// <summary>What every answer of the service shares: settings, errors as problem details, safe headers.</summary>
internal static class Host
{
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

            // A request may name the whole address; then that names the host, whatever Host says (RFC 9112, 3.2.2).
            kestrel.AllowHostHeaderOverride = true;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            kestrel.Limits.MaxConcurrentConnections = ConnectionLimit.OfThisProcess();
        });

        // Requests are handled where they are read, until one turns out to take longer: KnownPicturesFirst.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.AddOgService();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
        builder.Services.AddHostedService<Shutdown>();
        builder.AddTelemetry();
        builder.Services.AddServiceDescription();
        builder.Services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        builder.Services.AddProblemDetails();
    }

    public static void UseOgServiceHost(this WebApplication app)
    {
        app.UseTrustedProxies(app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ServiceOptions>>().Value);
        app.Use((context, next) => RequestGuard.Check(context) is { } refusal ? refusal.ExecuteAsync(context) : next(context));
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // Whose fault it is decides the status; the text of an exception stays in the log.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            StatusCodeSelector = exception => exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePages();
    }
}
