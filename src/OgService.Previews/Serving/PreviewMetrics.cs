using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OgService.Previews;

/// <summary>What the service measures of itself (docs/service.md lists the names). Safe for many threads.</summary>
public sealed class PreviewMetrics : IDisposable
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "OgService";

    private static readonly ActivitySource Activities = new(Name);

    // Seconds. From a card out of memory to one that has waited for everything.
    private static readonly double[] Boundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Counter<long> renders;
    private readonly Counter<long> lookups;
    private readonly Counter<long> standIns;
    private readonly Counter<long> dropped;
    private readonly Counter<long> purges;
    private readonly Counter<long> fetches;
    private readonly Histogram<double> spans;

    internal PreviewMetrics()
    {
        renders = Meter.CreateCounter<long>("og.renders", "{render}", "Renders by outcome: started, joined, done, failed, cancelled, refused.");
        lookups = Meter.CreateCounter<long>("og.cache.lookups", "{lookup}", "Looks into a tier by outcome: hit, miss, stale, corrupt, error.");
        standIns = Meter.CreateCounter<long>("og.stand_ins", "{answer}", "Pictures that stood in for the one that was asked for, by kind.");
        dropped = Meter.CreateCounter<long>("og.cache.writes.dropped", "{write}", "Pictures that a tier did not take, by cause.");
        purges = Meter.CreateCounter<long>("og.purges", "{label}", "Labels that were purged.");
        fetches = Meter.CreateCounter<long>("og.fetches", "{fetch}", "Fetches from other hosts by outcome: fetched, unchanged, blocked, and the ways to fail.");
        spans = Meter.CreateHistogram("og.span.duration", "s", "Time by span: queue, resolve, paint, encode, disk, bucket.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Boundaries });
    }

    /// <summary>One a service, so that two in a process do not mix.</summary>
    public Meter Meter { get; } = new(Name);

    public void Dispose() => Meter.Dispose();

    internal void CountRender(string outcome) => renders.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal void CountLookup(string tier, string outcome)
        => lookups.Add(1, new KeyValuePair<string, object?>("tier", tier), new KeyValuePair<string, object?>("outcome", outcome));

    internal void CountStandIn(CardSource source) => standIns.Add(1, new KeyValuePair<string, object?>("kind", NameOf(source)));

    internal void CountDropped(string tier, string cause)
        => dropped.Add(1, new KeyValuePair<string, object?>("tier", tier), new KeyValuePair<string, object?>("cause", cause));

    internal void CountFetch(string outcome) => fetches.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    internal void CountPurge(int labels) => purges.Add(labels);

    internal void Watch(string name, string unit, string description, Func<long> value) => Meter.CreateObservableGauge(name, value, unit, description);

    internal void Watch(string name, string unit, string description, string tier, Func<long> value)
        => Meter.CreateObservableGauge(name, () => new Measurement<long>(value(), new KeyValuePair<string, object?>("tier", tier)), unit, description);

    /// <summary>Measures a part of the work until it is disposed of.</summary>
    internal Span Start(string span) => new(this, span, Activities.StartActivity(span), Stopwatch.GetTimestamp());

    public static string NameOf(CardSource source) => source switch
    {
        CardSource.Memory => "memory",
        CardSource.Disk => "disk",
        CardSource.Bucket => "bucket",
        CardSource.Drawn => "drawn",
        CardSource.LastGood => "last-good",
        CardSource.SiteFallback => "site-fallback",
        _ => "plain-title",
    };

    internal readonly struct Span(PreviewMetrics metrics, string name, Activity? activity, long started) : IDisposable
    {
        public void Dispose()
        {
            activity?.Dispose();
            metrics.spans.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("span", name));
        }
    }
}
