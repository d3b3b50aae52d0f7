using System.Text;
using OgService.Posts;
using OgService.Previews.Sources;

namespace OgService.Previews.Tests.Sources;

/// <summary>What a live site tells of its posts, in each form.</summary>
public sealed class SourceReaderTests
{
    private static readonly Uri At = new("https://example.com/feed.xml");

    [Fact]
    public void RSS_gives_posts()
    {
        var post = Assert.Single(Feed("""
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
            <channel><title>Blog</title><language>de</language><atom:link href="https://example.com/feed.xml"/>
            <item><atom:link href="https://example.com/wrong"/><title>Fish &amp;amp; chips</title><link>/posts/fish/</link><description>&lt;p&gt;Two &lt;b&gt;words&lt;/b&gt;&lt;/p&gt;</description>
            <pubDate>Mon, 04 May 2026 10:00:00 +0200</pubDate><dc:creator>Ines</dc:creator><category>sea</category><media:thumbnail url="https://images.example.com/a.png"/></item>
            <item><title>No link</title></item></channel></rss>
            """));

        Assert.Equal(("https://example.com/posts/fish/", "Fish & chips", "Two words", "de", "https://images.example.com/a.png"), (post.Link.AbsoluteUri, post.Title, post.Description, post.Lang, post.Cover));
        var read = Read(post);
        Assert.Equal(("fish", "Fish & chips", new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero), "Ines"), (read.Slug, read.Title, read.Published!.Value.ToUniversalTime(), Assert.Single(read.Authors).Name));
        Assert.Equal(["sea"], read.Tags);
        Assert.Equal("https://example.com/posts/fish/", read.CanonicalUrl);
    }

    [Fact]
    public void Atom_gives_posts()
    {
        var post = Assert.Single(Feed("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Blog</title>
            <entry><title type="html">A &lt;i&gt;fine&lt;/i&gt; day</title><link rel="edit" href="/edit"/><link href="posts/day.html"/><updated>2026-05-04T10:00:00Z</updated>
            <author><name>Ines</name></author><category term="sea"/><summary>Words.</summary></entry></feed>
            """));
        Assert.Equal(("https://example.com/posts/day.html", "A fine day", "Words.", "2026-05-04T10:00:00Z"), (post.Link.AbsoluteUri, post.Title, post.Description, post.Published));
        Assert.Equal("day", Read(post).Slug);
    }

    [Fact]
    public void JSON_Feed_gives_posts()
    {
        var post = Assert.Single(Feed("""
            {"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"https://example.com/posts/a","title":"A","summary":"S","date_published":"2026-05-04T10:00:00+02:00","tags":["x",1],"authors":[{"name":"Ines"},3]},{"id":"2"}]}
            """));
        Assert.Equal(("A", "S"), (post.Title, post.Description));
        Assert.Equal(["x"], post.Tags);
        Assert.Equal(["Ines"], post.Authors);
    }

    [Theory]
    [InlineData("<html><body>Not found</body></html>")]
    [InlineData("{}")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":3}")]
    [InlineData("")]
    [InlineData("<rss><channel><item>")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel><item><title>&a;</title></item></channel></rss>")]
    [InlineData("<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss/>")]
    public void What_is_no_feed_is_refused(string text) => Assert.Throws<FormatException>(() => Feed(text));

    [Fact]
    public void A_deep_feed_does_not_break_the_stack()
    {
        var deep = new StringBuilder("<rss><channel><item><link>https://example.com/a</link><title>A</title><description>");
        for (var at = 0; at < 100_000; at++)
        {
            deep.Append("<b>");
        }

        Assert.Throws<FormatException>(() => Feed(deep.ToString()));
    }

    [Fact]
    public void A_deep_page_does_not_break_the_stack()
        => Assert.Equal("T", PageReader.Read(Encoding.UTF8.GetBytes("<title>T</title>" + string.Concat(Enumerable.Repeat("<div>", 100_000))), At)!.Title);

    [Fact]
    public void A_sitemap_gives_pages_of_its_own_host_only()
    {
        var sitemap = SitemapReader.Read(Encoding.UTF8.GetBytes("""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.com/posts/a</loc><lastmod>2026-05-04</lastmod></url>
            <url><loc>https://elsewhere.example.com/b</loc></url><url><loc>http://example.com/c</loc></url><url><loc>file:///etc/passwd</loc></url><url/></urlset>
            """), new Uri("https://example.com/sitemap.xml"));
        Assert.False(sitemap.IsIndex);
        Assert.Equal([(new Uri("https://example.com/posts/a"), "2026-05-04")], sitemap.Pages);
    }

    [Fact]
    public void A_page_tells_of_itself_in_its_head()
    {
        var post = PageReader.Read(Encoding.UTF8.GetBytes("""
            <!doctype html><html lang="pt-BR"><head><title>Title | Blog</title><meta property="og:title" content="Title &amp; more"><meta name="description" content="Words">
            <link rel="canonical" href="https://example.com/posts/real"><meta property="article:tag" content="x">
            <script type="application/ld+json">{"@type":"BlogPosting","datePublished":"2026-05-04","author":[{"name":"Ines"}]}</script></head><body></body></html>
            """), new Uri("https://example.com/posts/a?utm=1"))!;
        Assert.Equal(("https://example.com/posts/real", "Title & more", "Words", "2026-05-04", "pt-BR", "Ines"), (post.Link.AbsoluteUri, post.Title, post.Description, post.Published, post.Lang, Assert.Single(post.Authors)));
    }

    [Theory]
    [InlineData("<meta name=robots content='noindex, follow'><title>Secret</title>")]
    [InlineData("<p>no title</p>")]
    public void A_page_that_wants_no_attention_is_no_post(string html) => Assert.Null(PageReader.Read(Encoding.UTF8.GetBytes(html), new Uri("https://example.com/a")));

    [Theory]
    [InlineData("https://example.com/posts/a/b.html", "/posts/{slug}", "a/b")]
    [InlineData("https://example.com/2026/a/", "/posts/{slug}", "2026/a")]
    [InlineData("https://example.com/a/index.html", "/{slug}/", "a")]
    [InlineData("https://example.com/gr%C3%BC%C3%9Fe", "/{slug}", "grüße")]
    [InlineData("https://example.com/", "/{slug}", null)]
    public void The_slug_is_what_stands_in_the_address_where_the_pattern_has_it(string address, string page, string? slug)
        => Assert.Equal(slug, new LivePost(new Uri(address), "T").SlugFor(new ContentSettings { Include = [], Page = page }));

    [Theory]
    [InlineData("<?xml version='1.0' encoding='windows-1252'?><rss>", null, "windows-1252")]
    [InlineData("<?xml version='1.0' encoding='ISO-8859-1'?><rss>", null, "windows-1252")]
    [InlineData("<rss>", "iso-8859-1", "windows-1252")]
    [InlineData("<?xml version='1.0' encoding='iso-8859-1'?><rss>", "utf-8", "utf-8")]
    [InlineData("<?xml version='1.0' encoding='nonsense'?><rss>", "\"more nonsense\"", "utf-8")]
    [InlineData("<?xml version='1.0' encoding='utf-16'?><rss>", null, "utf-8")]
    [InlineData("\n <?xml version='1.0'?><rss>", null, "utf-8")]
    [InlineData("\uFEFF<?xml version='1.0' encoding='iso-8859-1'?><rss>", "iso-8859-1", "utf-8")]
    [InlineData("\uFEFF<?xml version='1.0' encoding='utf-16'?><rss>", null, "utf-16")]
    public void Letters_are_read_in_the_encoding_that_goes_first(string start, string? charset, string encoding)
    {
        var text = start + "<channel><item><title>Größe – „so“</title><link>https://example.com/a</link></item></channel></rss>";
        var bytes = (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes(text);
        Assert.Equal("Größe – „so“", Assert.Single(FeedReader.Read(bytes, At, charset)).Title);
    }

    [Theory]
    [InlineData("<meta charset=\"shift_jis\">", null)]
    [InlineData("<META http-equiv=\"Content-Type\" content=\"text/html; charset=Shift_JIS\">", null)]
    [InlineData("", "Shift_JIS")]
    public void A_page_is_read_in_its_encoding(string meta, string? charset)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("shift_jis")!.GetBytes($"<!doctype html><html><head>{meta}<title>余白の設計</title></head>");
        Assert.Equal("余白の設計", PageReader.Read(bytes, At, charset)!.Title);
    }

    [Fact]
    public void A_bomb_of_a_packed_sitemap_is_refused()
        => Assert.Throws<FormatException>(() => SitemapReader.Read(OgService.Previews.Tests.Fetching.HostileOrigin.Gzip(new byte[1_000_000], 30), At));

    [Theory]
    [InlineData("<description></description><content:encoded><![CDATA[<style>p{}</style><p> </p><p>The <b>first</b> one.</p><p>Second.</p>]]></content:encoded>", "The first one.")]
    [InlineData("<description>Short.</description><content:encoded>Long.</content:encoded>", "Short.")]
    [InlineData("<content:encoded>Words alone.</content:encoded>", "Words alone.")]
    [InlineData("", null)]
    public void Without_a_description_the_first_paragraph_is_taken(string parts, string? description)
        => Assert.Equal(description, Assert.Single(Feed($"<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item><title>T</title><link>https://example.com/a</link>{parts}</item></channel></rss>")).Description);

    [Theory]
    [InlineData("Tue, 20 Feb 2024 14:30:00 EST", "2024-02-20T19:30:00Z")]
    [InlineData("Tue, 20 Feb 2024 14:30:00 GMT", "2024-02-20T14:30:00Z")]
    [InlineData("20 Feb 24 14:30 UT", "2024-02-20T14:30:00Z")]
    [InlineData("Fri, 20 Feb 2024 14:30:00 +0100", "2024-02-20T13:30:00Z")]
    [InlineData("Tuesday, 20 Feb 2024 14:30:00 GMT", "2024-02-20T14:30:00Z")]
    [InlineData("2024-02-20T14:30:00+05:30", "2024-02-20T09:00:00Z")]
    [InlineData("2024-02-20", "2024-02-20T00:00:00Z")]
    [InlineData("soon", null)]
    public void Dates_are_read_as_feeds_write_them(string text, string? moment)
        => Assert.Equal(moment, LivePost.MomentOf(text)?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Control_characters_and_entities_of_letters_harm_nobody()
        => Assert.Equal("A\u000B & B", Assert.Single(Feed("<rss><channel><item><title>A&#11; &amp;amp; B</title><link>https://example.com/a</link></item></channel></rss>")).Title);

    [Fact]
    public void Pictures_may_be_relative_and_JSON_Feed_1_0_has_one_author()
    {
        var post = Assert.Single(Feed("""{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","url":"/posts/a","title":"A","content_html":"<p>Words.</p>","image":"../a.png","author":{"name":"Ines"}}]}"""));
        Assert.Equal(("Words.", "Ines", "https://example.com/a.png"), (post.Description, Assert.Single(post.Authors), (string?)post.ToDocument()!["cover"]));
    }

    private static IReadOnlyList<LivePost> Feed(string text) => FeedReader.Read(Encoding.UTF8.GetBytes(text), At);

    private static Post Read(LivePost live)
    {
        var configuration = new SiteConfiguration { Site = new SiteIdentity { Name = "Blog", Url = "https://example.com", Lang = "en" }, Content = new ContentSettings { Include = [] } };
        return PostDocument.Read("live/x", PostDocument.WithSlug(live.ToDocument()!, live.SlugFor(configuration.Content)!, out _)!, configuration);
    }
}
