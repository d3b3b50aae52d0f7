using System.Text.Json;

namespace OgService.Posts.Tests.Meta;

public sealed class MetaBundleTests
{
    private static readonly SiteIdentity PlainSite = new() { Name = "Example Blog", Url = "https://example.com" };

    [Fact]
    public void The_five_characters_are_escaped_once_and_read_back_as_they_were()
    {
        const string title = "Why <details> & \"quotes\" still break 'previews' &amp; &lt;";
        var bundle = Samples.Bundle(Samples.Sora with { Title = title });
        Assert.Contains(
            "<title>Why &lt;details&gt; &amp; &quot;quotes&quot; still break &#39;previews&#39; &amp;amp; &amp;lt;</title>\n",
            bundle.ToHtml(),
            StringComparison.Ordinal);
        var page = Samples.Parse(bundle);
        Assert.Equal(title, page.Title);
        Assert.Equal(title, page.Content("og:title"));
        Assert.Equal(title, JsonLd(bundle).GetProperty("headline").GetString());
    }

    [Fact]
    public void The_order_is_title_canonical_names_og_article_twitter_rest_and_data_last()
    {
        var post = Samples.Sora with
        {
            Lang = "en-US",
            Modified = new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.Zero),
            Section = "News",
            Authors = [new Author("Alex Mercer", "https://example.com/alex")],
        };
        string[] expected =
        [
            "title", "canonical", "description", "author", "robots",
            "og:type", "og:title", "og:description", "og:url", "og:site_name", "og:locale",
            "og:image", "og:image:type", "og:image:width", "og:image:height", "og:image:alt",
            "article:published_time", "article:modified_time", "article:author", "article:section", "article:tag", "article:tag",
            "twitter:card", "twitter:site", "twitter:label1", "twitter:data1", "twitter:label2", "twitter:data2",
            "fediverse:creator", "theme-color", "icon", "apple-touch-icon", "alternate", "application/ld+json",
        ];
        var elements = Samples.Parse(Samples.Bundle(post)).Head!.Children.Skip(1);
        Assert.Equal(expected, elements.Select(element => element.GetAttribute("property") ?? element.GetAttribute("name")
            ?? element.GetAttribute("rel") ?? element.GetAttribute("type") ?? element.LocalName));
    }

    [Fact]
    public void Open_graph_and_article_use_property_and_all_others_use_name()
    {
        foreach (var tag in Samples.Parse(Samples.Bundle()).QuerySelectorAll("meta[content]"))
        {
            var attribute = tag.Attributes.First()!;
            var graph = attribute.Value.Split(':')[0] is "og" or "article";
            Assert.Equal(graph ? "property" : "name", attribute.Name);
            Assert.Equal(["content"], tag.Attributes.Skip(1).Select(other => other.Name));
        }
    }

    [Fact]
    public void A_name_occurs_once_but_for_tags_and_authors()
    {
        var post = Samples.Sora with
        {
            Authors = [new Author("A", "https://example.com/a"), new Author("B", "https://example.com/b"), new Author("A")],
        };
        var page = Samples.Parse(Samples.Bundle(post));
        var repeated = page.QuerySelectorAll("meta[content]")
            .GroupBy(tag => tag.Attributes.First()!.Value)
            .Where(group => group.Count() > 1);
        Assert.Equal(["article:author", "article:tag"], repeated.Select(group => group.Key).Order(StringComparer.Ordinal));
        Assert.Equal("A, B", page.Content("author"));
        Assert.Equal("A, B", page.Content("twitter:data1"));
        Assert.Equal(["https://example.com/a", "https://example.com/b"], page.Contents("article:author"));
    }

    [Fact]
    public void Tags_stand_one_by_one_in_their_order_without_doubles()
    {
        var bundle = Samples.Bundle(Samples.Sora with { Tags = ["b", "a, c", "", " b ", "\u0000"] });
        Assert.Equal(["b", "a, c"], Samples.Parse(bundle).Contents("article:tag"));
        Assert.Equal(["b", "a, c"], JsonLd(bundle).GetProperty("keywords").EnumerateArray().Select(tag => tag.GetString()!));
    }

    [Theory]
    [InlineData("en-US", "en_US")]
    [InlineData("pt-br", "pt_BR")]
    [InlineData("zh-Hant-TW", "zh_TW")]
    [InlineData("en", null)]
    [InlineData("zh-Hant", null)]
    [InlineData("es-419", null)]
    [InlineData("de-x-DE", null)]
    [InlineData("en-US\" onload=\"x", null)]
    [InlineData("", null)]
    public void The_locale_needs_a_territory(string lang, string? expected)
        => Assert.Equal(expected, Samples.Parse(Samples.Bundle(Samples.Sora with { Lang = lang })).Content("og:locale"));

    [Theory]
    [InlineData("2024-02-29T13:05:07.9Z", "2024-02-29T13:05:07Z")]
    [InlineData("2025-01-01T00:30:00+02:00", "2024-12-31T22:30:00Z")]
    [InlineData("0001-01-01T00:00:00Z", null)]
    [InlineData("1970-01-01T00:00:00Z", null)]
    [InlineData("1969-07-20T20:17:40Z", "1969-07-20T20:17:40Z")]
    public void A_time_is_written_in_UTC_or_not_at_all(string moment, string? expected)
    {
        var time = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
        var bundle = Samples.Bundle(Samples.Sora with { Published = time, Modified = time });
        Assert.Equal(expected, Samples.Parse(bundle).Content("article:published_time"));
        Assert.Equal(expected, Samples.Parse(bundle).Content("article:modified_time"));
        Assert.Equal(expected, JsonLd(bundle).TryGetProperty("datePublished", out var published) ? published.GetString() : null);
    }

    [Theory]
    [InlineData(0, "1 minute")]
    [InlineData(1, "1 minute")]
    [InlineData(2, "2 minutes")]
    public void Reading_time_is_at_least_one_minute(int minutes, string expected)
        => Assert.Equal(expected, Samples.Parse(Samples.Bundle(Samples.Sora with { ReadingMinutes = minutes })).Content("twitter:data2"));

    [Fact]
    public void Without_an_author_the_reading_time_is_the_first_pair()
    {
        var page = Samples.Parse(MetaBundle.Create(Samples.Sora with { Authors = [] }, PlainSite, Samples.Card));
        Assert.Equal("Reading time", page.Content("twitter:label1"));
        Assert.Null(page.Content("twitter:label2"));
        Assert.Null(page.Content("author"));
    }

    [Fact]
    public void What_is_not_known_is_not_said()
    {
        var post = new Post { Slug = "x", Title = "X", CanonicalUrl = "https://example.com/x", Lang = "en", SourceFile = "x.md" };
        var bundle = MetaBundle.Create(post, PlainSite, null);
        var page = Samples.Parse(bundle);
        Assert.DoesNotContain("content=\"\"", bundle.ToHtml(), StringComparison.Ordinal);
        Assert.Equal("summary", page.Content("twitter:card"));
        string[] names =
        [
            "description", "og:description", "og:image", "og:image:alt", "article:published_time", "article:section", "article:tag",
            "twitter:site", "twitter:creator", "fediverse:creator", "theme-color",
        ];
        foreach (var name in names)
        {
            Assert.Null(page.Content(name));
        }

        Assert.Equal(
            ["@context", "@type", "headline", "publisher", "mainEntityOfPage", "url", "inLanguage"],
            JsonLd(bundle).EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void An_unmeasured_picture_has_no_type_and_no_size()
    {
        var bundle = Samples.Bundle(picture: new PictureFacts("https://images.example.com/covers/grid.png", Width: 1200));
        var page = Samples.Parse(bundle);
        Assert.Equal("https://images.example.com/covers/grid.png", page.Content("og:image"));
        Assert.Null(page.Content("og:image:type"));
        Assert.Null(page.Content("og:image:width"));
        Assert.Equal("https://images.example.com/covers/grid.png", JsonLd(bundle).GetProperty("image")[0].GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Exploring the Innovative Nexus: OpenAI's Sora and Its Impact on Digital Creativity")]
    public void Alt_text_is_never_missing_and_never_just_the_title(string? alt)
    {
        var page = Samples.Parse(Samples.Bundle(picture: Samples.Card with { Alt = alt }));
        Assert.Equal($"Example Blog: {Samples.Sora.Title} — Alex Mercer", page.Content("og:image:alt"));
    }

    [Fact]
    public void The_callers_alt_text_wins_over_the_posts()
    {
        var post = Samples.Sora with { ImageAlt = "of the post" };
        Assert.Equal(Samples.Card.Alt, Samples.Parse(Samples.Bundle(post)).Content("og:image:alt"));
        Assert.Equal("of the post", Samples.Parse(Samples.Bundle(post, picture: Samples.Card with { Alt = null })).Content("og:image:alt"));
    }

    [Fact]
    public void Lengths_are_bounded_between_graphemes()
    {
        var words = string.Concat(Enumerable.Repeat("wörd 👩‍👩‍👧‍👦 ", 400));
        var page = Samples.Parse(Samples.Bundle(
            Samples.Sora with { Title = words, Description = words },
            picture: Samples.Card with { Alt = "A picture. " + words }));
        Assert.InRange(page.Content("og:title")!.Length, 900, 1000);
        Assert.InRange(page.Content("og:description")!.Length, 150, 200);
        Assert.InRange(page.Content("og:image:alt")!.Length, 380, 420);
        foreach (var name in (string[])["og:title", "og:description", "og:image:alt"])
        {
            Assert.Matches("(wörd|👩‍👩‍👧‍👦)…$", page.Content(name)!);
        }
    }

    [Fact]
    public void A_title_of_three_hundred_characters_is_whole()
    {
        var title = new string('t', 300);
        Assert.Equal(title, Samples.Parse(Samples.Bundle(Samples.Sora with { Title = title })).Content("og:title"));
    }

    [Fact]
    public void A_title_of_nothing_visible_falls_back_to_the_slug()
        => Assert.Equal("openai-sora", Samples.Parse(Samples.Bundle(Samples.Sora with { Title = "\u0000 \u001F" })).Title);

    [Fact]
    public void The_canonical_address_of_the_post_is_also_og_url()
    {
        var page = Samples.Parse(Samples.Bundle(Samples.Sora with { CanonicalUrl = "https://talks.example.com/käse" }));
        Assert.Equal("https://talks.example.com/k%C3%A4se", page.Link("canonical"));
        Assert.Equal("https://talks.example.com/k%C3%A4se", page.Content("og:url"));
    }

    [Fact]
    public void The_account_of_the_site_is_not_put_on_another_authors_post()
    {
        var page = Samples.Parse(Samples.Bundle(Samples.Sora with { Authors = [new Author("Mina Okafor")] }));
        Assert.Null(page.Content("fediverse:creator"));
        Assert.Equal("Mina Okafor", page.Content("author"));
        Assert.Equal("@example", page.Content("twitter:site"));
    }

    [Fact]
    public void The_profile_of_the_site_author_is_used_on_that_authors_posts_only()
    {
        var site = Samples.Site with { AuthorUrl = "https://example.com/about" };
        Assert.Equal(["https://example.com/about"], Samples.Parse(Samples.Bundle(site: site)).Contents("article:author"));
        Assert.Empty(Samples.Parse(Samples.Bundle(Samples.Sora with { Authors = [new Author("Mina")] }, site)).Contents("article:author"));
    }

    [Theory]
    [InlineData("public/logo.svg", "public", "https://example.com/logo.svg")]
    [InlineData("static/img/logo.svg", "static/", "https://example.com/img/logo.svg")]
    [InlineData("/logo.svg", "public", "https://example.com/logo.svg")]
    [InlineData("https://cdn.example.com/l.png", "public", "https://cdn.example.com/l.png")]
    [InlineData("assets/logo.svg", "public", null)]
    [InlineData("public/../secret.svg", "public", null)]
    public void The_publishers_logo_has_an_address_only_if_it_is_public(string logo, string publicFolder, string? expected)
    {
        var bundle = MetaBundle.Create(Samples.Sora, Samples.Site with { Logo = logo }, null, publicFolder);
        var publisher = JsonLd(bundle).GetProperty("publisher");
        Assert.Equal(expected, publisher.TryGetProperty("logo", out var found) ? found.GetProperty("url").GetString() : null);
    }

    [Fact]
    public void Several_authors_are_an_array_and_one_is_an_object()
    {
        Assert.Equal("Alex Mercer", JsonLd(Samples.Bundle()).GetProperty("author").GetProperty("name").GetString());
        var two = Samples.Bundle(Samples.Sora with { Authors = [new Author("A"), new Author("B", "https://example.com/b")] });
        Assert.Equal("https://example.com/b", JsonLd(two).GetProperty("author")[1].GetProperty("url").GetString());
    }

    [Fact]
    public void Data_in_the_script_keeps_other_scripts_readable_and_markup_out()
    {
        var html = Samples.Bundle(Samples.Sora with { Title = "日本語 عربي </script><!-- & ' \" 🚀" }).ToHtml();
        var script = html[html.IndexOf("<script", StringComparison.Ordinal)..];
        Assert.Contains("日本語 عربي \\u003C/script\\u003E\\u003C!-- \\u0026 \\u0027 \\u0022 ", script, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
        => Assert.Equal(Samples.Bundle().ToJson(), Samples.Bundle().ToJson());

    internal static JsonElement JsonLd(MetaBundle bundle)
        => JsonDocument.Parse(Samples.Parse(bundle).QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
}
