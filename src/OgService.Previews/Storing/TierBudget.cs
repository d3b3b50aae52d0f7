namespace OgService.Previews.Storing;

/// <summary>Work of a tier that nobody waits for longer than its budget.</summary>
internal static class TierBudget
{
    /// <exception cref="TimeoutException">The budget is used up. The work is told to stop, and left behind should it not listen: a disk that hangs does not look at tokens.</exception>
    /// <exception cref="OperationCanceledException">The one who asked has left.</exception>
    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan budget, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(budget);
        var token = limit.Token;
        try
        {
            return await Task.Run(() => work(token), token).WaitAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {budget.TotalMilliseconds:0} ms");
        }
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public static Task RunAsync(Func<CancellationToken, Task> work, TimeSpan budget, CancellationToken cancellation)
        => RunAsync(
            async token =>
            {
                await work(token).ConfigureAwait(false);
                return true;
            },
            budget,
            cancellation);
}
