using OgService.Previews.Fetching;
using OgService.Previews.Sites;

namespace OgService.Previews.Tests.Fetching;

/// <summary>Plans of cards that show pictures of other hosts.</summary>
public sealed class RemoteCardTests
{
    [Fact]
    public async Task A_plan_stands_for_the_picture_as_it_is_now()
    {
        var picture = ScratchSite.OwnPicture;
        using var origin = new HostileOrigin(async (_, stream, stop) =>
        {
            await stream.WriteAsync(HostileOrigin.Head("200 OK"), stop);
            await stream.WriteAsync(picture, stop);
        });
        using var site = new ScratchSite("site: { name: Scratch, url: https://example.com }\ncontent: { include: [\"posts/*.md\"], public: public }\ncards: { template: photo, covers: draw }\n");
        site.Write("templates/photo/card.yaml", "card:\n  children:\n    - picture: \"{{ cover }}\"\n      width: 100px\n      height: 100px\n");
        site.WritePost("one", $"title: One\ncover: {origin["/a.png"]}");
        var clock = new AheadClock();
        var rules = new FetchRules(new RemoteOptions { TrustedHosts = [origin.Trusted], FirstByte = TimeSpan.FromSeconds(30), Whole = TimeSpan.FromSeconds(30) }, []);
        using var pictures = new RemotePictures(rules, new GuardedFetcher(rules, clock), clock);
        var live = LiveSite.OpenServed(site.Root, ScratchSite.Templates, ScratchSite.Fonts, clock, true, pictures, []);
        var drawer = new CardDrawer(clock);

        var missing = Plan();
        Assert.True(missing.IsProvisional);
        var first = await UntilAsync(plan => !plan.IsProvisional);
        Assert.NotEqual(missing.Key.Value, first.Key.Value);
        Assert.True(live.Refresh());
        Assert.False(live.Refresh());
        Assert.DoesNotContain(drawer.Draw(first, TestContext.Current.CancellationToken).Notes, note => note.Code == "picture.missing");

        // Nothing but asking for the plan again makes it look.
        picture = [.. picture, 0];
        clock.Ahead = TimeSpan.FromHours(2);
        var second = await UntilAsync(plan => plan.Key.Value != first.Key.Value);
        Assert.False(second.IsProvisional);

        CardPlan Plan() => drawer.Plan(live.Current, live.Current.Posts.Posts[0], CardFormat.Png);

        async Task<CardPlan> UntilAsync(Func<CardPlan, bool> holds)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (true)
            {
                if (Plan() is var plan && holds(plan))
                {
                    return plan;
                }

                await Task.Delay(20, patience.Token);
            }
        }
    }

    /// <summary>The system's clock, put forward.</summary>
    private sealed class AheadClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
