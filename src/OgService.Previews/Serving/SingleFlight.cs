namespace OgService.Previews.Serving;

/// <summary>One run per key however many ask. The run belongs to nobody: it is not tied to the request that came first. A waiter
/// that leaves cancels only its own waiting; when nobody waits any more, the run is cancelled. A failure is not kept, and takes nobody along: whoever joined a run
/// that failed asks once more, in one common run again.</summary>
/// <remarks>Why not ASP.NET Core's output cache locking: its waiters share the leader's fate (docs/decisions/0007).</remarks>
internal sealed class SingleFlight<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Flight> flights = [];

    /// <summary>Runs in progress.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return flights.Count;
            }
        }
    }

    /// <summary>Whether a run for this key is in progress.</summary>
    public bool IsRunning(TKey key)
    {
        lock (gate)
        {
            return flights.ContainsKey(key);
        }
    }

    public async Task<TValue> RunAsync(TKey key, Func<TKey, CancellationToken, Task<TValue>> run, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var flight = Join(key, run, out var joined);
        try
        {
            return await WaitAsync(key, flight, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (joined && failure is not OperationCanceledException and not RenderBusyException)
        {
            // What made the other's run fail need not be true any more. Being busy is: those are told at once.
            return await WaitAsync(key, Join(key, run, out _), cancellation).ConfigureAwait(false);
        }
    }

    private Flight Join(TKey key, Func<TKey, CancellationToken, Task<TValue>> run, out bool joined)
    {
        lock (gate)
        {
            joined = flights.TryGetValue(key, out var flight);
            if (flight is null)
            {
                flight = new Flight();
                flights.Add(key, flight);
                // Started on the pool and inside the lock, so that it can only end after it is listed.
                flight.Task = Task.Run(() => FlyAsync(key, flight, run), CancellationToken.None);
            }

            flight.Waiters++;
            return flight;
        }
    }

    private async Task<TValue> WaitAsync(TKey key, Flight flight, CancellationToken cancellation)
    {
        try
        {
            return await flight.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            Leave(key, flight);
        }
    }

    private async Task<TValue> FlyAsync(TKey key, Flight flight, Func<TKey, CancellationToken, Task<TValue>> run)
    {
        try
        {
            return await run(key, flight.Cancellation.Token).ConfigureAwait(false);
        }
        finally
        {
            Remove(key, flight);
        }
    }

    private void Leave(TKey key, Flight flight)
    {
        bool abandoned;
        lock (gate)
        {
            flight.Waiters--;
            abandoned = flight.Waiters == 0 && !flight.Task.IsCompleted;
            if (abandoned)
            {
                // Unlisted at once: whoever comes now starts anew instead of joining a run that is being cancelled.
                RemoveLocked(key, flight);
            }
        }

        if (abandoned)
        {
            flight.Cancellation.Cancel();
        }
    }

    private void Remove(TKey key, Flight flight)
    {
        lock (gate)
        {
            RemoveLocked(key, flight);
        }
    }

    private void RemoveLocked(TKey key, Flight flight)
    {
        if (flights.TryGetValue(key, out var listed) && ReferenceEquals(listed, flight))
        {
            flights.Remove(key);
        }
    }

    private sealed class Flight
    {
        // Never disposed: a token without timer or registrations of ours holds nothing.
        public CancellationTokenSource Cancellation { get; } = new();

        public Task<TValue> Task { get; set; } = null!;

        public int Waiters { get; set; }
    }
}
