using OgService.Previews.Serving;

namespace OgService.Previews.Tests.Serving;

public sealed class SingleFlightTests
{
    private static CancellationToken Never => CancellationToken.None;

    [Fact]
    public async Task Runs_once_for_five_hundred_who_ask_at_the_same_time()
    {
        var flights = new SingleFlight<string, object>();
        var runs = 0;
        var gate = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 500).Select(_ => flights.RunAsync("card", async (_, _) =>
        {
            Interlocked.Increment(ref runs);
            await gate.Task;
            return new object();
        }, Never)).ToList();
        gate.SetResult();
        var answers = await Task.WhenAll(asked);
        Assert.Equal(1, runs);
        Assert.Single(answers.Distinct());
        Assert.Equal(0, flights.Count);
    }

    [Fact]
    public async Task A_waiter_that_leaves_cancels_only_itself()
    {
        var flights = new SingleFlight<string, int>();
        var gate = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        Task<int> Ask(CancellationToken token) => flights.RunAsync("card", async (_, detached) =>
        {
            await gate.Task.WaitAsync(detached);
            return 7;
        }, token);
        var first = Ask(leaving.Token);
        var second = Ask(Never);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        Assert.Equal(7, await second);
    }

    [Fact]
    public async Task The_run_is_cancelled_when_nobody_waits_any_more_and_the_next_one_starts_anew()
    {
        var flights = new SingleFlight<string, int>();
        var cancelled = new TaskCompletionSource();
        using var leaving = new CancellationTokenSource();
        var only = flights.RunAsync("card", async (_, detached) =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, detached);
            }
            catch (OperationCanceledException)
            {
                cancelled.SetResult();
                throw;
            }

            return 1;
        }, leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => only);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), Never);
        Assert.Equal(2, await flights.RunAsync("card", (_, _) => Task.FromResult(2), Never));
    }

    [Fact]
    public async Task A_failure_reaches_those_who_wait_and_is_not_kept()
    {
        var flights = new SingleFlight<string, int>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => flights.RunAsync("card", (_, _) => throw new InvalidOperationException(), Never));
        Assert.Equal(3, await flights.RunAsync("card", (_, _) => Task.FromResult(3), Never));
    }

    [Fact]
    public async Task A_failed_leader_takes_nobody_along_and_those_who_joined_share_one_more_run()
    {
        var flights = new SingleFlight<string, int>();
        var gate = new TaskCompletionSource();
        var runs = 0;
        Task<int> Ask() => flights.RunAsync("card", async (_, _) =>
        {
            var run = Interlocked.Increment(ref runs);
            await gate.Task;
            return run == 1 ? throw new InvalidOperationException() : run;
        }, Never);
        var leader = Ask();
        var joined = Enumerable.Range(0, 50).Select(_ => Ask()).ToList();
        gate.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(() => leader);
        Assert.All(await Task.WhenAll(joined), answer => Assert.InRange(answer, 2, 51));
        Assert.Equal(0, flights.Count);
    }

    [Fact]
    public async Task Being_busy_is_told_at_once_to_all_who_wait()
    {
        var flights = new SingleFlight<string, int>();
        var gate = new TaskCompletionSource();
        var runs = 0;
        Task<int> Ask() => flights.RunAsync("card", async (_, _) =>
        {
            Interlocked.Increment(ref runs);
            await gate.Task;
            throw new RenderBusyException("busy");
        }, Never);
        var asked = Enumerable.Range(0, 20).Select(_ => Ask()).ToList();
        gate.SetResult();
        foreach (var one in asked)
        {
            await Assert.ThrowsAsync<RenderBusyException>(() => one);
        }

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Different_keys_run_side_by_side()
    {
        var flights = new SingleFlight<string, string>();
        var both = new CountdownEvent(2);
        Task<string> Ask(string key) => flights.RunAsync(key, (asked, _) =>
        {
            both.Signal();
            Assert.True(both.Wait(TimeSpan.FromSeconds(30)));
            return Task.FromResult(asked);
        }, Never);
        Assert.Equal(["a", "b"], await Task.WhenAll(Ask("a"), Ask("b")));
    }
}
