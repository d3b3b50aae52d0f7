using OgService.Previews.Storing;

namespace OgService.Previews.Tests.Storing;

public sealed class BucketTierTests : IDisposable
{
    private readonly FakeBucketServer server = new();
    private readonly ScratchSite site = new();

    private static CancellationToken Never => CancellationToken.None;

    public void Dispose()
    {
        server.Dispose();
        site.Dispose();
    }

    [Fact]
    public async Task Writes_and_reads_bytes_below_its_prefix()
    {
        using var bucket = new BucketTier(server.Options());
        Assert.Null(await bucket.ReadAsync(SampleCards.Key(1), Never));
        await bucket.WriteAsync(SampleCards.Key(1), [1, 2, 3], Never);
        Assert.Equal([1, 2, 3], await bucket.ReadAsync(SampleCards.Key(1), Never));
        Assert.Equal([$"/cards/og/cards/00/{SampleCards.Key(1)}"], server.Objects.Keys);
    }

    [Fact]
    public async Task A_card_that_one_machine_drew_is_not_drawn_by_the_next()
    {
        site.WritePost("one", "title: One\ndescription: d");
        await using var first = Open();
        var drawn = await GetAsync(first);
        await first.FlushAsync();
        await using var second = Open();
        var found = await second.FindCardAsync(Plan(second), Never);
        Assert.Equal(CardSource.Bucket, found!.Source);
        Assert.Equal(drawn.Bytes.ToArray(), found.Card.Bytes.ToArray());
        Assert.Equal((1, 0), (first.CardsDrawn, second.CardsDrawn));
        Assert.Equal(CardSource.Memory, (await second.FindCardAsync(Plan(second), Never))!.Source);
    }

    [Fact]
    public async Task Wrong_bytes_are_seen_and_the_card_is_drawn()
    {
        site.WritePost("one", "title: One\ndescription: d");
        await using var first = Open();
        var drawn = await GetAsync(first);
        await first.FlushAsync();
        foreach (var name in server.Objects.Keys)
        {
            server.Objects[name] = [.. server.Objects[name].Reverse()];
        }

        await using var second = Open();
        Assert.Equal(drawn.Bytes.ToArray(), (await GetAsync(second)).Bytes.ToArray());
        Assert.Equal(1, second.CardsDrawn);
        await second.FlushAsync();
        await using var third = Open();
        Assert.NotNull(await third.FindCardAsync(Plan(third), Never));
    }

    [Theory]
    [InlineData(500, 0)]
    [InlineData(403, 403)]
    [InlineData(0, 403)]
    public async Task Cards_are_drawn_whatever_the_server_answers(int readStatus, int writeStatus)
    {
        site.WritePost("one", "title: One\ndescription: d");
        (server.ReadStatus, server.WriteStatus) = (readStatus, writeStatus);
        await using var service = Open();
        Assert.NotEmpty((await GetAsync(service)).Bytes.ToArray());
    }

    [Fact]
    public async Task A_slow_server_and_one_that_is_gone_cost_little()
    {
        site.WritePost("one", "title: One\ndescription: d");
        server.Delay = TimeSpan.FromSeconds(10);
        await using (var service = Open(TimeSpan.FromMilliseconds(100)))
        {
            Assert.Null(await service.FindCardAsync(Plan(service), Never).AsTask().WaitAsync(TimeSpan.FromSeconds(8), Never));
        }

        server.Dispose();
        await using var later = Open(TimeSpan.FromMilliseconds(100));
        Assert.NotEmpty((await GetAsync(later)).Bytes.ToArray());
    }

    [Fact]
    public async Task A_purge_on_one_machine_reaches_the_other()
    {
        site.WritePost("one", "title: One\ndescription: d\ntags: [news]");
        await using var first = Open();
        await using var second = Open();
        await GetAsync(first);
        await first.FlushAsync();
        Assert.NotNull(await second.FindCardAsync(Plan(second), Never));
        var told = new List<string>();
        second.Purged += told.AddRange;
        Assert.Null(await first.PurgeAsync([CardLabels.OfTag("news")], Never));
        Assert.Null(await first.FindCardAsync(Plan(first), Never));
        Assert.Null(await second.SyncPurgesAsync(Never));
        Assert.Equal(["tag:news"], told);
        Assert.Null(await second.FindCardAsync(Plan(second), Never));
    }

    private PreviewService Open(TimeSpan? budget = null) => PreviewService.Open(
        new PreviewOptions { SiteRoot = site.Root, FontsFolder = ScratchSite.Fonts, TemplatesFolder = ScratchSite.Templates, Bucket = server.Options(budget) }, TimeProvider.System);

    private static CardPlan Plan(PreviewService service)
    {
        Assert.True(service.TryGetPost(service.Site.Current, "one", out var post));
        return service.Plan(service.Site.Current, post, CardFormat.Png);
    }

    private static async Task<DrawnCard> GetAsync(PreviewService service) => await service.GetCardAsync(Plan(service), Never);
}
