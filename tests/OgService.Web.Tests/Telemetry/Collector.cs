using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace OgService.Web.Tests.Telemetry;

/// <summary>Takes what an OpenTelemetry exporter sends (OTLP 1.x: <c>http/protobuf</c> and <c>grpc</c>), on a port of its own.</summary>
internal sealed class Collector : IAsyncDisposable
{
    public const string PicturePath = "/picture.png";

    private readonly WebApplication app;

    private Collector(WebApplication app) => this.app = app;

    public string Endpoint => app.Urls.Single();

    public ConcurrentQueue<Item> Items { get; } = [];

    /// <summary>Why something that came could not be read.</summary>
    public ConcurrentQueue<string> Failures { get; } = [];

    /// <summary>All that came, as it came.</summary>
    public ConcurrentQueue<byte[]> Bodies { get; } = [];

    /// <param name="grpc">Else HTTP.</param>
    public static async Task<Collector> StartAsync(bool grpc)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = grpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var collector = new Collector(builder.Build());
        collector.app.Urls.Add("http://127.0.0.1:0");
        foreach (var (signal, service) in (ReadOnlySpan<(string, string)>)[("traces", "trace.v1.TraceService"), ("metrics", "metrics.v1.MetricsService"), ("logs", "logs.v1.LogsService")])
        {
            collector.app.MapPost("/v1/" + signal, context => collector.TakeAsync(context, signal, isFramed: false));
            collector.app.MapPost($"/opentelemetry.proto.collector.{service}/Export", context => collector.TakeAsync(context, signal, isFramed: true));
        }

        // The smallest PNG, for cards to fetch.
        collector.app.MapGet(PicturePath, () => Results.Bytes(
            Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), "image/png"));
        await collector.app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public IEnumerable<Item> Of(string signal) => Items.Where(item => item.Signal == signal);

    private async Task TakeAsync(HttpContext context, string signal, bool isFramed)
    {
        using var whole = new MemoryStream();
        await context.Request.Body.CopyToAsync(whole);
        var body = whole.ToArray();
        if (isFramed)
        {
            // gRPC: not compressed, and the length.
            Assert.Equal((0, body.Length - 5), (body[0], BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(1))));
            body = body[5..];
        }

        Bodies.Enqueue(body);
        try
        {
            foreach (var item in Read(signal, body))
            {
                Items.Enqueue(item);
            }
        }
        catch (Exception failure)
        {
            Failures.Enqueue(failure.ToString());
            throw;
        }

        context.Response.ContentType = isFramed ? "application/grpc" : "application/x-protobuf";
        if (isFramed)
        {
            await context.Response.Body.WriteAsync(new byte[5]);
            context.Response.AppendTrailer("grpc-status", "0");
        }
    }

    // The three requests have one shape: resource (1), then scopes (2) with a name (1) and their items (2).
    private static IEnumerable<Item> Read(string signal, byte[] body) =>
        from resource in ProtobufMessage.Read(body).Messages(1)
        let attributes = resource.Messages(1).SelectMany(one => AttributesOf(one, 1)).ToDictionary()
        from scope in resource.Messages(2)
        let scopeName = scope.Messages(1).Select(one => one.Text(1)).FirstOrDefault("")
        from item in scope.Messages(2)
        select new Item(signal, attributes, scopeName, item);

    // Texts and whole numbers.
    private static IEnumerable<KeyValuePair<string, string>> AttributesOf(ProtobufMessage message, int number)
        => message.Messages(number).Select(pair => KeyValuePair.Create(
            pair.Text(1), pair.Messages(2).Select(value => value.Number(3)?.ToString(CultureInfo.InvariantCulture) ?? value.Text(1)).FirstOrDefault("")));

    /// <param name="Resource">Attributes of the process that sent it, texts and whole numbers.</param>
    /// <param name="Scope">Of the source, meter or logger.</param>
    internal sealed record Item(string Signal, IReadOnlyDictionary<string, string> Resource, string Scope, ProtobufMessage Message)
    {
        /// <summary>Of a span or metric.</summary>
        public string Name => Message.Text(Signal == "traces" ? 5 : 1);

        public string TraceId => Message.Hex(1);

        public string SpanId => Message.Hex(2);

        public string ParentId => Message.Hex(4);

        /// <summary>In nanoseconds since 1970.</summary>
        public (ulong Start, ulong End) Time => (Message.Fixed64(7), Message.Fixed64(8));

        /// <summary>Of a span.</summary>
        public IEnumerable<KeyValuePair<string, string>> Attributes => AttributesOf(Message, 9);

        /// <summary>Of a log record.</summary>
        public string Body => Message.Messages(5).Select(body => body.Text(1)).FirstOrDefault("");

        public override string ToString() => new StringBuilder(Signal).Append(' ').Append(Scope).Append(' ').Append(Signal == "logs" ? Body : Name).ToString();
    }
}
