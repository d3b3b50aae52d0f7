using OgService.Previews.Sites;

namespace OgService.Previews.Tests.Sites;

public class LiveSiteTests
{
    [Fact]
    public void A_change_in_the_generators_own_settings_is_seen_and_no_change_is_none()
    {
        using var site = new ScratchSite("cards: { template: article }\n");
        site.Write("hugo.toml", "baseURL = 'https://one.example'\ntitle = 'One'\n");
        site.Write("content/a.md", "---\ntitle: A\n---\n");
        var live = LiveSite.Open(site.Root, ScratchSite.Templates, ScratchSite.Fonts, TimeProvider.System);

        Assert.False(live.Refresh());
        site.Write("hugo.toml", "baseURL = 'https://two.example'\ntitle = 'Another'\n");

        Assert.True(live.Refresh());
        Assert.Equal(("Another", "https://two.example"), (live.Current.Configuration.Site.Name, live.Current.Configuration.Site.Url));
        Assert.False(live.Refresh());
    }
}
