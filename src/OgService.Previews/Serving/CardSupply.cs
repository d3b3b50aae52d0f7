using System.Diagnostics.CodeAnalysis;
using OgService.Previews.Storing;

namespace OgService.Previews.Serving;

/// <summary>Gets cards: looked for in the store, else drawn; one look and one render a key however many ask. Safe for many threads.</summary>
internal sealed class CardSupply(CardDrawer drawer, CardStore store, RenderQueue queue, RenderThreads threads, PreviewOptions options, PreviewMetrics metrics, TimeProvider clock)
{
    // The picture, a layer of its size, and what the encoder keeps beside it; 4 bytes a pixel each.
    private const int BytesAPixel = 12;

    private readonly SingleFlight<string, DrawnCard> renders = new();
    private readonly LastGood lastGood = new();
    private readonly QueueShare share = new();
    private long drawn;

    /// <summary>Told of every card that was drawn: once, however many asked for it.</summary>
    public event Action<CardPlan, DrawnCard>? Drawn;

    /// <summary>Cards drawn since the start.</summary>
    public long CardsDrawn => Interlocked.Read(ref drawn);

    /// <summary>The card if it need not be drawn.</summary>
    public async ValueTask<FoundCard?> FindAsync(CardPlan plan, CancellationToken cancellation)
    {
        using var span = metrics.Start("cache");
        var found = await store.FindAsync(plan.Key.Value, CardLabels.Of(plan), cancellation).ConfigureAwait(false);
        if (found is not null)
        {
            lastGood.Remember(plan);
        }

        return found;
    }

    public bool IsBeingDrawn(CardPlan plan) => renders.IsRunning(plan.Key.Value);

    /// <summary>Draws, together with whoever draws the same.</summary>
    /// <inheritdoc cref="RenderQueue.EnterAsync" path="/exception"/>
    public async Task<DrawnCard> DrawAsync(CardPlan plan, CancellationToken cancellation)
    {
        if (renders.IsRunning(plan.Key.Value))
        {
            metrics.CountRender("joined");
        }

        return await renders.RunAsync(plan.Key.Value, (_, detached) => RenderAsync(plan, detached), cancellation).ConfigureAwait(false);
    }

    /// <summary>Draws, but waits only for so long. The render goes on without the one who waited.</summary>
    /// <param name="mayStandIn">Whether an earlier picture would do: then the wait is shorter where there is one.</param>
    /// <exception cref="TimeoutException">It was not ready in time.</exception>
    /// <inheritdoc cref="RenderQueue.EnterAsync" path="/exception"/>
    public async Task<DrawnCard> DrawInTimeAsync(CardPlan plan, bool mayStandIn, CancellationToken cancellation)
    {
        var patience = mayStandIn && TryGetLastGood(plan.Fields.Slug, plan.Format, plan, out var key) && key != plan.Key.Value ? options.StaleDeadline : options.Deadline;

        // Not the caller's own token: past the deadline the caller's share in the render stays, so that it is not cancelled for want of waiters.
        var leaving = new CancellationTokenSource();
        var render = DrawAsync(plan, leaving.Token);
        using (cancellation.Register(static state => ((CancellationTokenSource)state!).Cancel(), leaving))
        {
            try
            {
                return await render.WaitAsync(patience, clock, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                _ = render.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                throw;
            }
        }
    }

    public bool TryGetLastGood(string slug, CardFormat format, CardPlan? plan, [NotNullWhen(true)] out string? key) => lastGood.TryGet(slug, format, plan, out key);

    /// <summary>An earlier card by its key, wherever it is kept.</summary>
    /// <param name="labels">What it would be purged by.</param>
    public async ValueTask<DrawnCard?> FindByKeyAsync(string key, IReadOnlyList<string> labels, CancellationToken cancellation)
        => (await store.FindAsync(key, labels, cancellation).ConfigureAwait(false))?.Card;

    private async Task<DrawnCard> RenderAsync(CardPlan plan, CancellationToken cancellation)
    {
        // Asked once more: the card may have been finished between the look into memory and the start of this run.
        if (store.TryGetFromMemory(plan.Key.Value, CardLabels.Of(plan), out var found))
        {
            return found;
        }

        try
        {
            using var permit = await EnterAsync(plan, cancellation).ConfigureAwait(false);
            metrics.CountRender("started");
            var card = await threads.RunAsync(() => drawer.Draw(plan, cancellation)).ConfigureAwait(false);
            Keep(plan, card);
            return card;
        }
        catch (Exception failure)
        {
            metrics.CountRender(failure switch { RenderBusyException => "refused", OperationCanceledException => "cancelled", _ => "failed" });
            throw;
        }
    }

    private async Task<RenderQueue.Permit> EnterAsync(CardPlan plan, CancellationToken cancellation)
    {
        using (metrics.Start("queue"))
        {
            return await queue.EnterAsync((long)plan.Size.Width * plan.Size.Height * BytesAPixel, cancellation, share).ConfigureAwait(false);
        }
    }

    private void Keep(CardPlan plan, DrawnCard card)
    {
        Interlocked.Increment(ref drawn);
        metrics.CountRender("done");
        Drawn?.Invoke(plan, card);
        store.Keep(card);
        lastGood.Remember(plan);
    }
}
