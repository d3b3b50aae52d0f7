namespace OgService.Cards.Pictures;

/// <summary>Pictures of posts and sites that were read, by the hash of their bytes; those used least recently go first. Safe for many threads.</summary>
internal sealed class PictureCache
{
    // A logo on every card stays; covers, one a card, come and go.
    private const long MaxBytes = 64 * 1024 * 1024;
    private const int MaxCount = 256;

    private readonly Lock gate = new();
    private readonly LinkedList<(string Key, DrawablePicture Picture)> order = [];
    private readonly Dictionary<string, LinkedListNode<(string Key, DrawablePicture Picture)>> known = new(StringComparer.Ordinal);

    /// <param name="size">Of the card: large photographs are read at what that needs.</param>
    /// <param name="decoding">Called when the picture is read, not only found; what it returns is disposed of afterwards.</param>
    public DrawablePicture Get(CardPicture source, CardSize size, Func<IDisposable>? decoding = null)
    {
        var key = $"{source.Hash} {size}";
        lock (gate)
        {
            if (known.TryGetValue(key, out var node))
            {
                order.Remove(node);
                order.AddFirst(node);
                return node.Value.Picture;
            }
        }

        // Bytes that could not be read this time may be there the next: such a picture is not kept.
        var picture = new DrawablePicture(source.Name, source.Read, size);
        using (decoding?.Invoke())
        {
            if (picture.Fault is not null)
            {
                return picture;
            }
        }

        lock (gate)
        {
            if (!known.ContainsKey(key))
            {
                known[key] = order.AddFirst((key, picture));
            }

            var bytes = order.Sum(kept => kept.Picture.Bytes);
            while (order.Count > 1 && (bytes > MaxBytes || order.Count > MaxCount))
            {
                bytes -= order.Last!.Value.Picture.Bytes;
                known.Remove(order.Last.Value.Key);
                order.RemoveLast();
            }
        }

        return picture;
    }
}
