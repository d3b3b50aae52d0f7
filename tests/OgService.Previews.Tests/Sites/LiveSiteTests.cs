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

    [Fact]
    public void A_change_of_an_extended_template_draws_cards_anew_and_a_broken_one_replaces_nothing()
    {
        using var site = new ScratchSite("site: { url: https://example.com }\ncards: { template: child }\n");
        site.Write("content/a.md", "---\ntitle: A\n---\n");
        site.Write("templates/base/card.yaml", "card: {children: [{id: a, text: one}]}");
        site.Write("templates/child/card.yaml", "extends: base\nnodes: {a: {color: red}}");
        var live = LiveSite.Open(site.Root, ScratchSite.Templates, ScratchSite.Fonts, TimeProvider.System);
        var first = live.Current.Templates["child"];

        site.Write("templates/base/card.yaml", "card: {children: [{id: b, text: two}]}");
        Assert.True(live.Refresh());
        Assert.Same(first, live.Current.Templates["child"]);
        Assert.Contains(live.Current.Problems, problem => problem.Contains("child/card.yaml:2:9: unknown id \"a\"", StringComparison.Ordinal));

        site.Write("templates/base/card.yaml", "card: {children: [{id: a, text: three}]}");
        Assert.True(live.Refresh());
        Assert.NotEqual(first.Version, live.Current.Templates["child"].Version);
        Assert.DoesNotContain(live.Current.Problems, problem => problem.Contains("unknown id", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_folder_that_is_away_for_a_moment_has_not_lost_its_posts(bool isLeftEmpty)
    {
        using var site = new ScratchSite("site: { url: https://example.com }\n");
        site.Write("content/a.md", "---\ntitle: A\n---\n");
        var live = LiveSite.Open(site.Root, ScratchSite.Templates, ScratchSite.Fonts, TimeProvider.System);
        var elsewhere = site.Root + "-elsewhere";
        Directory.Move(site.Root, elsewhere);
        if (isLeftEmpty)
        {
            Directory.CreateDirectory(site.Root);
        }

        Assert.True(live.Refresh());
        Assert.False(live.Refresh());
        Assert.Equal("A", Assert.Single(live.Current.Posts.Posts).Title);
        Assert.Contains("gone or empty", Assert.Single(live.Current.Problems), StringComparison.Ordinal);

        if (isLeftEmpty)
        {
            Directory.Delete(site.Root);
        }

        Directory.Move(elsewhere, site.Root);
        site.Write("content/a.md", "---\ntitle: Another\n---\n");
        Assert.True(live.Refresh());
        Assert.Equal("Another", Assert.Single(live.Current.Posts.Posts).Title);
        Assert.Empty(live.Current.Problems);
    }

    [Fact]
    public void A_link_that_leads_elsewhere_is_read_anew_even_where_sizes_and_times_are_the_same()
    {
        using var site = new ScratchSite("site: { url: https://example.com }\n");
        foreach (var version in (string[])["1", "2"])
        {
            site.Write($"{version}/og.yaml", $"site: {{ name: Site {version}, url: https://example.com }}\n");
            site.Write($"{version}/content/a.md", $"---\ntitle: Version {version}\n---\n");
            foreach (var file in Directory.GetFiles(site.PathTo(version), "*", SearchOption.AllDirectories))
            {
                File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            }
        }

        Directory.CreateSymbolicLink(site.PathTo("current"), "1");
        var live = LiveSite.Open(site.PathTo("current"), ScratchSite.Templates, ScratchSite.Fonts, TimeProvider.System);
        Assert.False(live.Refresh());
        Directory.Delete(site.PathTo("current"));
        Directory.CreateSymbolicLink(site.PathTo("current"), "2");
        Assert.True(live.Refresh());
        Assert.Equal(("Site 2", "Version 2"), (live.Current.Configuration.Site.Name, Assert.Single(live.Current.Posts.Posts).Title));
        Assert.False(live.Refresh());
    }

    [Fact]
    public void Only_what_the_site_allows_may_be_asked_for()
    {
        using var site = new ScratchSite("site: { url: https://example.com }\ncards: { templates: [quote], sizes: [1200x600, 1080x1080] }\n");
        site.Write("content/a.md", "---\ntitle: A\n---\n");
        var snapshot = LiveSite.Open(site.Root, ScratchSite.Templates, ScratchSite.Fonts, TimeProvider.System).Current;
        var post = snapshot.Posts.Posts[0];

        Assert.True(snapshot.AllowsTemplate("article") && snapshot.AllowsTemplate("quote"));
        Assert.False(snapshot.AllowsTemplate("minimal"));
        Assert.True(snapshot.AllowsSize(post, null, new OgService.Cards.CardSize(1080, 1080)));
        Assert.False(snapshot.AllowsSize(post, "quote", new OgService.Cards.CardSize(1200, 630)));
        Assert.Equal(new OgService.Cards.CardSize(1200, 600), snapshot.SizeFor(snapshot.TemplateFor(post)));
    }
}
