namespace OgService.Previews.Storing;

/// <summary>A tier that can harm nobody: each look has a time budget, after errors it is left alone and tried again every two seconds, what it gives is checked, and what it is
/// given is written in the background, or dropped and counted. Safe for many threads.</summary>
internal sealed class GuardedTier : IAsyncDisposable
{
    private readonly IByteTier inner;
    private readonly PreviewMetrics metrics;
    private readonly TimeSpan readBudget;
    private readonly TierBreaker reading;
    private readonly TierBreaker writing;
    private readonly TierTeller[] tellers;
    private readonly TierWriter writer;

    public GuardedTier(CardSource source, IByteTier inner, TimeSpan readBudget, TimeSpan writeBudget, PreviewMetrics metrics, TimeProvider clock, Action<TierChange> tell)
    {
        this.inner = inner;
        this.metrics = metrics;
        this.readBudget = readBudget;
        Source = source;
        Name = PreviewMetrics.NameOf(source);
        tellers = [new TierTeller(Name, "reading", clock, tell), new TierTeller(Name, "writing", clock, tell)];
        reading = new TierBreaker(clock, tellers[0].Change);
        writing = new TierBreaker(clock, tellers[1].Change);
        writer = new TierWriter(Name, inner, writing, writeBudget, metrics);
        metrics.Watch("og.breaker.open", "1", "1 while a tier is left alone after errors.", Name, () => IsWell ? 0 : 1);
    }

    public CardSource Source { get; }

    public string Name { get; }

    /// <summary>Whether it is in use, reading and writing.</summary>
    public bool IsWell => reading.IsWell && writing.IsWell;

    /// <summary>The card, whole and as it was written, or null: whatever is wrong with the tier is a miss.</summary>
    /// <param name="site">Counts for the site that looks; null counts for the process.</param>
    public async Task<DrawnCard?> FindAsync(string key, CancellationToken cancellation, PreviewMetrics? site = null)
    {
        var counter = site ?? metrics;
        var order = reading.Enter(out var turn);
        if (order != TierTurn.Work)
        {
            if (order == TierTurn.Try)
            {
                _ = TryAsync(key, turn);
            }

            counter.CountLookup(Name, "skipped");
            return null;
        }

        using var span = counter.Start(Name);
        byte[]? bytes;
        try
        {
            bytes = await TierBudget.RunAsync(token => inner.ReadAsync(key, token), readBudget, cancellation).ConfigureAwait(false);
            reading.Report(turn, null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            reading.Report(turn, failure.Message);
            counter.CountLookup(Name, "error");
            return null;
        }

        return await CheckAsync(key, bytes, counter, cancellation).ConfigureAwait(false);
    }

    /// <summary>Has it written in the background.</summary>
    /// <param name="bytes">Of <see cref="StoredCard"/>.</param>
    public void Keep(string key, byte[] bytes) => writer.Write(key, bytes);

    /// <summary>Ends once everything asked for so far is written or dropped; for tests and for the end.</summary>
    public Task FlushAsync() => writer.FlushAsync();

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync().ConfigureAwait(false);
        Array.ForEach(tellers, teller => teller.Dispose());
        (inner as IDisposable)?.Dispose();
    }

    private async Task<DrawnCard?> CheckAsync(string key, byte[]? bytes, PreviewMetrics counter, CancellationToken cancellation)
    {
        if (bytes is null)
        {
            counter.CountLookup(Name, "miss");
            return null;
        }

        if (StoredCard.TryRead(bytes, key, out var card))
        {
            counter.CountLookup(Name, "hit");
            return card;
        }

        counter.CountLookup(Name, "corrupt");
        await inner.DeleteAsync(key, cancellation).ConfigureAwait(false);
        return null;
    }

    // Finds out whether it is well again, while the one who asked goes on without it.
    private async Task TryAsync(string key, int turn)
    {
        try
        {
            await TierBudget.RunAsync(token => inner.ReadAsync(key, token), readBudget, CancellationToken.None).ConfigureAwait(false);
            reading.Report(turn, null);
        }
        catch (Exception failure)
        {
            reading.Report(turn, failure.Message);
        }
    }
}
