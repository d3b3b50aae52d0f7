using OgService.Previews.Serving;

namespace OgService.Previews.Tests.Serving;

public sealed class RenderThreadsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Draws_apart_from_the_pool_and_goes_on_in_it()
    {
        using var threads = new RenderThreads(2);
        Assert.False(await threads.RunAsync(() => Thread.CurrentThread.IsThreadPoolThread));
        Assert.True(Thread.CurrentThread.IsThreadPoolThread);
    }

    [Fact]
    public async Task As_many_at_a_time_as_there_are_threads()
    {
        using var threads = new RenderThreads(2);
        using var together = new Barrier(2);
        var runs = Enumerable.Range(0, 6).Select(_ => threads.RunAsync(() => together.SignalAndWait(Patience) ? Environment.CurrentManagedThreadId : -1));
        var ran = await Task.WhenAll(runs);
        Assert.DoesNotContain(-1, ran);
        Assert.Equal(2, ran.Distinct().Count());
    }

    [Fact]
    public async Task A_failure_is_told_to_whoever_asked_and_the_thread_goes_on()
    {
        using var threads = new RenderThreads(1);
        await Assert.ThrowsAsync<InvalidDataException>(() => threads.RunAsync<int>(() => throw new InvalidDataException()));
        Assert.Equal(3, await threads.RunAsync(() => 3));
    }

    [Fact]
    public void After_the_end_nothing_is_drawn()
    {
        var threads = new RenderThreads(1);
        threads.Dispose();
        Assert.Throws<InvalidOperationException>(() => { _ = threads.RunAsync(() => 0); });
    }
}
