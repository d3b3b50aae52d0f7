using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace OgService.Web.Telemetry;

/// <summary>Collects measurements of some meters and writes them as Prometheus reads them (text format 0.0.4). Safe for many threads.</summary>
internal sealed class MetricsText : IDisposable
{
    // A measurement with ever new labels must not fill the memory.
    private const int MaxSeries = 4_000;
    private static readonly double[] DefaultBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), Series> series = new();
    private readonly ConcurrentDictionary<SeenTags, Series> seen = new(new ByTags());
    private readonly Lock reading = new();

    /// <param name="wants">Which instruments are collected.</param>
    public MetricsText(Func<Instrument, bool> wants)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (wants(instrument))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        listener.Start();
    }

    public string Write()
    {
        lock (reading)
        {
            listener.RecordObservableInstruments();
            var text = new StringBuilder(16_384);
            foreach (var group in series.GroupBy(pair => NameOf(pair.Key.Instrument)).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                // Several instruments may share a name, each with labels of its own: a tier, a site.
                var (name, instrument) = (group.Key, group.First().Key.Instrument);
                text.Append("# HELP ").Append(name).Append(' ').Append((instrument.Description ?? "").Replace('\n', ' ')).Append('\n');
                text.Append("# TYPE ").Append(name).Append(' ').Append(KindOf(instrument)).Append('\n');
                foreach (var ((_, labels), one) in group.OrderBy(pair => pair.Key.Labels, StringComparer.Ordinal))
                {
                    one.Write(text, name, labels);
                }
            }

            return text.ToString();
        }
    }

    public void Dispose() => listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        // Each request is measured several times: what was seen before is found without writing its labels again.
        var lookup = seen.GetAlternateLookup<Measured>();
        var measured = new Measured(instrument, tags);
        if (!lookup.TryGetValue(measured, out var one) && seen.Count < MaxSeries)
        {
            one = series.GetOrAdd((instrument, LabelsOf(tags)), added => NewSeries(added.Instrument));
            lookup.TryAdd(measured, one);
        }

        one?.Record(value);
    }

    private static Series NewSeries(Instrument instrument) => KindOf(instrument) switch
    {
        "histogram" => new Series((instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries?.ToArray() ?? DefaultBoundaries, adds: true),
        "counter" => new Series(null, adds: true),
        _ => new Series(null, adds: instrument is UpDownCounter<long> or UpDownCounter<int>),
    };

    private static string KindOf(Instrument instrument) => instrument switch
    {
        Counter<long> or Counter<int> or Counter<double> => "counter",
        Histogram<double> or Histogram<long> => "histogram",
        _ => "gauge",
    };

    /// <summary>As Prometheus calls it; histograms have <c>_bucket</c>, <c>_sum</c> and <c>_count</c> after it.</summary>
    internal static string NameOf(Instrument instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = Plain(instrument.Name);
        return (name.EndsWith(unit, StringComparison.Ordinal) ? name : name + unit) + (KindOf(instrument) == "counter" ? "_total" : "");
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return "";
        }

        var labels = new List<string>(tags.Length);
        foreach (var (name, value) in tags)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            labels.Add($"{Plain(name)}=\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"");
        }

        labels.Sort(StringComparer.Ordinal);
        return string.Join(',', labels);
    }

    private static string Plain(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    /// <summary>A measurement's instrument and tags, in the order in which they came.</summary>
    private readonly ref struct Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        public Instrument Instrument { get; } = instrument;

        public ReadOnlySpan<KeyValuePair<string, object?>> Tags { get; } = tags;
    }

    private sealed record SeenTags(Instrument Instrument, KeyValuePair<string, object?>[] Tags);

    private sealed class ByTags : IEqualityComparer<SeenTags>, IAlternateEqualityComparer<Measured, SeenTags>
    {
        public bool Equals(SeenTags? x, SeenTags? y) => ReferenceEquals(x, y) || (x is not null && y is not null && Equals(new Measured(x.Instrument, x.Tags), y));

        public int GetHashCode(SeenTags seen) => GetHashCode(new Measured(seen.Instrument, seen.Tags));

        public bool Equals(Measured alternate, SeenTags other)
        {
            if (!ReferenceEquals(alternate.Instrument, other.Instrument) || alternate.Tags.Length != other.Tags.Length)
            {
                return false;
            }

            for (var at = 0; at < other.Tags.Length; at++)
            {
                if (alternate.Tags[at].Key != other.Tags[at].Key || !object.Equals(alternate.Tags[at].Value, other.Tags[at].Value))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(Measured alternate)
        {
            var hash = new HashCode();
            hash.Add(alternate.Instrument);
            foreach (var (_, value) in alternate.Tags)
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }

        public SeenTags Create(Measured alternate) => new(alternate.Instrument, alternate.Tags.ToArray());
    }

    /// <summary>One instrument with one set of labels.</summary>
    /// <param name="adds">Whether measurements are summed; else the last one holds.</param>
    private sealed class Series(double[]? boundaries, bool adds)
    {
        private readonly Lock gate = new();
        private readonly long[] buckets = new long[(boundaries?.Length ?? 0) + 1];
        private double sum;
        private long count;

        public void Record(double value)
        {
            lock (gate)
            {
                sum = adds ? sum + value : value;
                count++;
                if (boundaries is not null)
                {
                    var at = Array.BinarySearch(boundaries, value);
                    buckets[at < 0 ? ~at : at]++;
                }
            }
        }

        public void Write(StringBuilder text, string name, string labels)
        {
            lock (gate)
            {
                if (boundaries is null)
                {
                    Line(text, name, labels, sum);
                    return;
                }

                var below = 0L;
                for (var at = 0; at < buckets.Length; at++)
                {
                    below += buckets[at];
                    var bound = at < boundaries.Length ? boundaries[at].ToString(CultureInfo.InvariantCulture) : "+Inf";
                    Line(text, name + "_bucket", (labels.Length == 0 ? "" : labels + ",") + $"le=\"{bound}\"", below);
                }

                Line(text, name + "_sum", labels, sum);
                Line(text, name + "_count", labels, count);
            }
        }

        private static void Line(StringBuilder text, string name, string labels, double value)
        {
            text.Append(name);
            if (labels.Length > 0)
            {
                text.Append('{').Append(labels).Append('}');
            }

            text.Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
    }
}
