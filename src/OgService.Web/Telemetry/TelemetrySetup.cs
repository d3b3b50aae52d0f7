using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using OgService.Previews;
using OgService.Web.Hosting;
using OgService.Web.Sites;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OgService.Web.Telemetry;

/// <summary><c>/metrics</c>, and OpenTelemetry where a collector is named (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>).</summary>
internal static class TelemetrySetup
{
    private const string CollectorKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Requests = "Microsoft.AspNetCore.Hosting";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        RequestLines.KeepOut(builder.Services);
        builder.Services.AddSingleton(services => new MetricsText(Wanted(services.GetRequiredService<ServedSites>().Machine.Meter, services.GetRequiredService<IMeterFactory>())));
        if (string.IsNullOrEmpty(builder.Configuration[CollectorKey]))
        {
            return;
        }

        builder.Services.AddSingleton<IStartupFilter, RequestSpans>();

        // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES go before our own name.
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService("ogservice", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3))
                .AddEnvironmentVariableDetector())
            .WithMetrics(metrics => metrics.AddMeter(PreviewMetrics.Name, Requests, "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(PreviewMetrics.Name, "Microsoft.AspNetCore").AddOtlpExporter());
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.AddOtlpExporter();
        });
    }

    public static void MapMetrics(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<ServiceOptions>>().Value.Metrics)
        {
            return;
        }

        // Made now, so that it counts from the start.
        _ = app.Services.GetRequiredService<MetricsText>();
        app.MapMethods("/metrics", Methods, (HttpContext context, MetricsText metrics) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return TypedResults.Text(metrics.Write(), "text/plain; version=0.0.4; charset=utf-8");
        }).ExcludeFromDescription();
    }

    // Of this service only: several may run in one process.
    private static Func<Instrument, bool> Wanted(Meter own, IMeterFactory factory)
        => instrument => ReferenceEquals(instrument.Meter, own) || (instrument.Meter.Name == Requests && ReferenceEquals(instrument.Meter.Scope, factory));
}
