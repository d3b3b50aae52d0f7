using OgService.Previews.Sites;
using OgService.Testing;

namespace OgService.Previews.Tests.Sites;

/// <summary>Fonts of a site's own, named in <c>og.yaml</c>.</summary>
public class SiteFontsTests
{
    private const string Settings = "site: { name: Scratch, url: https://example.com }\ncontent: { include: [\"posts/*.md\"], public: public }\n";

    [Fact]
    public void A_font_that_is_put_in_its_place_is_another_key()
    {
        using var site = WithFont("brand/Brand.woff2");
        var live = Open(site);
        var before = live.Current.Renderer.Text.Fonts.Version;

        site.Write("og.yaml", Settings + "cards: { fonts: [brand/Brand.woff2] }\n");
        Assert.True(live.Refresh());

        Assert.NotEqual(before, live.Current.Renderer.Text.Fonts.Version);
        Assert.Equal("JetBrains Mono", live.Current.Renderer.Text.Fonts.Families[0]);
        Assert.False(live.Refresh());
    }

    [Theory]
    [InlineData("brand/None.woff2", "there is no file or folder brand/None.woff2 in the site")]
    [InlineData("../Brand.woff2", "there is no file or folder ../Brand.woff2 in the site")]
    [InlineData("og.yaml", "not a TrueType, OpenType, WOFF or WOFF2 font")]
    public void A_font_that_cannot_be_used_is_a_problem_of_the_site_and_the_others_draw(string reference, string problem)
    {
        using var site = WithFont("brand/Brand.woff2");
        site.Write("og.yaml", Settings + $"cards: {{ fonts: [{reference}] }}\n");

        Assert.Contains(Open(site).Current.Problems, text => text.Contains(problem, StringComparison.Ordinal));
        Assert.Contains("Inter", Open(site).Current.Renderer.Text.Fonts.Families);
    }

    private static ScratchSite WithFont(string path)
    {
        var site = new ScratchSite(Settings);
        site.Write(path, File.ReadAllBytes(Directory.EnumerateFiles(Repository.PathTo("fonts", "jetbrains-mono"), "*-latin-wght-normal.woff2").Single()));
        site.WritePost("one", "title: A title in the site's own font");
        return site;
    }

    private static LiveSite Open(ScratchSite site) => LiveSite.Open(site.Root, ScratchSite.Templates, ScratchSite.Fonts, TimeProvider.System);
}
