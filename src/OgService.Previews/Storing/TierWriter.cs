using System.Threading.Channels;

namespace OgService.Previews.Storing;

/// <summary>Writes to a tier in the background, one after the other. When the tier is slower than the drawing, writes are dropped and counted: nobody waits for a cache.</summary>
internal sealed class TierWriter : IAsyncDisposable
{
    // Cards are below 600 KB and mostly below 100.
    private const int MaxWaiting = 128;
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(5);

    private readonly string name;
    private readonly IByteTier tier;
    private readonly TierBreaker breaker;
    private readonly TimeSpan budget;
    private readonly PreviewMetrics metrics;
    private readonly CancellationTokenSource stopping = new();
    private readonly Channel<Job> jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly Task work;

    public TierWriter(string name, IByteTier tier, TierBreaker breaker, TimeSpan budget, PreviewMetrics metrics)
    {
        this.name = name;
        this.tier = tier;
        this.breaker = breaker;
        this.budget = budget;
        this.metrics = metrics;
        work = Task.Run(WorkAsync);
    }

    public void Write(string key, byte[] bytes)
    {
        if (!jobs.Writer.TryWrite(new Job(key, bytes, null)))
        {
            metrics.CountDropped(name, "full");
        }
    }

    public async Task FlushAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await jobs.Writer.WriteAsync(new Job("", [], done)).ConfigureAwait(false);
        await done.Task.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (!jobs.Writer.TryComplete())
        {
            return;
        }

        try
        {
            await work.WaitAsync(PatienceAtTheEnd).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await stopping.CancelAsync().ConfigureAwait(false);
        }
    }

    private async Task WorkAsync()
    {
        await foreach (var job in jobs.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (job.Done is not null)
            {
                job.Done.SetResult();
            }
            else if (!stopping.IsCancellationRequested)
            {
                await WriteAsync(job).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteAsync(Job job)
    {
        if (breaker.Enter(out var turn) == TierTurn.Skip)
        {
            metrics.CountDropped(name, "breaker");
            return;
        }

        try
        {
            await TierBudget.RunAsync(token => tier.WriteAsync(job.Key, job.Bytes, token), budget, stopping.Token).ConfigureAwait(false);
            breaker.Report(turn, null);
        }
        catch (Exception failure)
        {
            // Whatever it is: the card is in memory, and the breaker tells of errors that last.
            breaker.Report(turn, failure.Message);
            metrics.CountDropped(name, "error");
        }
    }

    private sealed record Job(string Key, byte[] Bytes, TaskCompletionSource? Done);
}
