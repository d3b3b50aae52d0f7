using System.Net;

namespace OgService.Web.Tests;

/// <summary>What survives a restart, and what is purged.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly string cache = Path.Combine(Path.GetTempPath(), "og-store-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(cache))
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    [Fact]
    public async Task A_card_on_disk_is_found_after_a_restart_and_an_altered_one_is_drawn_again()
    {
        byte[] drawn;
        await using (var first = await RunningService.WithAsync("--OgService:Disk:Folder", cache))
        {
            drawn = await first.Client.GetByteArrayAsync("/og/kerning.png");
            await first.Previews.FlushAsync();
        }

        await using (var second = await RunningService.WithAsync("--OgService:Disk:Folder", cache, "--environment", "Development"))
        {
            using var found = await second.Client.GetAsync("/og/kerning.png");
            Assert.Equal("disk", found.Headers.GetValues("X-Og-Source").Single());
            Assert.Equal(drawn, await found.Content.ReadAsByteArrayAsync());
        }

        var file = Directory.GetFiles(cache, "*.card", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(file);
        bytes[^100] ^= 1;
        File.WriteAllBytes(file, bytes);
        await using var third = await RunningService.WithAsync("--OgService:Disk:Folder", cache);
        Assert.Equal(drawn, await third.Client.GetByteArrayAsync("/og/kerning.png"));
        Assert.Equal(1, third.Previews.CardsDrawn);
    }

    [Fact]
    public async Task A_cache_folder_that_cannot_be_used_harms_nobody()
    {
        File.WriteAllText(cache, "no folder");
        try
        {
            await using var service = await RunningService.WithAsync("--OgService:Disk:Folder", cache);
            Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync("/og/kerning.png")).StatusCode);
        }
        finally
        {
            File.Delete(cache);
        }
    }

    [Fact]
    public async Task The_cards_of_the_site_are_drawn_before_anybody_asks()
    {
        await using var service = await RunningService.WithAsync("--OgService:WarmUp", "true");
        await service.Until(async () =>
        {
            using var answer = await service.Client.GetAsync("/healthz");
            return service.Previews.CardsDrawn > 3;
        });
    }

    [Theory]
    [InlineData("--OgService:Limits:Workers", "-1", "OgService:Limits:Workers must be 0 to 1024; got -1.")]
    [InlineData("--OgService:Disk:Bytes", "7", "OgService:Disk:Bytes must be 1000000 or more; got 7.")]
    [InlineData("--OgService:Bucket:Endpoint", "nowhere", "OgService:Bucket:Endpoint must be an address such as")]
    [InlineData("--OgService:Bucket:Endpoint", "http://localhost:1", "OgService:Bucket:Name must be the bucket's name; got nothing.")]
    [InlineData("--OgService:TrustedProxies:0", "example", "OgService:TrustedProxies:0 must be an address or a network")]
    [InlineData("--OgService:PurgeSyncMilliseconds", "1", "OgService:PurgeSyncMilliseconds must be 100 to 600000; got 1.")]
    public async Task A_setting_that_cannot_be_used_stops_the_start_and_is_named(string key, string value, string message)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningService.WithAsync(key, value));
        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }
}
