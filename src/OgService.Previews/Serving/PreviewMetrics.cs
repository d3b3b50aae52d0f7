using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OgService.Previews;

/// <summary>What the service measures of itself (docs/service.md lists the names). Safe for many threads.</summary>
public sealed class PreviewMetrics
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
    private readonly Counter<long> failures;
    private readonly Counter<long> fetches;
    private readonly Histogram<double> spans;

    private readonly KeyValuePair<string, object?> site;
    private readonly bool isLabelled;

    /// <param name="meter">Shared by the sites of a process.</param>
    /// <param name="siteName">Stands as <c>site</c> at every measurement; null where there is only one.</param>
    internal PreviewMetrics(Meter meter, string? siteName = null)
    {
        Meter = meter;
        isLabelled = siteName is not null;
        site = KeyValuePair.Create("site", (object?)siteName);
        renders = Meter.CreateCounter<long>("og.renders", "{render}", "Renders by outcome: started, joined, done, failed, cancelled, refused.");
        lookups = Meter.CreateCounter<long>("og.cache.lookups", "{lookup}", "Looks into a tier by outcome: hit, miss, stale, corrupt, error.");
        standIns = Meter.CreateCounter<long>("og.stand_ins", "{answer}", "Pictures that stood in for the one that was asked for, by kind.");
        dropped = Meter.CreateCounter<long>("og.cache.writes.dropped", "{write}", "Pictures that a tier did not take, by cause.");
        failures = Meter.CreateCounter<long>("og.failures", "{request}", "Requests whose card could not be had, whether something stood in or not, by cause: busy, late, undrawable, failed.");
        purges = Meter.CreateCounter<long>("og.purges", "{label}", "Labels that were purged.");
        fetches = Meter.CreateCounter<long>("og.fetches", "{fetch}", "Fetches from other hosts by outcome: fetched, unchanged, blocked, and the ways to fail.");
        spans = Meter.CreateHistogram("og.span.duration", "s", "Time by span: cache (disk and bucket within it), queue, shape (decode within it), raster, encode; fetch.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Boundaries });
    }

    public Meter Meter { get; }

    internal void CountRender(string outcome) => Count(renders, "outcome", outcome);

    internal void CountLookup(string tier, string outcome)
        => Count(lookups, "tier", tier, "outcome", outcome);

    internal void CountStandIn(CardSource source) => Count(standIns, "kind", NameOf(source));

    internal void CountDropped(string tier, string cause)
        => Count(dropped, "tier", tier, "cause", cause);

    /// <param name="cause">busy, late, undrawable, failed.</param>
    public void CountFailure(string cause) => Count(failures, "cause", cause);

    internal void CountFetch(string outcome) => Count(fetches, "outcome", outcome);

    internal void CountPurge(int labels)
    {
        if (isLabelled)
        {
            purges.Add(labels, site);
        }
        else
        {
            purges.Add(labels);
        }
    }

    internal void Watch(string name, string unit, string description, Func<long> value)
        => Meter.CreateObservableGauge(name, () => isLabelled ? new Measurement<long>(value(), site) : new Measurement<long>(value()), unit, description);

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

    // Tags one by one: as arguments they cost nothing, as an array each measurement would.
    private void Count(Counter<long> counter, string label, string value)
    {
        if (isLabelled)
        {
            counter.Add(1, KeyValuePair.Create(label, (object?)value), site);
        }
        else
        {
            counter.Add(1, KeyValuePair.Create(label, (object?)value));
        }
    }

    private void Count(Counter<long> counter, string label, string value, string other, string otherValue)
    {
        if (isLabelled)
        {
            counter.Add(1, KeyValuePair.Create(label, (object?)value), KeyValuePair.Create(other, (object?)otherValue), site);
        }
        else
        {
            counter.Add(1, KeyValuePair.Create(label, (object?)value), KeyValuePair.Create(other, (object?)otherValue));
        }
    }

    private void Measure(string span, double seconds)
    {
        if (isLabelled)
        {
            spans.Record(seconds, KeyValuePair.Create("span", (object?)span), site);
        }
        else
        {
            spans.Record(seconds, KeyValuePair.Create("span", (object?)span));
        }
    }

    internal readonly struct Span(PreviewMetrics metrics, string name, Activity? activity, long started) : IDisposable
    {
        public void Dispose()
        {
            activity?.Dispose();
            metrics.Measure(name, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
    }
}
