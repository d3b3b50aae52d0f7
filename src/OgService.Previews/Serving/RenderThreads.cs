using System.Collections.Concurrent;

namespace OgService.Previews.Serving;

/// <summary>Threads that only draw, apart from the pool that answers: a render keeps its thread for milliseconds without a pause, and whatever shared the pool with it would wait as
/// long. They are started as they are needed, and end with the service. Safe for many threads.</summary>
internal sealed class RenderThreads(int most) : IDisposable
{
    private readonly BlockingCollection<Action> work = [];
    private int started;

    /// <summary>Runs work on one of the threads; what awaits it goes on elsewhere.</summary>
    /// <exception cref="InvalidOperationException">The service has ended.</exception>
    public Task<T> RunAsync<T>(Func<T> run)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() =>
        {
            try
            {
                done.SetResult(run());
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }
        });
        StartIfMissing();
        return done.Task;
    }

    public void Dispose() => work.CompleteAdding();

    private void StartIfMissing()
    {
        if (Volatile.Read(ref started) < most && Interlocked.Increment(ref started) is var number && number <= most)
        {
            new Thread(Work) { IsBackground = true, Name = $"render {number}" }.Start();
        }
    }

    private void Work()
    {
        foreach (var next in work.GetConsumingEnumerable())
        {
            next();
        }
    }
}
