namespace OgService.Previews.Tests.Serving;

public sealed class CardWarmerTests : IDisposable
{
    private readonly ScratchSite site = new();
    private readonly string cache = Path.Combine(Path.GetTempPath(), "og-warm-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        site.Dispose();
        if (Directory.Exists(cache))
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    [Fact]
    public async Task Draws_published_cards_newest_first_once_and_not_again_after_a_restart()
    {
        site.WritePost("old", "title: Old\ndescription: d\ndate: 2020-01-01");
        site.WritePost("new", "title: New\ndescription: d\ndate: 2024-01-01");
        site.WritePost("draft", "title: Draft\ndescription: d\ndraft: true");
        site.WritePost("broken", "title: Broken\ndescription: d\nogTemplate: nowhere");
        var drawn = new List<string>();
        await using (var service = Open())
        {
            service.Drawn += (plan, _) => drawn.Add(plan.Fields.Slug);
            Assert.Equal(2, await service.WarmAsync(service.Site.Current, CancellationToken.None));
            Assert.Equal(["new", "old"], drawn);
            Assert.Equal(0, await service.WarmAsync(service.Site.Current, CancellationToken.None));
            await service.FlushAsync();
        }

        await using var later = Open();
        Assert.Equal(0, await later.WarmAsync(later.Site.Current, CancellationToken.None));
        Assert.Equal(0, later.CardsDrawn);
    }

    private PreviewService Open() => PreviewService.Open(
        new PreviewOptions { SiteRoot = site.Root, FontsFolder = ScratchSite.Fonts, TemplatesFolder = ScratchSite.Templates, DiskFolder = cache }, TimeProvider.System);
}
