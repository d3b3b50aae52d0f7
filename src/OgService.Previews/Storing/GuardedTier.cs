using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace OgService.Previews.Storing;

/// <summary>A tier that can harm nobody: each look has a time budget, after errors it is left alone and tried again every two seconds, what it gives is checked, and what it is
/// given is written in the background, or dropped and counted. Safe for many threads.</summary>
internal sealed class GuardedTier : IAsyncDisposable
{
    private const int ErrorsToOpen = 5;
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(2);

    private readonly IByteTier inner;
    private readonly PreviewMetrics metrics;
    private readonly ResiliencePipeline reading;
    private readonly TierWriter writer;
    private readonly CircuitBreakerStateProvider readingState = new();
    private readonly CircuitBreakerStateProvider writingState = new();

    public GuardedTier(CardSource source, IByteTier inner, TimeSpan readBudget, TimeSpan writeBudget, PreviewMetrics metrics, TimeProvider clock, Action<TierChange> tell)
    {
        this.inner = inner;
        this.metrics = metrics;
        Source = source;
        Name = PreviewMetrics.NameOf(source);
        reading = Pipeline(readBudget, readingState, clock, new TierChange(Name, "reading", true, null), tell);
        writer = new TierWriter(Name, inner, Pipeline(writeBudget, writingState, clock, new TierChange(Name, "writing", true, null), tell), metrics);
        metrics.Watch("og.breaker.open", "1", "1 while a tier is left alone after errors.", Name, () => IsWell ? 0 : 1);
    }

    public CardSource Source { get; }

    public string Name { get; }

    /// <summary>Whether it is in use, reading and writing.</summary>
    public bool IsWell => readingState.CircuitState == CircuitState.Closed && writingState.CircuitState == CircuitState.Closed;

    /// <summary>The card, whole and as it was written, or null: whatever is wrong with the tier is a miss.</summary>
    /// <param name="site">Counts for the site that looks; null counts for the process.</param>
    public async Task<DrawnCard?> FindAsync(string key, CancellationToken cancellation, PreviewMetrics? site = null)
    {
        var counter = site ?? metrics;
        using var span = counter.Start(Name);
        try
        {
            // WaitAsync: a disk that hangs does not look at tokens.
            var bytes = await reading.ExecuteAsync(
                static async (state, token) => await Task.Run(() => state.inner.ReadAsync(state.key, token), token).WaitAsync(token).ConfigureAwait(false),
                (inner, key),
                cancellation).ConfigureAwait(false);
            return await CheckAsync(key, bytes, counter, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            counter.CountLookup(Name, failure is BrokenCircuitException ? "skipped" : "error");
            return null;
        }
    }

    /// <summary>Has it written in the background.</summary>
    /// <param name="bytes">Of <see cref="StoredCard"/>.</param>
    public void Keep(string key, byte[] bytes) => writer.Write(key, bytes);

    /// <summary>Ends once everything asked for so far is written or dropped; for tests and for the end.</summary>
    public Task FlushAsync() => writer.FlushAsync();

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync().ConfigureAwait(false);
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

    // Half of the looks of two seconds, and at least five, must fail: under load that opens it within a second of a server's death, and one hiccup does not.
    private static ResiliencePipeline Pipeline(TimeSpan budget, CircuitBreakerStateProvider state, TimeProvider clock, TierChange change, Action<TierChange> tell)
        => new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = ErrorsToOpen,
                SamplingDuration = ProbeEvery,
                BreakDuration = ProbeEvery,
                StateProvider = state,
                ShouldHandle = new PredicateBuilder().Handle<Exception>(failure => failure is not OperationCanceledException),
                OnOpened = arguments => Tell(tell, arguments.IsManual, change with { IsWell = false, Problem = arguments.Outcome.Exception?.Message }),
                OnClosed = arguments => Tell(tell, arguments.IsManual, change),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = budget })
            .Build();

    private static ValueTask Tell(Action<TierChange> tell, bool isManual, TierChange change)
    {
        if (!isManual)
        {
            tell(change);
        }

        return ValueTask.CompletedTask;
    }
}
