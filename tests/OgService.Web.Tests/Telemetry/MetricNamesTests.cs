using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using OgService.Previews;
using OgService.Testing;
using OgService.Web.Telemetry;

namespace OgService.Web.Tests.Telemetry;

/// <summary>The code, the documents and the dashboard name the same metrics.</summary>
public sealed partial class MetricNamesTests : IAsyncLifetime
{
    private static readonly string[] OfHistograms = ["_bucket", "_sum", "_count"];

    private readonly string cache = Directory.CreateTempSubdirectory("og-metrics-").FullName;
    private readonly List<Instrument> instruments = [];
    private RunningService service = null!;

    public async ValueTask InitializeAsync()
    {
        // With a disk, so that what tiers have is there.
        service = await RunningService.WithAsync("--OgService:Disk:Folder", cache);
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => instruments.Add(instrument) };
        listener.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        Directory.Delete(cache, recursive: true);
    }

    [Fact]
    public void The_dashboard_and_the_alarms_ask_for_metrics_that_exist()
    {
        var known = instruments.Where(IsOurs).SelectMany(instrument => instrument is Histogram<double> ? OfHistograms.Select(ending => MetricsText.NameOf(instrument) + ending) : [MetricsText.NameOf(instrument)]).ToHashSet();
        Assert.NotEmpty(known);
        foreach (var file in (string[])["docs/dashboard.json", "docs/deploy.md"])
        {
            var asked = MetricName().Matches(File.ReadAllText(Repository.PathTo(file))).Select(match => match.Value).Distinct().ToList();
            Assert.NotEmpty(asked);
            Assert.All(asked, name => Assert.True(known.Contains(name), $"{file} asks for {name}, which nobody measures."));
        }
    }

    [Fact]
    public void Every_metric_of_ours_is_in_the_dashboard_and_in_the_documents()
    {
        var dashboard = File.ReadAllText(Repository.PathTo("docs/dashboard.json"));
        var document = File.ReadAllText(Repository.PathTo("docs/service.md"));
        foreach (var name in instruments.Where(instrument => instrument.Meter.Name == PreviewMetrics.Name).Select(MetricsText.NameOf).Distinct())
        {
            Assert.True(dashboard.Contains(name, StringComparison.Ordinal), $"The dashboard does not show {name}.");
            Assert.True(document.Contains($"`{name}`", StringComparison.Ordinal), $"docs/service.md does not tell of {name}.");
        }

        Assert.All(
            DocumentedName().Matches(document).Select(match => match.Value.Trim('`')),
            name => Assert.Contains(name, instruments.Where(IsOurs).Select(MetricsText.NameOf)));
    }

    [Fact]
    public async Task What_is_measured_all_the_time_is_listed_from_the_first_card_on()
    {
        await service.Client.GetByteArrayAsync("/og/openai-sora.webp", TestContext.Current.CancellationToken);
        var text = await service.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        foreach (var name in (string[])["og_renders_total", "og_renders_running", "og_queue_length", "og_pixels_bytes", "og_cache_lookups_total", "og_cache_bytes", "og_breaker_open", "og_site_problems", "og_site_snapshot", "http_server_request_duration_seconds"])
        {
            Assert.Contains($"# TYPE {name} ", text, StringComparison.Ordinal);
        }

        foreach (var span in (string[])["cache", "disk", "queue", "shape", "decode", "raster", "encode"])
        {
            Assert.Contains($"og_span_duration_seconds_count{{span=\"{span}\"}}", text, StringComparison.Ordinal);
        }
    }

    private static bool IsOurs(Instrument instrument) => instrument.Meter.Name is PreviewMetrics.Name or "Microsoft.AspNetCore.Hosting";

    [GeneratedRegex(@"\b(og|http_server)_[a-z_]+[a-z]\b")]
    private static partial Regex MetricName();

    [GeneratedRegex("`og_[a-z_]+`")]
    private static partial Regex DocumentedName();
}
