using OgService.Previews.Sites;

namespace OgService.Previews.Tests.Coverage;

public class SiteCoverageTests
{
    private const string Settings = "site: {{ name: Scratch, url: https://example.com }}\ncontent: {{ include: [\"posts/*.md\"], public: public }}\ncards: {{ {0} }}\n";

    [Fact]
    public void Every_field_is_told_with_file_and_line_before_anything_is_drawn()
    {
        using var site = Site("missing_glyphs: fallback, fallback: default.png");
        site.Write("posts/one.md", """
            ---
            title: A man 𓀀
            description: Plain
            tags:
              - one
              - 𓀁
            author: 𓀂
            card:
              badge: 𓀃
            ---
            Body text with 𓀄 is not drawn.
            """);
        site.WritePost("plain", "title: Plain\ndescription: All well.");
        site.WritePost("draft", "title: 𓀀\ndraft: true");
        site.WritePost("own", "title: 𓀀\nimage: https://example.com/picture.png");

        Assert.Equal(
            [
                "posts/one.md:2: title: no font has U+13000 EGYPTIAN HIEROGLYPH A001: a box is drawn",
                "posts/one.md:7: authors: no font has U+13002 EGYPTIAN HIEROGLYPH A003: a box is drawn",
                "posts/one.md:4: tags: no font has U+13001 EGYPTIAN HIEROGLYPH A002: a box is drawn",
                "posts/one.md:9: card values: no font has U+13003 EGYPTIAN HIEROGLYPH A004: a box is drawn",
            ],
            Missing(Open(site)));
    }

    [Fact]
    public void What_the_site_says_on_every_card_is_told_once()
    {
        using var site = Site("missing_glyphs: drop");
        site.Write("og.yaml", "site: { name: Scratch 𓀀, url: https://example.com, author: 𓀁 }\ncontent: { include: [\"posts/*.md\"], public: public }\ncards: { missing_glyphs: drop }\n");
        site.WritePost("one", "title: One");
        site.WritePost("two", "title: Two");

        Assert.Equal(
            [
                "og.yaml: site.name: no font has U+13000 EGYPTIAN HIEROGLYPH A001: it is left out",
                "og.yaml: site.author: no font has U+13001 EGYPTIAN HIEROGLYPH A002: it is left out",
            ],
            Missing(Open(site)));
    }

    [Fact]
    public void A_post_that_comes_later_is_told_later()
    {
        using var site = Site("");
        site.WritePost("later", "title: 𓀀\npublished: 2100-01-01");
        var current = Open(site).Current;

        Assert.Empty(current.MissingGlyphs(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Single(current.MissingGlyphs(new DateTimeOffset(2100, 1, 2, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void With_fail_the_post_gets_no_card_and_the_message_names_all()
    {
        using var site = Site("missing_glyphs: fail");
        site.WritePost("one", "title: 𓀀 and 𓀁");
        site.WritePost("two", "title: Plain");

        var report = site.Generate();

        Assert.Equal(1, report.Count(GenerateOutcome.Drawn));
        var failed = Assert.Single(report.Results, result => result.Outcome == GenerateOutcome.Failed);
        Assert.Contains("U+13000 EGYPTIAN HIEROGLYPH A001", failed.Message, StringComparison.Ordinal);
        Assert.Contains("U+13001", failed.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(site.PathTo("public/og/one.png")));
    }

    [Fact]
    public void With_fail_the_service_names_the_last_good_card_else_the_default_one()
    {
        using var site = Site("fallback: default.png");
        site.WritePost("one", "title: One");
        site.Generate();
        site.WritePost("one", "title: One 𓀀");
        site.WritePost("new", "title: New 𓀀");
        site.Write("og.yaml", string.Format(System.Globalization.CultureInfo.InvariantCulture, Settings, "missing_glyphs: fail, fallback: default.png"));

        using var previews = PreviewService.Open(
            new PreviewOptions { SiteRoot = site.Root, FontsFolder = ScratchSite.Fonts, TemplatesFolder = ScratchSite.Templates }, TimeProvider.System);
        var current = previews.Site.Current;

        Assert.Equal("https://example.com/og/one.png", PictureOf("one"));
        Assert.Equal("https://example.com/default.png", PictureOf("new"));

        string? PictureOf(string slug) =>
            previews.TryGetPost(current, slug, out var post) ? previews.Preview(current, post).Picture?.Url : null;
    }

    [Fact]
    public void The_key_changes_only_where_the_policy_changes_what_is_drawn()
    {
        using var site = Site("missing_glyphs: fallback");
        site.WritePost("odd", "title: Odd 𓀀");
        site.WritePost("plain", "title: Plain");
        site.Generate();

        site.Write("og.yaml", string.Format(System.Globalization.CultureInfo.InvariantCulture, Settings, "missing_glyphs: substitute, substitutes: { 𓀀: man }"));
        var report = site.Generate();

        Assert.Equal("public/og/odd.png", Assert.Single(report.Results, result => result.Outcome == GenerateOutcome.Drawn).File);
        Assert.Equal(1, report.Count(GenerateOutcome.Unchanged));
        Assert.DoesNotContain(report.Results, result => result.Notes.Any(note => note.Code == "glyph.missing"));
    }

    private static ScratchSite Site(string cards) => new(string.Format(System.Globalization.CultureInfo.InvariantCulture, Settings, cards));

    private static LiveSite Open(ScratchSite site) => LiveSite.Open(site.Root, ScratchSite.Templates, ScratchSite.Fonts, TimeProvider.System);

    private static IEnumerable<string> Missing(LiveSite site) => site.Current.MissingGlyphs(TimeProvider.System.GetUtcNow()).Select(glyph => glyph.ToString());
}
