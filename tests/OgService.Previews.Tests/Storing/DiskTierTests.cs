using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using OgService.Previews.Storing;

namespace OgService.Previews.Tests.Storing;

public sealed class DiskTierTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "og-disk-" + Guid.NewGuid().ToString("N"));
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);

    private static CancellationToken Never => CancellationToken.None;

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Keeps_bytes_over_a_restart()
    {
        await Open().WriteAsync(SampleCards.Key(1), [1, 2, 3], Never);
        var later = Open();
        await later.Ready;
        Assert.Equal([1, 2, 3], await later.ReadAsync(SampleCards.Key(1), Never));
        Assert.Null(await later.ReadAsync(SampleCards.Key(2), Never));
        Assert.Equal(3, later.Bytes);
    }

    [Fact]
    public async Task Lets_the_least_recently_used_go_when_the_bytes_run_out_over_a_restart_too()
    {
        var disk = Open(1_000);
        foreach (var number in Enumerable.Range(0, 3))
        {
            await disk.WriteAsync(SampleCards.Key(number), new byte[300], Never);
        }

        await disk.ReadAsync(SampleCards.Key(0), Never);
        await disk.WriteAsync(SampleCards.Key(3), new byte[300], Never);
        Assert.Null(await disk.ReadAsync(SampleCards.Key(1), Never));
        Assert.NotNull(await disk.ReadAsync(SampleCards.Key(0), Never));
        Assert.Equal(900, disk.Bytes);
        var smaller = Open(600);
        await smaller.Ready;
        Assert.Equal(2, Directory.GetFiles(folder, "*.card", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task Unfinished_files_of_a_killed_process_are_deleted_at_the_start()
    {
        Directory.CreateDirectory(Path.Combine(folder, "unfinished"));
        var left = Path.Combine(folder, "unfinished", "x.tmp");
        File.WriteAllBytes(left, [1]);
        File.SetLastWriteTimeUtc(left, clock.GetUtcNow().UtcDateTime.AddMinutes(-1));
        await Open().Ready;
        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task A_folder_that_is_deleted_while_in_use_is_made_again()
    {
        var disk = Open();
        await disk.WriteAsync(SampleCards.Key(1), [1], Never);
        Directory.Delete(folder, recursive: true);
        Assert.Null(await disk.ReadAsync(SampleCards.Key(1), Never));
        await disk.WriteAsync(SampleCards.Key(1), [2], Never);
        Assert.Equal([2], await disk.ReadAsync(SampleCards.Key(1), Never));
    }

    [Fact]
    public async Task Two_hundred_files_spoiled_at_random_are_deleted_and_never_read()
    {
        var random = new Random(11);
        using var meter = new Meter("test");
        var metrics = new PreviewMetrics(meter);
        var disk = Open(10_000_000);
        await using var tier = new GuardedTier(CardSource.Disk, disk, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30), metrics, TimeProvider.System, _ => { });
        for (var number = 0; number < 200; number++)
        {
            var card = SampleCards.Of(SampleCards.Key(number), random.Next(1, 4_000));
            await disk.WriteAsync(card.Key, StoredCard.Write(card), Never);
            var file = Directory.GetFiles(folder, card.Key + ".card", SearchOption.AllDirectories).Single();
            Spoil(file, random, number);
            Assert.Null(await tier.FindAsync(card.Key, Never));
            Assert.False(File.Exists(file));
        }

        Assert.True(tier.IsWell);
    }

    private static void Spoil(string file, Random random, int number)
    {
        var bytes = File.ReadAllBytes(file);
        switch (number % 5)
        {
            case 0:
                bytes = bytes[..random.Next(bytes.Length)];
                break;
            case 1:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                bytes = [];
                break;
            case 3:
                Array.Clear(bytes, bytes.Length / 2, bytes.Length - (bytes.Length / 2));
                break;
            default:
                bytes[7]++;
                break;
        }

        File.WriteAllBytes(file, bytes);
    }

    private DiskTier Open(long capacity = 1_000_000) => DiskTier.Open(folder, capacity, clock);
}
