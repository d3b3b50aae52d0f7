using Microsoft.Extensions.Time.Testing;
using OgService.Previews.Serving;

namespace OgService.Previews.Tests.Serving;

public sealed class RenderQueueTests
{
    private readonly FakeTimeProvider clock = new();

    private static CancellationToken Never => CancellationToken.None;

    [Fact]
    public async Task Lets_as_many_in_as_there_are_workers_and_the_others_in_order()
    {
        var queue = Queue(workers: 2, length: 8);
        var first = await queue.EnterAsync(1, Never);
        var second = await queue.EnterAsync(1, Never);
        var third = queue.EnterAsync(1, Never);
        var fourth = queue.EnterAsync(1, Never);
        Assert.Equal((2, 2), (queue.Running, queue.Length));
        Assert.False(third.IsCompleted);
        first.Dispose();
        first.Dispose();
        await third;
        Assert.False(fourth.IsCompleted);
        second.Dispose();
        (await fourth).Dispose();
        (await third).Dispose();
        Assert.Equal((0, 0, 0), (queue.Running, queue.Length, (int)queue.PixelBytes));
    }

    [Fact]
    public async Task Refuses_at_once_when_the_queue_is_full()
    {
        var queue = Queue(workers: 1, length: 1);
        using var running = await queue.EnterAsync(1, Never);
        var waiting = queue.EnterAsync(1, Never);
        await Assert.ThrowsAsync<RenderBusyException>(() => queue.EnterAsync(1, Never));
        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task Sites_take_turns_whoever_came_with_how_many()
    {
        var queue = Queue(workers: 1, length: 8);
        var (herd, other) = (new QueueShare(), new QueueShare());
        var order = new List<string>();
        var running = await queue.EnterAsync(1, Never, herd);
        var waiting = new List<Task>();
        foreach (var (name, share) in new[] { ("herd 1", herd), ("herd 2", herd), ("herd 3", herd), ("other 1", other), ("other 2", other) })
        {
            waiting.Add(Draw(name, queue.EnterAsync(1, Never, share)));
        }

        running.Dispose();
        await Task.WhenAll(waiting);
        Assert.Equal(["herd 1", "other 1", "herd 2", "other 2", "herd 3"], order);

        async Task Draw(string name, Task<RenderQueue.Permit> entering)
        {
            using var permit = await entering;
            order.Add(name);
        }
    }

    [Fact]
    public async Task A_full_queue_makes_room_for_a_site_that_has_fewer_waiting_and_for_no_other()
    {
        var queue = Queue(workers: 1, length: 3);
        var (herd, other, third) = (new QueueShare(), new QueueShare(), new QueueShare());
        using var running = await queue.EnterAsync(1, Never, herd);
        var first = queue.EnterAsync(1, Never, herd);
        var second = queue.EnterAsync(1, Never, herd);
        var last = queue.EnterAsync(1, Never, herd);
        await Assert.ThrowsAsync<RenderBusyException>(() => queue.EnterAsync(1, Never, herd));
        var others = queue.EnterAsync(1, Never, other);
        await Assert.ThrowsAsync<RenderBusyException>(() => last);
        var thirds = queue.EnterAsync(1, Never, third);
        await Assert.ThrowsAsync<RenderBusyException>(() => second);
        await Assert.ThrowsAsync<RenderBusyException>(() => queue.EnterAsync(1, Never, other));
        Assert.Equal((1, 3), (queue.Running, queue.Length));
        Assert.False(first.IsCompleted || others.IsCompleted || thirds.IsCompleted);
    }

    [Fact]
    public async Task Refuses_whoever_has_waited_for_a_second()
    {
        var queue = Queue(workers: 1, length: 4);
        using var running = await queue.EnterAsync(1, Never);
        var waiting = queue.EnterAsync(1, Never);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<RenderBusyException>(() => waiting);
        Assert.Equal((1, 0), (queue.Running, queue.Length));
    }

    [Fact]
    public async Task Whoever_leaves_the_queue_takes_no_turn()
    {
        var queue = Queue(workers: 1, length: 4);
        var running = await queue.EnterAsync(1, Never);
        using var leaving = new CancellationTokenSource();
        var gone = queue.EnterAsync(1, leaving.Token);
        var next = queue.EnterAsync(1, Never);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        running.Dispose();
        (await next).Dispose();
        Assert.Equal(0, queue.Running);
    }

    [Fact]
    public async Task Pixels_are_a_budget_of_all_and_large_pictures_are_not_overtaken_for_ever()
    {
        var queue = Queue(workers: 4, length: 8, pixelBytes: 100);
        var first = await queue.EnterAsync(60, Never);
        var large = queue.EnterAsync(80, Never);
        var small = queue.EnterAsync(10, Never);
        Assert.False(small.IsCompleted);
        first.Dispose();
        (await large).Dispose();
        (await small).Dispose();
        await Assert.ThrowsAsync<RenderBusyException>(() => queue.EnterAsync(101, Never));
    }

    [Fact]
    public async Task No_permit_is_lost_or_made_up_when_many_come_and_leave()
    {
        var queue = new RenderQueue(Options(3, 1_000, 1_000), TimeProvider.System);
        var most = 0;
        var inside = 0;
        await Task.WhenAll(Enumerable.Range(0, 400).Select(number => Task.Run(async () =>
        {
            using var leaving = new CancellationTokenSource();
            if (number % 3 == 0)
            {
                leaving.CancelAfter(TimeSpan.FromMilliseconds(number % 7));
            }

            try
            {
                using var permit = await queue.EnterAsync(1, leaving.Token);
                var now = Interlocked.Increment(ref inside);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
            catch (Exception failure) when (failure is OperationCanceledException or RenderBusyException)
            {
                // Left, or the machine was slow: no matter.
            }
        })));
        Assert.InRange(most, 1, 3);
        Assert.Equal((0, 0, 0), (queue.Running, queue.Length, (int)queue.PixelBytes));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }

    private RenderQueue Queue(int workers, int length, long pixelBytes = 1_000) => new(Options(workers, length, pixelBytes), clock);

    private static PreviewOptions Options(int workers, int length, long pixelBytes) => new()
    {
        SiteRoot = "",
        FontsFolder = "",
        TemplatesFolder = "",
        Workers = workers,
        QueueLength = length,
        PixelBytes = pixelBytes,
    };
}
