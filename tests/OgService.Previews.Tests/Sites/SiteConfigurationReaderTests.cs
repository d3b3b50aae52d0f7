using OgService.Posts;
using OgService.Previews.Sites;
using OgService.Yaml;

namespace OgService.Previews.Tests.Sites;

public sealed class SiteConfigurationReaderTests
{
    private static readonly ContentSettings Detected = new() { Include = ["**/*.md"] };

    [Fact]
    public void Reads_the_example_of_the_contract()
    {
        var configuration = Parse(
            """
            site:
              name: Example Blog
              url: https://example.com/
              author: Alex Mercer
              lang: en
              twitter: "@example"
              fediverse: "@alex@example.social"
              logo: public/logo.svg
            content:
              include: ["src/data/blog/**/*.md"]
              public: public
              page: /posts/{slug}
            cards:
              template: article
              path: og/{slug}.png
              budget: 300KB
              values: { accent: "#38bdf8" }
            """);
        Assert.Equal("Example Blog", configuration.Site.Name);
        Assert.Equal("https://example.com", configuration.Site.Url);
        Assert.Equal(["src/data/blog/**/*.md"], configuration.Content.Include);
        Assert.Equal("/posts/{slug}", configuration.Content.Page);
        Assert.Equal(300_000, configuration.Cards.BudgetBytes);
        Assert.Equal(CardFormat.Png, configuration.Cards.Format);
        Assert.True(configuration.Cards.Values!.TryGet("accent", out _));
    }

    [Fact]
    public void An_empty_file_leaves_everything_to_what_was_detected()
    {
        var configuration = Parse("");
        Assert.Equal(("my-blog", "https://detected.example.com", "de"), (configuration.Site.Name, configuration.Site.Url, configuration.Site.Lang));
        Assert.Same(Detected, configuration.Content);
        Assert.Equal("article", configuration.Cards.Template);
    }

    [Fact]
    public void Sizes_and_templates_that_may_be_asked_for_are_listed()
    {
        var cards = Parse("cards:\n  templates: [quote]\n  sizes: [1200x630, 1200x1200]\n").Cards;

        Assert.Equal(["quote"], cards.Templates);
        Assert.Equal([new OgService.Cards.CardSize(1200, 630), new OgService.Cards.CardSize(1200, 1200)], cards.Sizes);
    }

    [Theory]
    [InlineData("cards:\n  sizes: [12x630]\n", "og.yaml:2:11: ", "1200x630")]
    [InlineData("cards:\n  tempalte: article\n", "og.yaml:2:3: ", "template")]
    [InlineData("sight: {}\n", "og.yaml:1:1: ", "site")]
    [InlineData("site:\n  url: example.com\n", "og.yaml:2:8: ", "https://example.com")]
    [InlineData("site:\n  url: https://example.com/?a=1\n", "og.yaml:2:8: ", "https://example.com")]
    [InlineData("site:\n  url: https://example.com\n  twitter: example\n", "og.yaml:3:12: ", "@example")]
    [InlineData("site:\n  url: https://example.com\n  theme_color: sky\n", "og.yaml:3:16: ", "#38bdf8")]
    [InlineData("content:\n  page: /posts\n", "og.yaml:2:9: ", "{slug}")]
    [InlineData("content:\n  public: ../elsewhere\n", "og.yaml:2:11: ", "below the site's root")]
    [InlineData("cards:\n  path: og/{slug}.gif\n", "og.yaml:2:9: ", "png, jpg, jpeg or webp")]
    [InlineData("cards:\n  path: ../{slug}.png\n", "og.yaml:2:9: ", "{slug}")]
    [InlineData("cards:\n  budget: 2MB\n", "og.yaml:2:11: ", "at most 600KB")]
    [InlineData("cards:\n  budget: 601KB\n", "og.yaml:2:11: ", "at most 600KB")]
    [InlineData("cards:\n  budget: 99999999999999999999KB\n", "og.yaml:2:11: ", "at most 600KB")]
    [InlineData("cards:\n  missing_glyphs: ignore\n", "og.yaml:2:19: ", "substitute, fallback, drop or fail")]
    [InlineData("cards:\n  substitutes: { ab: c }\n", "og.yaml:2:18: ", "U+2192")]
    [InlineData("cards:\n  substitutes: { U+110000: c }\n", "og.yaml:2:18: ", "U+2192")]
    [InlineData("cards:\n  substitutes: { →: a, U+2192: b }\n", "og.yaml:2:24: ", "each once")]
    [InlineData("cards:\n  substitutes: { →: [a] }\n", "og.yaml:2:21: ", "a list")]
    [InlineData("site: [\n", "og.yaml:", "")]
    public void Refuses_what_is_wrong_at_its_place_and_says_what_would_do(string text, string place, string hint)
    {
        var refused = Assert.Throws<YamlException>(() => Parse(text));
        Assert.StartsWith(place, refused.Message, StringComparison.Ordinal);
        Assert.Contains(hint, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500", 500)]
    [InlineData("64KB", 64_000)]
    [InlineData("64 kb", 64_000)]
    [InlineData("64k", 64_000)]
    public void Reads_budgets_as_people_write_them(string written, long bytes) => Assert.Equal(bytes, Parse($"cards:\n  budget: {written}\n").Cards.BudgetBytes);

    [Fact]
    public void Reads_what_stands_for_characters_without_a_font()
    {
        var cards = Parse("cards:\n  missing_glyphs: drop\n  substitutes: { →: to, U+1F9FF: , \"'\": \"\" }\n").Cards;
        Assert.Equal(MissingGlyphPolicy.Drop, cards.MissingGlyphs);
        Assert.Equal("to", cards.Substitutes[0x2192]);
        Assert.Equal("", cards.Substitutes[0x1F9FF]);
        Assert.Equal("", cards.Substitutes['\'']);
    }

    private static SiteConfiguration Parse(string text)
        => SiteConfigurationReader.Parse(text, Detected, new SiteIdentity { Name = "my-blog", Url = "https://detected.example.com", Lang = "de" });
}
