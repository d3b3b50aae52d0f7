using System.Text.Json;
using System.Text.Json.Serialization;

namespace OgService.Previews.Storing;

/// <summary>What was purged, and when: a card is out of date if one of its labels (<c>slug:…</c>, <c>tag:…</c>, <c>template:…</c>) was purged after it was drawn. Nothing is
/// looked for and deleted, so it costs the same whatever the tiers hold. Two tables merge to the later moment of each label, in any order and any number of times: machines
/// exchange theirs without a lock. Safe for many threads.</summary>
/// <remarks>Moments are compared across machines: their clocks must agree to a few seconds.</remarks>
internal sealed class PurgeTable
{
    // The oldest are forgotten beyond this: whatever they covered has been drawn again or has left the caches long since.
    private const int MaxLabels = 10_000;

    private readonly Lock gate = new();
    private Dictionary<string, long> moments = new(StringComparer.Ordinal);

    /// <summary>Told of labels that were purged, here or on another machine.</summary>
    public event Action<IReadOnlyList<string>>? Purged;

    /// <param name="drawnAt">Whole seconds.</param>
    public bool Covers(IReadOnlyList<string> labels, DateTimeOffset drawnAt)
    {
        var known = Volatile.Read(ref moments);
        if (known.Count == 0)
        {
            return false;
        }

        var drawn = drawnAt.ToUnixTimeSeconds();
        foreach (var label in labels)
        {
            if (known.TryGetValue(label, out var purged) && drawn < purged)
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="now">Cards drawn in the rest of this second count as drawn before, since theirs are whole seconds.</param>
    public void Purge(IReadOnlyList<string> labels, DateTimeOffset now)
        => Merge(labels.Distinct().Select(label => KeyValuePair.Create(label, now.ToUnixTimeSeconds() + 1)));

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(Volatile.Read(ref moments), PurgeJson.Default.DictionaryStringInt64);

    /// <summary>Takes in what another machine wrote.</summary>
    /// <returns>Whether this table knows something that the other does not.</returns>
    /// <exception cref="JsonException">It is no such table.</exception>
    public bool Merge(ReadOnlySpan<byte> written)
    {
        var other = JsonSerializer.Deserialize(written, PurgeJson.Default.DictionaryStringInt64) ?? [];
        Merge(other);
        return Volatile.Read(ref moments).Any(entry => !other.TryGetValue(entry.Key, out var moment) || moment < entry.Value);
    }

    private void Merge(IEnumerable<KeyValuePair<string, long>> entries)
    {
        var changed = new List<string>();
        lock (gate)
        {
            var merged = new Dictionary<string, long>(moments, StringComparer.Ordinal);
            foreach (var (label, moment) in entries)
            {
                if (!merged.TryGetValue(label, out var known) || known < moment)
                {
                    merged[label] = moment;
                    changed.Add(label);
                }
            }

            if (changed.Count == 0)
            {
                return;
            }

            Volatile.Write(ref moments, merged.Count <= MaxLabels
                ? merged
                : merged.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Take(MaxLabels).ToDictionary(StringComparer.Ordinal));
        }

        Purged?.Invoke(changed);
    }
}

[JsonSerializable(typeof(Dictionary<string, long>))]
internal sealed partial class PurgeJson : JsonSerializerContext;
