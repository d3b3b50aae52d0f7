using System.Diagnostics.CodeAnalysis;
using OgService.Previews.Serving;

namespace OgService.Previews.Storing;

/// <summary>Finished cards in tiers: memory, then what is slower. What is found further down is kept further up. Safe for many threads.</summary>
/// <param name="memory">As the tiers, shared by all sites of a process.</param>
/// <param name="tiers">The faster first.</param>
/// <param name="purges">Of this site.</param>
internal sealed class CardStore(CardMemory memory, IReadOnlyList<GuardedTier> tiers, PurgeTable purges, PreviewMetrics metrics)
{
    private readonly SingleFlight<string, FoundCard?> looks = new();

    /// <param name="labels">What the card would be purged by.</param>
    /// <returns>Null when no tier has it, or what they have was purged.</returns>
    public async ValueTask<FoundCard?> FindAsync(string key, IReadOnlyList<string> labels, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var found = FindInMemory(key);
        if (found is null && tiers.Count > 0)
        {
            found = await looks.RunAsync(key, (_, detached) => FindFurtherDownAsync(key, detached), cancellation).ConfigureAwait(false);
        }

        if (found is null || !purges.Covers(labels, found.Card.DrawnAt))
        {
            return found;
        }

        metrics.CountLookup(PreviewMetrics.NameOf(found.Source), "stale");
        return null;
    }

    /// <summary>The card if it is in memory and was not purged.</summary>
    public bool TryGetFromMemory(string key, IReadOnlyList<string> labels, [NotNullWhen(true)] out DrawnCard? card)
    {
        if (memory.TryGet(key, out card) && !purges.Covers(labels, card.DrawnAt))
        {
            return true;
        }

        card = null;
        return false;
    }

    /// <summary>The same, and counted as found when it is.</summary>
    public bool TryFindInMemory(string key, IReadOnlyList<string> labels, [NotNullWhen(true)] out DrawnCard? card)
    {
        var isFound = TryGetFromMemory(key, labels, out card);
        if (isFound)
        {
            metrics.CountLookup("memory", "hit");
        }

        return isFound;
    }

    /// <summary>Keeps a finished card in all tiers.</summary>
    public void Keep(DrawnCard card)
    {
        memory.Add(card);
        if (tiers.Count > 0)
        {
            var bytes = StoredCard.Write(card);
            foreach (var tier in tiers)
            {
                tier.Keep(card.Key, bytes);
            }
        }
    }

    private FoundCard? FindInMemory(string key)
    {
        var isFound = memory.TryGet(key, out var card);
        metrics.CountLookup("memory", isFound ? "hit" : "miss");
        return isFound ? new FoundCard(card!, CardSource.Memory) : null;
    }

    private async Task<FoundCard?> FindFurtherDownAsync(string key, CancellationToken cancellation)
    {
        for (var at = 0; at < tiers.Count; at++)
        {
            if (await tiers[at].FindAsync(key, cancellation, metrics).ConfigureAwait(false) is { } card)
            {
                memory.Add(card);
                for (var above = 0; above < at; above++)
                {
                    tiers[above].Keep(key, StoredCard.Write(card));
                }

                return new FoundCard(card, tiers[at].Source);
            }
        }

        return null;
    }
}
