using System.Diagnostics;
using System.Text;
using OgService.Previews;

namespace OgService.Web.Tests.Telemetry;

/// <summary>What an OpenTelemetry collector gets of the running service.</summary>
public sealed class ExportTests
{
    private const string Secret = "a secret of thirty-two characters";

    [Theory]
    [InlineData("http/protobuf")]
    [InlineData("grpc")]
    public async Task Traces_metrics_and_logs_reach_a_collector(string protocol)
    {
        await using var collector = await Collector.StartAsync(grpc: protocol == "grpc");
        await using (var service = await StartAsync(collector, protocol))
        {
            using var answer = await service.Client.GetAsync("/og/kerning.png");
            Assert.True(answer.IsSuccessStatusCode);
            await service.StopAsync();
        }

        Assert.Empty(collector.Failures);
        Assert.All(collector.Items, item => Assert.Equal("ogservice", item.Resource["service.name"]));
        Assert.All(collector.Items, item => Assert.Matches(@"^\d+\.\d+\.\d+$", item.Resource["service.version"]));
        AssertHas(collector, "metrics", "og.renders", "og.cache.lookups", "og.span.duration", "og.queue.length", "og.renders.running", "og.pixels", "og.cache.bytes", "og.site.snapshot", "http.server.request.duration");
        AssertHas(collector, "traces", "cache", "queue", "shape", "raster", "encode");
        Assert.Contains(collector.Of("logs"), record => record.Body.StartsWith("Drew kerning as image/png", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_spans_of_a_card_are_below_its_request_and_in_order()
    {
        // Sources of activities are of the process: other tests' services are heard too, so the trace is known by the id that the client gives it.
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        await using var collector = await Collector.StartAsync(grpc: false);
        await using (var service = await StartAsync(collector, "http/protobuf"))
        {
            using var answer = await service.SendAsync(HttpMethod.Get, "/og/kerning.png", ("traceparent", $"00-{trace}-00f067aa0ba902b7-01"));
            await service.StopAsync();
        }

        var request = collector.Of("traces").Single(span => span.Scope == "Microsoft.AspNetCore" && span.TraceId == trace);
        Assert.Equal("00f067aa0ba902b7", request.ParentId);
        var own = collector.Of("traces").Where(span => span.Scope == PreviewMetrics.Name && span.TraceId == trace && span.Name != "decode").OrderBy(span => span.Time.Start).ToList();
        Assert.Equal("GET /og/{**name}", request.Name);
        Assert.Superset(
            new HashSet<KeyValuePair<string, string>>([new("http.request.method", "GET"), new("http.route", "/og/{**name}"), new("url.path", "/og/kerning.png"), new("http.response.status_code", "200")]),
            request.Attributes.ToHashSet());
        Assert.Equal(["cache", "queue", "shape", "raster", "encode"], own.Select(span => span.Name));
        Assert.All(own, span => Assert.Equal((request.TraceId, request.SpanId), (span.TraceId, span.ParentId)));
        Assert.All(own, span => Assert.InRange(span.Time.End, span.Time.Start, request.Time.End));
    }

    [Fact]
    public async Task Fetching_decoding_and_tiers_are_spans_too()
    {
        var disk = Directory.CreateTempSubdirectory("og-export-").FullName;
        await using var collector = await Collector.StartAsync(grpc: false);
        await using (var service = await StartAsync(collector, "http/protobuf", "--OgService:Disk:Folder", disk, "--OgService:Remote:TrustedHosts:0", new Uri(collector.Endpoint).Authority))
        {
            File.WriteAllText(service.PathTo("og.yaml"), "site: { name: Covers, url: https://example.com }\ncontent: { include: [\"*.md\"] }\ncards: { template: photo, covers: draw }\n");
            Directory.CreateDirectory(service.PathTo("templates/photo"));
            File.WriteAllText(service.PathTo("templates/photo/card.yaml"), "card:\n  children:\n    - picture: \"{{ cover }}\"\n      width: 400px\n      height: 300px\n    - text: \"{{ title }}\"\n");
            File.WriteAllText(service.PathTo("covered.md"), $"---\ntitle: Covered\ncover: {collector.Endpoint}{Collector.PicturePath}\n---\nWords.\n");
            await service.Until(async () => (await service.Client.GetAsync("/og/covered.png")).IsSuccessStatusCode);
            await service.StopAsync();
        }

        Directory.Delete(disk, recursive: true);
        AssertHas(collector, "traces", "fetch", "decode", "disk");
        var spans = collector.Of("traces").ToLookup(span => span.SpanId);
        string? ParentOf(string name) => collector.Of("traces").Where(span => span.Name == name).Select(span => spans[span.ParentId].FirstOrDefault()?.Name).FirstOrDefault(parent => parent is not null);
        Assert.Equal(("shape", "cache"), (ParentOf("decode"), ParentOf("disk")));
    }

    [Fact]
    public async Task The_name_of_the_service_may_be_set_as_OpenTelemetry_says()
    {
        await using var collector = await Collector.StartAsync(grpc: false);
        await using (var service = await StartAsync(collector, "http/protobuf", "--OTEL_SERVICE_NAME", "cards-of-the-blog"))
        {
            await service.Client.GetAsync("/healthz");
            await service.StopAsync();
        }

        Assert.All(collector.Items, item => Assert.Equal("cards-of-the-blog", item.Resource["service.name"]));
    }

    [Fact]
    public async Task A_collector_that_is_not_there_harms_nobody()
    {
        await using var service = await RunningService.WithAsync("--OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9", "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf", "--OTEL_EXPORTER_OTLP_TIMEOUT", "500");
        Assert.True((await service.Client.GetAsync("/og/kerning.png")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Nothing_of_a_signature_reaches_a_collector()
    {
        Assert.True(SigningKey.TryCreate("now", Secret, out var key));
        var address = SignedAddress.Sign(key, "/og.png", [new("title", "Signed")]);
        var signature = address[(address.IndexOf("sig=", StringComparison.Ordinal) + 4)..];
        await using var collector = await Collector.StartAsync(grpc: false);
        await using (var service = await StartAsync(collector, "http/protobuf", "--OgService:Signing:Keys:now", Secret))
        {
            Assert.True((await service.Client.GetAsync(address)).IsSuccessStatusCode);
            Assert.False((await service.Client.GetAsync(address + "x")).IsSuccessStatusCode);
            await service.StopAsync();
        }

        Assert.NotEmpty(collector.Of("traces"));
        Assert.DoesNotContain(collector.Bodies, body => Encoding.Latin1.GetString(body).Contains(signature, StringComparison.Ordinal) || Encoding.Latin1.GetString(body).Contains(Secret, StringComparison.Ordinal));
    }

    private static Task<RunningService> StartAsync(Collector collector, string protocol, params string[] settings) => RunningService.WithAsync(
    [
        "--OTEL_EXPORTER_OTLP_ENDPOINT", collector.Endpoint, "--OTEL_EXPORTER_OTLP_PROTOCOL", protocol, "--OTEL_METRIC_EXPORT_INTERVAL", "60000", "--Logging:LogLevel:Default", "Information", "--Logging:Console:LogLevel:Default", "None", .. settings,
    ]);

    private static void AssertHas(Collector collector, string signal, params string[] names)
    {
        foreach (var name in names)
        {
            Assert.True(collector.Of(signal).Any(item => item.Name == name), $"no {name} among {string.Join(", ", collector.Of(signal).Select(item => item.Name).Distinct())}");
        }
    }
}
