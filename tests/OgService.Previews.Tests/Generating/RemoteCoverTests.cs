using OgService.Previews.Fetching;
using OgService.Previews.Generating;
using OgService.Previews.Sites;
using OgService.Previews.Tests.Fetching;

namespace OgService.Previews.Tests.Generating;

/// <summary>Generating a site whose covers lie on other hosts.</summary>
public sealed class RemoteCoverTests : IDisposable
{
    private readonly ScratchSite site = new("site: { name: Scratch, url: https://example.com }\ncontent: { include: [\"posts/*.md\"], public: public }\ncards: { template: photo, covers: draw }\n");
    private readonly List<string> asked = [];
    private readonly AheadClock clock = new();
    private readonly HostileOrigin origin;
    private byte[]? picture = ScratchSite.OwnPicture;

    public RemoteCoverTests()
    {
        origin = new HostileOrigin(async (head, stream, stop) =>
        {
            var isKnown = picture is not null && head.Contains($"If-None-Match: \"{picture.Length}\"", StringComparison.Ordinal);
            lock (asked)
            {
                asked.Add(isKnown ? "again" : "all");
            }

            await stream.WriteAsync(picture is null ? HostileOrigin.Head("500 No") : HostileOrigin.Head(isKnown ? "304 Not Modified" : "200 OK", $"ETag: \"{picture.Length}\""), stop);
            if (picture is not null && !isKnown)
            {
                await stream.WriteAsync(picture, stop);
            }
        });
        site.Write("templates/photo/card.yaml", "card:\n  children:\n    - picture: \"{{ cover }}\"\n      width: 100px\n      height: 100px\n    - text: \"{{ title }}\"\n");
        site.WritePost("one", $"title: One\ncover: {origin["/a.png"]}");
        site.WritePost("two", $"title: Two\ncover: {origin["/a.png"]}");
    }

    public void Dispose()
    {
        origin.Dispose();
        site.Dispose();
    }

    [Fact]
    public void A_cover_is_fetched_once_and_drawn_and_asked_about_only_when_it_is_no_longer_fresh()
    {
        var first = Generate();
        Assert.Equal((2, 0), (first.Count(GenerateOutcome.Drawn), Missing(first)));
        Assert.Equal(["all"], asked);
        var card = File.ReadAllBytes(site.PathTo("public/og/one.png"));

        Assert.Equal(2, Generate().Count(GenerateOutcome.Unchanged));
        Assert.Equal(["all"], asked);
        clock.Ahead = TimeSpan.FromHours(2);
        Assert.Equal(2, Generate().Count(GenerateOutcome.Unchanged));
        Assert.Equal(["all", "again"], asked);

        // The same from the cache, without the host.
        File.Delete(site.PathTo("public/og/one.png"));
        Assert.Equal(0, Missing(Generate(isOffline: true)));
        Assert.Equal(card, File.ReadAllBytes(site.PathTo("public/og/one.png")));
        Assert.Equal(["all", "again"], asked);

        picture = [.. ScratchSite.OwnPicture, 0];
        clock.Ahead = TimeSpan.FromHours(4);
        Assert.Equal(2, Generate().Count(GenerateOutcome.Drawn));
    }

    [Fact]
    public void A_host_that_is_down_takes_nothing_out_of_a_card_and_a_card_with_other_words_is_drawn_without_it()
    {
        Generate();
        var tree = site.Tree();
        Directory.Delete(site.PathTo(".og/cache"), recursive: true);
        picture = null;
        site.WritePost("two", $"title: Another\ncover: {origin["/a.png"]}");
        var report = Generate();
        Assert.Contains("the card stays", Assert.Single(report.Results, result => result.Outcome == GenerateOutcome.Unchanged).Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (report.Count(GenerateOutcome.Drawn), Missing(report)));
        Assert.Equal(tree["public/og/one.png"], site.Tree()["public/og/one.png"]);

        picture = ScratchSite.OwnPicture;
        clock.Ahead = TimeSpan.FromMinutes(2);
        report = Generate();
        Assert.Equal((1, 0), (report.Count(GenerateOutcome.Drawn), Missing(report)));
    }

    [Fact]
    public void A_damaged_cache_is_none_and_the_cache_is_not_for_the_repository()
    {
        Generate();
        Assert.Equal("*\n", File.ReadAllText(site.PathTo(".og/cache/pictures/.gitignore")));
        foreach (var file in Directory.GetFiles(site.PathTo(".og/cache/pictures"), "*.picture"))
        {
            File.WriteAllBytes(file, [1, 2, 3]);
        }

        Directory.Delete(site.PathTo("public"), recursive: true);
        Assert.Equal((2, 0), Counts(Generate()));
        foreach (var file in Directory.GetFiles(site.PathTo(".og/cache/pictures"), "*.json"))
        {
            File.WriteAllText(file, "{\"address\":\"x\"}");
        }

        Directory.Delete(site.PathTo("public"), recursive: true);
        Assert.Equal((2, 0), Counts(Generate()));
    }

    private static (int Drawn, int Missing) Counts(GenerateReport report) => (report.Count(GenerateOutcome.Drawn), Missing(report));

    private static int Missing(GenerateReport report) => report.Results.Count(result => result.Notes.Any(note => note.Code == "picture.missing"));

    private GenerateReport Generate(bool isOffline = false)
    {
        var rules = new FetchRules(new RemoteOptions { TrustedHosts = [origin.Trusted], FirstByte = TimeSpan.FromSeconds(30), Whole = TimeSpan.FromSeconds(30) }, []);
        using var pictures = new RemotePictures(rules, isOffline ? null : new GuardedFetcher(rules, clock), clock, null, FetchedFolder.OfSite(site.Root));
        var live = LiveSite.OpenServed(site.Root, ScratchSite.Templates, ScratchSite.Fonts, clock, true, pictures, []);
        return SiteGenerator.For(live.Current, clock).Run(new GenerateOptions { Jobs = 2 }, null, TestContext.Current.CancellationToken);
    }

    /// <summary>The system's clock, put forward.</summary>
    private sealed class AheadClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
