namespace OgService.Posts.Tests;

public class SlugTests
{
    [Theory]
    [InlineData(SiteGenerator.AstroPaper, "src/data/blog/My Post.md", "", "my-post")]
    [InlineData(SiteGenerator.AstroPaper, "src/data/blog/Field Notes/Day 1.md", "", "field-notes/day-1")]
    [InlineData(SiteGenerator.AstroPaper, "src/data/blog/_2024/a.md", "", "a")]
    [InlineData(SiteGenerator.AstroPaper, "src/data/blog/dir/a.md", "slug: my-slug", "dir/my-slug")]
    [InlineData(SiteGenerator.AstroPaper, "src/data/blog/Ünï Côde/文章.md", "", "ünï-côde/文章")]
    [InlineData(SiteGenerator.AstroPaper, "src/data/blog/trip/index.md", "", "trip/trip")]
    [InlineData(SiteGenerator.Hugo, "content/posts/My Post.md", "", "posts/my-post")]
    [InlineData(SiteGenerator.Hugo, "content/posts/a/index.md", "", "posts/a")]
    [InlineData(SiteGenerator.Hugo, "content/posts/a.fr.md", "", "posts/a")]
    [InlineData(SiteGenerator.Hugo, "content/posts/a.md", "slug: b", "posts/b")]
    [InlineData(SiteGenerator.Hugo, "content/posts/a.md", "url: /x/y/", "x/y")]
    [InlineData(SiteGenerator.Jekyll, "_posts/2024-02-20-my-title.md", "", "my-title")]
    [InlineData(SiteGenerator.Jekyll, "news/_posts/2024-02-20-my-title.markdown", "", "my-title")]
    [InlineData(SiteGenerator.Jekyll, "_posts/2024-02-20-a.md", "permalink: /p/a.html", "p/a")]
    [InlineData(SiteGenerator.Jekyll, "_posts/2024-02-20-a.md", "permalink: /:year/:title/", "a")]
    [InlineData(SiteGenerator.Eleventy, "content/blog/2024-02-20-a.md", "", "a")]
    [InlineData(SiteGenerator.Eleventy, "content/blog/a/index.md", "", "a")]
    [InlineData(SiteGenerator.Eleventy, "content/blog/a.md", "permalink: \"/{{ page.fileSlug }}/\"", "a")]
    [InlineData(SiteGenerator.Docusaurus, "blog/2024-02-20-a.md", "", "2024/02/20/a")]
    [InlineData(SiteGenerator.Docusaurus, "blog/2024-02-20-a/index.mdx", "", "2024/02/20/a")]
    [InlineData(SiteGenerator.Docusaurus, "blog/2024/02/20/a.md", "", "2024/02/20/a")]
    [InlineData(SiteGenerator.Docusaurus, "blog/2024-02-20-a.md", "slug: /b", "b")]
    [InlineData(SiteGenerator.Next, "posts/Hello-World.mdx", "", "Hello-World")]
    [InlineData(SiteGenerator.Plain, "posts/2024-02-20 Notes!.md", "", "2024-02-20-notes")]
    [InlineData(SiteGenerator.Plain, "posts/???.md", "", "post")]
    [InlineData(SiteGenerator.Plain, "posts/a.md", "slug: /x//y/", "x/y")]
    [InlineData(SiteGenerator.Plain, "posts/a.md", "slug: \"C:\\u0020d?e\"", "C-de")]
    public void Each_generator_has_its_rule(SiteGenerator generator, string file, string fields, string slug)
    {
        var root = file[..file.IndexOf('/')];
        root = file.StartsWith("src/data/blog/") ? "src/data/blog" : file.StartsWith("content/blog/") ? "content/blog" : root;
        Assert.Equal(slug, TestPost.Yaml(fields, file, generator, root + "/**/*.md").Slug);
    }

    [Theory]
    [InlineData("slug: ..")]
    [InlineData("slug: a/../b")]
    [InlineData("slug: ...")]
    [InlineData("slug: /")]
    [InlineData("slug: \"a\\0b\"")]
    [InlineData("slug: \"a\\nb\"")]
    [InlineData("slug: \"..\\\\..\\\\a\"")]
    [InlineData("slug: [a]")]
    public void Nothing_leaves_the_folder(string fields) => Assert.Throws<PostException>(() => TestPost.Yaml(fields));

    [Fact]
    public void Permalinks_do_not_leave_it_either()
    {
        Assert.Throws<PostException>(() => TestPost.Yaml("permalink: /../../etc/passwd", generator: SiteGenerator.Jekyll));
        Assert.Throws<PostException>(() => TestPost.Yaml("slug: " + new string('x', 300)));
        Assert.Throws<PostException>(() => TestPost.Yaml("slug: " + string.Join('/', Enumerable.Repeat("x", 100))));
    }

    [Fact]
    public void Addresses_are_the_sites_pattern_filled_in()
    {
        Assert.Equal("https://example.com/posts/a", TestPost.Yaml("title: x", "a.md").CanonicalUrl);
        Assert.Equal("https://example.com/posts/%E6%96%87%E7%AB%A0", TestPost.Yaml("title: x", "文章.md").CanonicalUrl);
        Assert.Equal("https://other.example/a", TestPost.Yaml("canonicalURL: https://other.example/a").CanonicalUrl);
        Assert.Equal("https://example.com/p/a.html", TestPost.Yaml("permalink: /p/a.html", generator: SiteGenerator.Jekyll).CanonicalUrl);
        var jekyll = new ContentSettings { Generator = SiteGenerator.Jekyll, Include = ["_posts/**/*.md"], Page = "/{year}/{month}/{day}/{slug}.html" };
        var post = PostReader.Read("_posts/2024-02-20-a.md", "text", TestPost.Site, jekyll);
        Assert.Equal("https://example.com/2024/02/20/a.html", post.CanonicalUrl);
        Assert.Equal(new DateTimeOffset(2024, 2, 20, 0, 0, 0, TimeSpan.Zero), post.Published);
    }

    [Fact]
    public void Hugos_file_names_carry_the_language()
        => Assert.Equal("fr", TestPost.Yaml("title: x", "content/posts/a.fr.md", SiteGenerator.Hugo, "content/**/*.md").Lang);
}
