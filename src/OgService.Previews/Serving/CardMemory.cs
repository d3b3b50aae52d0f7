namespace OgService.Previews.Serving;

/// <summary>Drawn cards in memory, counted in bytes; the least recently used leave first. Safe for many threads.</summary>
internal sealed class CardMemory(long capacityBytes)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<DrawnCard>> byKey = [];
    private readonly LinkedList<DrawnCard> byUse = [];
    private long bytes;

    /// <summary>Bytes kept at the moment.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
            {
                return bytes;
            }
        }
    }

    public bool TryGet(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out DrawnCard? card)
    {
        lock (gate)
        {
            if (byKey.TryGetValue(key, out var node))
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
                card = node.Value;
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
                byUse.Remove(old);
                bytes -= old.Value.Bytes.Length;
            }

            byKey[card.Key] = byUse.AddFirst(card);
            bytes += card.Bytes.Length;
            while (bytes > capacityBytes && byUse.Last is { } last)
            {
                byUse.RemoveLast();
                byKey.Remove(last.Value.Key);
                bytes -= last.Value.Bytes.Length;
            }
        }
    }
}
