using System.Diagnostics.CodeAnalysis;

namespace OgService.Previews.Serving;

/// <summary>Who may draw now: as many as there are workers and as their pixels fit into the budget. The others wait in the order they came; not many, and not long.
/// Safe for many threads.</summary>
/// <remarks>Refusing early keeps the answers of those who were let in fast: a queue that only grows makes everyone late.</remarks>
internal sealed class RenderQueue(PreviewOptions options, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = [];
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
    /// <returns>The permit, given back by disposing of it.</returns>
    /// <exception cref="RenderBusyException">The queue is full, or the turn did not come in time.</exception>
    public async Task<Permit> EnterAsync(long bytes, CancellationToken cancellation)
    {
        if (bytes > options.PixelBytes)
        {
            throw new RenderBusyException($"A picture that needs {bytes} bytes of pixels is over the budget of {options.PixelBytes}.");
        }

        if (!TryEnter(bytes, out var waiter))
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

    private bool TryEnter(long bytes, [NotNullWhen(false)] out Waiter? waiter)
    {
        waiter = null;
        lock (gate)
        {
            if (waiting.Count == 0 && Fits(bytes))
            {
                Start(bytes);
                return true;
            }

            if (waiting.Count >= options.QueueLength)
            {
                throw new RenderBusyException($"{options.QueueLength} renders wait already.");
            }

            waiter = new Waiter(bytes);
            waiting.AddLast(waiter);
            return false;
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

    // The turn may have come in the same moment: then it is given back.
    private void Withdraw(Waiter waiter)
    {
        lock (gate)
        {
            if (waiting.Remove(waiter))
            {
                AdmitLocked();
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
            Start(first.Value.Bytes);
            first.Value.Turn.SetResult();
        }
    }

    private sealed class Waiter(long bytes)
    {
        public long Bytes { get; } = bytes;

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
