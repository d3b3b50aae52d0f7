using System.Diagnostics.Metrics;
using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using OgService.Previews.Storing;

namespace OgService.Previews.Tests.Storing;

public sealed class GuardedTierTests : IDisposable
{
    private readonly Meter meter = new("test");
    private readonly List<TierChange> changes = [];
    private readonly FaultyTier inner = new();

    private static CancellationToken Never => CancellationToken.None;

    public void Dispose() => meter.Dispose();

    [Fact]
    public async Task Finds_what_was_kept()
    {
        await using var tier = Guard();
        var card = SampleCards.Of(SampleCards.Key(1), 100);
        tier.Keep(card.Key, StoredCard.Write(card));
        await tier.FlushAsync();
        Assert.Equal(card.Bytes.ToArray(), (await tier.FindAsync(card.Key, Never))!.Bytes.ToArray());
    }

    [Fact]
    public async Task A_tier_that_hangs_costs_its_budget_and_no_more()
    {
        inner.Hang = true;
        await using var tier = Guard();
        var watch = Stopwatch.StartNew();
        Assert.Null(await tier.FindAsync(SampleCards.Key(1), Never));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.05, 20);
        inner.Release.Set();
    }

    [Fact]
    public async Task After_five_errors_it_is_left_alone_and_taken_into_use_again_when_it_is_well_with_one_word_each()
    {
        await using var tier = Guard();
        inner.Fail = true;
        for (var number = 0; number < 20; number++)
        {
            Assert.Null(await tier.FindAsync(SampleCards.Key(number), Never));
        }

        Assert.Equal(5, inner.Reads);
        Assert.False(tier.IsWell);
        inner.Fail = false;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!tier.IsWell)
        {
            await Task.Delay(100, patience.Token);
            await tier.FindAsync(SampleCards.Key(1), Never);
        }

        Assert.Equal([("bucket", "reading", false), ("bucket", "reading", true)], changes.Select(change => (change.Tier, change.Work, change.IsWell)));
        Assert.Contains("on purpose", changes[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_waits_for_a_tier_that_is_left_alone_not_even_when_it_is_tried()
    {
        var clock = new FakeTimeProvider();
        await using var tier = new GuardedTier(CardSource.Bucket, inner, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(5), new PreviewMetrics(meter), clock, changes.Add);
        inner.Fail = true;
        while (tier.IsWell)
        {
            await tier.FindAsync(SampleCards.Key(1), Never);
        }

        (inner.Fail, inner.Hang) = (false, true);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(tier.FindAsync(SampleCards.Key(2), Never).IsCompletedSuccessfully);
        Assert.True(SpinWait.SpinUntil(() => inner.Reads == 6, TimeSpan.FromSeconds(30)));
        inner.Release.Set();
        Assert.True(SpinWait.SpinUntil(() => tier.IsWell, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_tier_that_takes_no_writes_is_read_all_the_same()
    {
        await using var tier = Guard();
        var card = SampleCards.Of(SampleCards.Key(1), 100);
        await inner.WriteAsync(card.Key, StoredCard.Write(card), Never);
        inner.Full = true;
        for (var number = 2; number < 30; number++)
        {
            tier.Keep(SampleCards.Key(number), StoredCard.Write(SampleCards.Of(SampleCards.Key(number), 100)));
        }

        await tier.FlushAsync();
        Assert.NotNull(await tier.FindAsync(card.Key, Never));
        Assert.Equal(6, inner.Writes);
        Assert.Equal(["writing"], changes.Select(change => change.Work));
    }

    [Fact]
    public async Task A_reader_that_leaves_is_no_error_of_the_tier()
    {
        inner.Hang = true;
        await using var tier = Guard(TimeSpan.FromSeconds(30));
        for (var number = 0; number < 10; number++)
        {
            using var leaving = new CancellationTokenSource();
            var asked = tier.FindAsync(SampleCards.Key(number), leaving.Token);
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        }

        inner.Release.Set();
        Assert.True(tier.IsWell);
    }

    private GuardedTier Guard(TimeSpan? budget = null)
        => new(CardSource.Bucket, inner, budget ?? TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), new PreviewMetrics(meter), TimeProvider.System, changes.Add);

    private sealed class FaultyTier : IByteTier
    {
        private readonly Dictionary<string, byte[]> kept = [];

        public bool Fail { get; set; }

        public bool Full { get; set; }

        public bool Hang { get; set; }

        public ManualResetEventSlim Release { get; } = new();

        public int Reads { get; private set; }

        public int Writes { get; private set; }

        public Task<byte[]?> ReadAsync(string key, CancellationToken cancellation)
        {
            Reads++;
            if (Hang)
            {
                Release.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
            }

            return Fail ? throw new IOException("fails on purpose") : Task.FromResult(kept.GetValueOrDefault(key));
        }

        public Task WriteAsync(string key, byte[] bytes, CancellationToken cancellation)
        {
            Writes++;
            kept[key] = Full ? throw new IOException("full on purpose") : bytes;
            return Task.CompletedTask;
        }

        public Task DeleteAsync(string key, CancellationToken cancellation)
        {
            kept.Remove(key);
            return Task.CompletedTask;
        }
    }
}
