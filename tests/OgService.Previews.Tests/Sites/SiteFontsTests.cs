using OgService.Previews.Sites;
using OgService.Testing;
using OgService.Typography;

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

    [Fact]
    public void A_start_without_a_usable_font_ends_and_says_so()
    {
        using var site = WithFont("brand/Brand.woff2");
        var fonts = CutFonts(site);
        var refusal = Assert.Throws<FontFormatException>(() => LiveSite.Open(site.Root, ScratchSite.Templates, fonts, TimeProvider.System));
        Assert.Contains("no usable font is left", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_font_of_the_site_s_own_does_where_the_shipped_ones_cannot_be_used()
    {
        using var site = WithFont("brand/Brand.woff2");
        site.Write("og.yaml", Settings + "cards: { fonts: [brand/Brand.woff2] }\n");
        Assert.Empty(LiveSite.Open(site.Root, ScratchSite.Templates, CutFonts(site), TimeProvider.System).Current.Renderer.Text.Fonts.Families.Except(["JetBrains Mono", "Inter"]));
    }

    /// <summary>A list of one family, whose files were cut short.</summary>
    private static string CutFonts(ScratchSite site)
    {
        var list = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(ScratchSite.Fonts, "fonts.json")))!;
        var families = list["families"]!.AsArray();
        while (families.Count > 1)
        {
            families.RemoveAt(1);
        }

        site.Write("fonts/fonts.json", list.ToJsonString());
        foreach (var file in Directory.GetFiles(Path.Combine(ScratchSite.Fonts, "inter")))
        {
            var bytes = File.ReadAllBytes(file);
            site.Write("fonts/inter/" + Path.GetFileName(file), bytes[..(bytes.Length / 3)]);
        }

        return site.PathTo("fonts");
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
