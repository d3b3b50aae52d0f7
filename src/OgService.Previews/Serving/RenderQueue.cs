using System.Diagnostics.CodeAnalysis;

namespace OgService.Previews.Serving;

/// <summary>Who may draw now: as many as there are workers and as their pixels fit into the budget. The others wait in the order they came, sites taking turns; not many, and not long.
/// Safe for many threads.</summary>
/// <remarks>Refusing early keeps the answers of those who were let in fast: a queue that only grows makes everyone late.</remarks>
internal sealed class RenderQueue(PreviewOptions options, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = [];
    private readonly QueueShare single = new();
    private long round;
    private int running;
    private long pixelBytes;

    /// <summary>Renders at work.</summary>
    public int Running
    {
        get
        {
            lock (gate)
            {
                return running;
            }
        }
    }

    /// <summary>Renders that wait for their turn.</summary>
    public int Length
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>Bytes of pixels that the running renders were given.</summary>
    public long PixelBytes
    {
        get
        {
            lock (gate)
            {
                return pixelBytes;
            }
        }
    }

    /// <summary>Whether a render that asked now would start at once with workers to spare: what background work waits for.</summary>
    public bool IsIdle
    {
        get
        {
            lock (gate)
            {
                return waiting.Count == 0 && running == 0;
            }
        }
    }

    /// <param name="bytes">What the render will need for pixels, at most; more than the whole budget is refused.</param>
    /// <param name="share">Whose card it is; null where there is one site.</param>
    /// <returns>The permit, given back by disposing of it.</returns>
    /// <exception cref="RenderBusyException">The queue is full, or the turn did not come in time.</exception>
    public async Task<Permit> EnterAsync(long bytes, CancellationToken cancellation, QueueShare? share = null)
    {
        if (bytes > options.PixelBytes)
        {
            throw new RenderBusyException($"A picture that needs {bytes} bytes of pixels is over the budget of {options.PixelBytes}.");
        }

        if (!TryEnter(bytes, share ?? single, out var waiter))
        {
            try
            {
                await waiter.Turn.Task.WaitAsync(options.MaxWait, clock, cancellation).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is TimeoutException or OperationCanceledException)
            {
                Withdraw(waiter);
                throw failure is TimeoutException ? new RenderBusyException($"No worker was free within {options.MaxWait.TotalSeconds} s.") : failure;
            }
        }

        return new Permit(this, bytes);
    }

    private bool TryEnter(long bytes, QueueShare share, [NotNullWhen(false)] out Waiter? waiter)
    {
        waiter = null;
        lock (gate)
        {
            if (waiting.Count == 0 && Fits(bytes))
            {
                Start(bytes);
                return true;
            }

            waiter = new Waiter(bytes, share, Math.Max(round, share.NextRound));
            if (waiting.Count >= options.QueueLength)
            {
                GiveWay(waiter);
            }

            share.NextRound = waiter.Round + 1;
            Insert(waiter);
            return false;
        }
    }

    // Full: whoever would be served last is refused, the newcomer or the last card of a site that has more waiting.
    private void GiveWay(Waiter newcomer)
    {
        var busy = new RenderBusyException($"{options.QueueLength} renders wait already.");
        if (waiting.Last is not { } last || last.Value.Round <= newcomer.Round)
        {
            throw busy;
        }

        waiting.RemoveLast();
        last.Value.Share.NextRound = last.Value.Round;
        last.Value.Turn.SetException(busy);
    }

    private void Insert(Waiter waiter)
    {
        var before = waiting.Last;
        while (before is not null && before.Value.Round > waiter.Round)
        {
            before = before.Previous;
        }

        if (before is null)
        {
            waiting.AddFirst(waiter);
        }
        else
        {
            waiting.AddAfter(before, waiter);
        }
    }

    private bool Fits(long bytes) => running < options.Workers && pixelBytes + bytes <= options.PixelBytes;

    private void Start(long bytes)
    {
        running++;
        pixelBytes += bytes;
    }

    private void Leave(long bytes)
    {
        lock (gate)
        {
            running--;
            pixelBytes -= bytes;
            AdmitLocked();
        }
    }

    // The turn may have come in the same moment: then it is given back; or the refusal.
    private void Withdraw(Waiter waiter)
    {
        lock (gate)
        {
            if (waiting.Remove(waiter))
            {
                AdmitLocked();
                return;
            }

            if (waiter.Turn.Task.IsFaulted)
            {
                return;
            }
        }

        Leave(waiter.Bytes);
    }

    // In order, even when a later and smaller one would fit: large pictures must not wait for ever.
    private void AdmitLocked()
    {
        while (waiting.First is { } first && Fits(first.Value.Bytes))
        {
            waiting.RemoveFirst();
            round = first.Value.Round;
            Start(first.Value.Bytes);
            first.Value.Turn.SetResult();
        }
    }

    private sealed class Waiter(long bytes, QueueShare share, long round)
    {
        public long Bytes { get; } = bytes;

        public QueueShare Share { get; } = share;

        public long Round { get; } = round;

        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    internal sealed class Permit(RenderQueue queue, long bytes) : IDisposable
    {
        private int given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref given, 1) == 0)
            {
                queue.Leave(bytes);
            }
        }
    }
}
