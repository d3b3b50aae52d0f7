using System.Diagnostics.CodeAnalysis;

namespace OgService.Previews.Serving;

/// <summary>Finished cards in memory, counted in bytes. Safe for many threads.</summary>
/// <remarks>W-TinyLFU (Einziger, Friedman, Manes: "TinyLFU: A Highly Efficient Cache Admission Policy", 2017): new cards pass through a small window of the most recent; what
/// leaves it stays only if it was asked for more often than what it would displace. So a crawler that walks through every old post once does not push out the cards that
/// everybody shares. The main part is a segmented LRU: asked for once more, a card is protected.</remarks>
internal sealed class CardMemory(long capacityBytes)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> byKey = [];
    private readonly FrequencySketch frequencies = new(capacityBytes);
    private readonly Segment window = new(capacityBytes / 16);
    private readonly Segment probation = new(capacityBytes);
    private readonly Segment guarded = new((capacityBytes - (capacityBytes / 16)) * 4 / 5);

    /// <summary>Bytes kept at the moment.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
            {
                return BytesLocked;
            }
        }
    }

    private long BytesLocked => window.Bytes + probation.Bytes + guarded.Bytes;

    public bool TryGet(string key, [NotNullWhen(true)] out DrawnCard? card)
    {
        lock (gate)
        {
            frequencies.Count(key);
            if (byKey.TryGetValue(key, out var entry))
            {
                Use(entry);
                card = entry.Card;
                return true;
            }
        }

        card = null;
        return false;
    }

    public void Add(DrawnCard card)
    {
        if (card.Bytes.Length > capacityBytes)
        {
            return;
        }

        lock (gate)
        {
            if (byKey.Remove(card.Key, out var old))
            {
                old.Segment.Remove(old);
            }

            var entry = new Entry(card);
            byKey[card.Key] = entry;
            window.AddFirst(entry);
            while (window.IsOver && window.Last is { } leaving)
            {
                Admit(leaving);
            }

            // The main part may have taken room that the window did not need.
            while (BytesLocked > capacityBytes && (probation.Last ?? guarded.Last ?? window.Last) is { } victim)
            {
                Drop(victim);
            }
        }
    }

    private void Use(Entry entry)
    {
        var target = entry.Segment == window ? window : guarded;
        entry.Segment.Remove(entry);
        target.AddFirst(entry);
        while (guarded.IsOver && guarded.Last is { } demoted)
        {
            guarded.Remove(demoted);
            probation.AddFirst(demoted);
        }
    }

    /// <summary>From the window into the main part, if it is wanted more than what has to go for it.</summary>
    private void Admit(Entry candidate)
    {
        window.Remove(candidate);
        var frequency = frequencies.Of(candidate.Card.Key);
        while (BytesLocked + candidate.Bytes > capacityBytes)
        {
            var victim = probation.Last ?? guarded.Last ?? window.Last!;
            if (victim.Segment != window && frequencies.Of(victim.Card.Key) >= frequency)
            {
                byKey.Remove(candidate.Card.Key);
                return;
            }

            Drop(victim);
        }

        probation.AddFirst(candidate);
    }

    private void Drop(Entry entry)
    {
        entry.Segment.Remove(entry);
        byKey.Remove(entry.Card.Key);
    }

    private sealed class Entry(DrawnCard card)
    {
        public DrawnCard Card { get; } = card;

        public int Bytes => Card.Bytes.Length;

        public Segment Segment { get; set; } = null!;

        public LinkedListNode<Entry>? Node { get; set; }
    }

    private sealed class Segment(long capacity)
    {
        private readonly LinkedList<Entry> byUse = [];

        public long Bytes { get; private set; }

        public bool IsOver => Bytes > capacity;

        public Entry? Last => byUse.Last?.Value;

        public void AddFirst(Entry entry)
        {
            entry.Segment = this;
            if (entry.Node is null)
            {
                entry.Node = byUse.AddFirst(entry);
            }
            else
            {
                byUse.AddFirst(entry.Node);
            }

            Bytes += entry.Bytes;
        }

        public void Remove(Entry entry)
        {
            byUse.Remove(entry.Node!);
            Bytes -= entry.Bytes;
        }
    }
}
