namespace OgService.Posts.Tests;

public class PostFieldTests
{
    [Theory]
    [InlineData("pubDatetime")]
    [InlineData("pubDate")]
    [InlineData("date")]
    [InlineData("publishedAt")]
    [InlineData("published_at")]
    [InlineData("publishDate")]
    [InlineData("publishdate")]
    [InlineData("published")]
    [InlineData("datePublished")]
    [InlineData("created")]
    public void The_date_has_many_names(string name)
        => Assert.Equal(new DateTimeOffset(2024, 2, 20, 0, 0, 0, TimeSpan.Zero), TestPost.Yaml(name + ": 2024-02-20").Published);

    [Theory]
    [InlineData("modDatetime: 2024-02-20")]
    [InlineData("updatedDate: 2024-02-20")]
    [InlineData("updatedAt: 2024-02-20")]
    [InlineData("lastmod: 2024-02-20")]
    [InlineData("last_modified_at: 2024-02-20")]
    [InlineData("last_update:\n  date: 2024-02-20\n  author: x")]
    public void So_has_the_date_of_the_last_change(string fields)
        => Assert.Equal(new DateTimeOffset(2024, 2, 20, 0, 0, 0, TimeSpan.Zero), TestPost.Yaml(fields).Modified);

    [Theory]
    [InlineData("2024-02-20T14:30:00Z", "2024-02-20T14:30:00.0000000+00:00")]
    [InlineData("\"2024-02-20T14:30:00+09:00\"", "2024-02-20T14:30:00.0000000+09:00")]
    [InlineData("2024-02-20 14:30:00 +0200", "2024-02-20T14:30:00.0000000+02:00")]
    [InlineData("2024-02-20 14:30", "2024-02-20T14:30:00.0000000+00:00")]
    [InlineData("2024/02/20", "2024-02-20T00:00:00.0000000+00:00")]
    [InlineData("Jul 08 2022", "2022-07-08T00:00:00.0000000+00:00")]
    [InlineData("'July 8, 2022'", "2022-07-08T00:00:00.0000000+00:00")]
    [InlineData("8th July 2022", "2022-07-08T00:00:00.0000000+00:00")]
    [InlineData("Tue, 20 Feb 2024 14:30:00 GMT", "2024-02-20T14:30:00.0000000+00:00")]
    public void Dates_are_read_as_people_write_them(string written, string expected)
        => Assert.Equal(expected, TestPost.Yaml("date: " + written).Published!.Value.ToString("O"));

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("0000-01-01")]
    [InlineData("2023-02-29")]
    [InlineData("31 February 2024")]
    [InlineData("03/04/2024")]
    [InlineData("20240220")]
    [InlineData("[2024]")]
    [InlineData("99999999999999999999")]
    [InlineData("1e400")]
    public void A_wrong_date_is_an_error_at_its_place(string written)
    {
        var e = Assert.Throws<PostException>(() => TestPost.Yaml("title: x\ndate: " + written));
        Assert.Equal((3, 7), (e.Line, e.Column));
        Assert.StartsWith("date must be a date such as 2024-02-20T14:30:00Z; got ", e.Reason);
    }

    [Theory]
    [InlineData("ogImage: a.png")]
    [InlineData("og_image: a.png")]
    [InlineData("image: a.png")]
    [InlineData("cover: a.png")]
    [InlineData("cover:\n  image: a.png")]
    [InlineData("images: [a.png, b.png]")]
    [InlineData("images:\n  - src: a.png")]
    [InlineData("thumbnail: a.png")]
    [InlineData("featured_image: a.png")]
    [InlineData("hero:\n  image: a.png")]
    [InlineData("coverImage: a.png")]
    [InlineData("ogImage:\n  url: a.png")]
    [InlineData("image:\n  path: a.png")]
    [InlineData("params:\n  cover:\n    image: a.png")]
    [InlineData("ogImage: ''\nimage: a.png")]
    [InlineData("image: false\ncover: a.png")]
    [InlineData("header:\n  teaser: a.png")]
    [InlineData("heroImage: a.png")]
    public void The_picture_has_many_names_and_shapes(string fields) => Assert.Equal("a.png", TestPost.Yaml(fields).Image);

    [Theory]
    [InlineData("imageAlt: x")]
    [InlineData("ogImageAlt: x")]
    [InlineData("image:\n  path: a.png\n  alt: x")]
    public void So_has_its_alternative_text(string fields) => Assert.Equal("x", TestPost.Yaml(fields).ImageAlt);

    [Theory]
    [InlineData("tags: a, b ,, c", "a|b|c")]
    [InlineData("tags: [a, b, A]", "a|b")]
    [InlineData("tags:\n- label: a\n  permalink: /a\n- b", "a|b")]
    [InlineData("tags: just one", "just one")]
    [InlineData("tags:", "")]
    [InlineData("keywords: a,b", "a|b")]
    [InlineData("tags: [2024, true]", "2024|true")]
    [InlineData("title: no tags", "")]
    public void Tags_are_a_list_or_a_text(string fields, string expected)
        => Assert.Equal(expected, string.Join('|', TestPost.Yaml(fields).Tags));

    [Fact]
    public void Tags_follow_the_generator()
    {
        Assert.Equal(["a", "b"], TestPost.Yaml("tags: a b", generator: SiteGenerator.Jekyll).Tags);
        Assert.Equal(["x"], TestPost.Yaml("tags: [posts, x]", generator: SiteGenerator.Eleventy).Tags);

        // AstroPaper files posts without tags under "others"; on a card that says nothing to anyone.
        Assert.Empty(TestPost.Yaml("title: x", generator: SiteGenerator.AstroPaper).Tags);
    }

    [Fact]
    public void Authors_are_texts_or_objects_or_lists_of_them()
    {
        Assert.Equal([new Author("A B")], TestPost.Yaml("author: A B").Authors);
        Assert.Equal([new Author("A"), new Author("B", "https://b.example")], TestPost.Yaml("authors:\n- A\n- name: B\n  url: https://b.example").Authors);
        Assert.Equal([new Author("A", "https://a.example/")], TestPost.Yaml("author: {name: A, link: https://a.example/}").Authors);
        Assert.Equal([new Author("A")], TestPost.Yaml("author: {name: A, url: 'javascript:x'}").Authors);
        Assert.Equal([new Author("A")], TestPost.Yaml("authors: [A, A]").Authors);
        Assert.Empty(TestPost.Yaml("title: x").Authors);
    }

    [Fact]
    public void The_sites_author_stands_in_and_lends_the_address()
    {
        var site = TestPost.Site with { Author = "Owner", AuthorUrl = "https://example.com/me" };
        Assert.Equal([new Author("Owner", "https://example.com/me")], PostReader.Read("p.md", "x", site, TestPost.Plain).Authors);
        Assert.Equal([new Author("Owner", "https://example.com/me")], PostReader.Read("p.md", "---\nauthor: Owner\n---\n", site, TestPost.Plain).Authors);
        Assert.Equal([new Author("Guest")], PostReader.Read("p.md", "---\nauthor: Guest\n---\n", site, TestPost.Plain).Authors);
    }

    [Theory]
    [InlineData("draft: true", true)]
    [InlineData("draft: \"true\"", true)]
    [InlineData("draft: yes", true)]
    [InlineData("draft: no", false)]
    [InlineData("published: false", true)]
    [InlineData("published: true", false)]
    [InlineData("published: 2024-01-01", false)]
    [InlineData("status: draft", true)]
    [InlineData("status: whatever", false)]
    [InlineData("draft:", false)]
    [InlineData("isDraft: true", true)]
    public void Drafts_are_known_by_their_many_signs(string fields, bool expected) => Assert.Equal(expected, TestPost.Yaml(fields).Draft);

    [Fact]
    public void Texts_come_out_clean()
    {
        var post = TestPost.Yaml("title: \"  Cafe\\u0301 \\u202Eevil\\u0007  \\n two \\u2028 lines\\uFEFF \"\ndescription: |\n  Two\n  lines\n");
        Assert.Equal("Caf\u00E9 evil two lines", post.Title);
        Assert.Equal("Two lines", post.Description);
        var titled = TestPost.Yaml("title: " + new string('x', 60_000)).Title;
        Assert.Equal(500, titled.Length);
        Assert.EndsWith("x…", titled);
        Assert.Equal(500, TestPost.Yaml("title: a" + new string('\u0301', 30_000) + "b").Title.EnumerateRunes().Count() + 499);
    }

    [Fact]
    public void Card_values_are_what_the_card_does_not_keep_for_itself()
    {
        var post = TestPost.Yaml("card:\n  template: big\n  accent: red\n");
        Assert.Equal("big", post.Template);
        Assert.Equal(["accent"], post.CardValues!.Entries.Select(entry => entry.Key.Text));
        Assert.Null(TestPost.Yaml("og:\n  image: a.png").CardValues);
        Assert.Equal("a.png", TestPost.Yaml("og:\n  image: a.png").Image);
        Assert.Equal(["x"], TestPost.Yaml("card: {values: {x: 1}}").CardValues!.Entries.Select(entry => entry.Key.Text));
    }

    [Theory]
    [InlineData("readingTime: 7", 7)]
    [InlineData("readingTime: 4 min read", 4)]
    [InlineData("reading_time: 2.3", 3)]
    [InlineData("readingTime: {minutes: 5, text: x}", 5)]
    [InlineData("readingTime: ages", 1)]
    [InlineData("readingTime: 99999999999", 1000)]
    public void Reading_time_may_be_given(string fields, int minutes) => Assert.Equal(minutes, TestPost.Yaml(fields).ReadingMinutes);

    [Fact]
    public void A_site_may_add_names_of_its_own()
    {
        var content = TestPost.Plain with
        {
            Fields = new Dictionary<string, IReadOnlyList<string>> { ["title"] = ["seo.headline"], ["published"] = ["when"], ["image"] = ["pics[0]"] },
        };
        var post = PostReader.Read("p.md", "---\ntitle: A\nseo: {headline: B}\nwhen: 2024-01-01\npics: [x.png]\n---\n", TestPost.Site, content);
        Assert.Equal(("B", 2024, "x.png"), (post.Title, post.Published!.Value.Year, post.Image));
        Assert.Contains(new FieldOrigin("title", "seo.headline, line 3"), post.Origins);
    }

    [Fact]
    public void Each_value_tells_where_it_came_from()
    {
        var post = TestPost.Read("---\npubDatetime: 2024-02-20\ntags:\n  - a\n---\n# Head\n\nFirst.\n", "posts/x.md");
        Assert.Contains(new FieldOrigin("published", "pubDatetime, line 2"), post.Origins);
        Assert.Contains(new FieldOrigin("tags", "tags, line 3"), post.Origins);
        Assert.Contains(new FieldOrigin("title", "first heading"), post.Origins);
        Assert.Contains(new FieldOrigin("description", "first paragraph"), post.Origins);
        Assert.Contains(new FieldOrigin("slug", "file name"), post.Origins);
        Assert.Contains(new FieldOrigin("lang", "og.yaml"), post.Origins);
    }

    [Fact]
    public void A_post_is_published_by_date_name_and_draft()
    {
        var now = new DateTimeOffset(2024, 2, 20, 12, 0, 0, TimeSpan.Zero);
        Assert.True(TestPost.Yaml("date: 2024-02-20T12:15:00Z").IsPublished(now));
        Assert.False(TestPost.Yaml("date: 2024-02-20T12:15:01Z").IsPublished(now));
        Assert.True(TestPost.Yaml("title: undated").IsPublished(now));
        Assert.False(TestPost.Yaml("draft: true").IsPublished(now));
        Assert.False(TestPost.Yaml("expiryDate: 2024-02-20").IsPublished(now));
        Assert.True(TestPost.Yaml("expiryDate: 2024-02-21").IsPublished(now));
        Assert.False(TestPost.Yaml("title: x", "_hidden.md").IsPublished(now));
        Assert.False(TestPost.Yaml("title: x", "_folder/a.md").IsPublished(now));
        Assert.True(TestPost.Yaml("title: x", "src/data/blog/_2024/a.md", SiteGenerator.AstroPaper, "src/data/blog/**/*.md").IsPublished(now));
        Assert.True(TestPost.Yaml("title: x", "_posts/2024-01-01-a.md", SiteGenerator.Jekyll, "_posts/**/*.md").IsPublished(now));
        Assert.False(TestPost.Yaml("title: x", "_drafts/a.md", SiteGenerator.Jekyll, "_posts/**/*.md").IsPublished(now));
    }
}
