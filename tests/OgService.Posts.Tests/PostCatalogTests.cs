namespace OgService.Posts.Tests;

public sealed class PostCatalogTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("og-posts-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Reads_what_can_be_read_newest_first_and_names_the_rest()
    {
        Write("posts/b.md", "---\ntitle: B\ndate: 2024-01-01\n---\n");
        Write("posts/a.md", "---\ntitle: A\ndate: 2024-01-01\n---\n");
        Write("posts/new.md", "---\ntitle: New\ndate: 2024-06-01\n---\n");
        Write("posts/undated.md", "text");
        Write("posts/broken.md", "---\ntitle: a: b\n---\n");
        Write("posts/node_modules/x/readme.md", "no");
        Write("posts/.hidden/x.md", "no");
        Write("other/x.md", "no");
        Write("posts/x.txt", "no");
        var catalog = Read("posts/**/*.md");
        Assert.Equal(["new", "a", "b", "undated"], catalog.Posts.Select(post => post.Slug));
        Assert.Equal(["posts/broken.md"], catalog.Problems.Select(problem => problem.File));
        Assert.True(catalog.TryGet("new", out var post));
        Assert.Equal("New", post.Title);
        Assert.False(catalog.TryGet("broken", out _));
    }

    [Fact]
    public void Of_two_posts_with_one_slug_the_first_keeps_it()
    {
        Write("a.md", "---\ntitle: First\nslug: same\n---\n");
        Write("b.md", "---\ntitle: Second\nslug: Same\n---\n");
        var catalog = Read("**/*.md");
        Assert.Equal("First", Assert.Single(catalog.Posts).Title);
        Assert.Equal("b.md:1:1: the slug \"Same\" is already that of a.md; give one of them another slug", Assert.Single(catalog.Problems).Message);
    }

    [Fact]
    public void A_draft_does_not_take_the_slug_of_a_post_that_is_out()
    {
        Write("a.md", "---\ntitle: Draft\nslug: same\ndraft: true\n---\n");
        Write("b.md", "---\ntitle: Out\nslug: same\n---\n");
        Assert.Equal("Out", Assert.Single(Read("**/*.md").Posts).Title);
    }

    [Fact]
    public void Unchanged_files_are_not_read_again()
    {
        Write("a.md", "---\ntitle: A\n---\n");
        Write("b.md", "---\ntitle: B\n---\n");
        var content = new ContentSettings { Include = ["**/*.md"] };
        var first = PostCatalog.Read(_root, TestPost.Site, content);
        Write("b.md", "---\ntitle: Changed\n---\n");
        var second = PostCatalog.Read(_root, TestPost.Site, content with { }, first);
        Assert.True(first.TryGet("a", out var a1) && second.TryGet("a", out var a2) && ReferenceEquals(a1, a2));
        Assert.True(second.TryGet("b", out var b));
        Assert.Equal("Changed", b.Title);
        File.Delete(Path.Combine(_root, "b.md"));
        Assert.Equal("A", Assert.Single(PostCatalog.Read(_root, TestPost.Site, content, second).Posts).Title);
        var elsewhere = PostCatalog.Read(_root, TestPost.Site with { Url = "https://elsewhere.example" }, content, second);
        Assert.StartsWith("https://elsewhere.example/", elsewhere.Posts[0].CanonicalUrl);
    }

    [Fact]
    public void Links_are_not_followed_out_of_the_site()
    {
        var outside = Directory.CreateTempSubdirectory("og-outside-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(outside, "secret.md"), "secret");
            Write("posts/in.md", "---\ntitle: In\n---\n");
            Directory.CreateSymbolicLink(Path.Combine(_root, "posts", "away"), outside);
            File.CreateSymbolicLink(Path.Combine(_root, "posts", "file.md"), Path.Combine(outside, "secret.md"));
            Directory.CreateSymbolicLink(Path.Combine(_root, "posts", "loop"), Path.Combine(_root, "posts"));
            File.CreateSymbolicLink(Path.Combine(_root, "posts", "through.md"), Path.Combine(_root, "posts", "away", "secret.md"));
            Assert.Equal(["in"], Read("posts/**/*.md").Posts.Select(post => post.Slug));
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Fact]
    public void Files_of_other_encodings_are_named()
    {
        File.WriteAllBytes(Path.Combine(_root, "latin.md"), [.. "---\ntitle: Caf"u8, 0xE9, .. "\n---\n"u8]);
        File.WriteAllBytes(Path.Combine(_root, "wide.md"), [0xFF, 0xFE, (byte)'a', 0]);
        var problems = Read("**/*.md").Problems.Select(problem => problem.Message).ToList();
        Assert.Equal(["latin.md:2:11: not UTF-8 (byte 0xE9); expected UTF-8", "wide.md:1:1: the file is UTF-16 or UTF-32; expected UTF-8"], problems);
    }

    [Fact]
    public void Of_a_very_long_file_the_beginning_is_read()
    {
        Write("long.md", "---\ntitle: Long\n---\n" + new string('é', 3_000_000));
        var post = Assert.Single(Read("**/*.md").Posts);
        Assert.Equal("Long", post.Title);
        Assert.DoesNotContain('\uFFFD', post.Body);
    }

    [Theory]
    [InlineData("**/*.md", "a.md", true)]
    [InlineData("**/*.md", "x/y/a.md", true)]
    [InlineData("a/**/b.md", "a/b.md", true)]
    [InlineData("a/**/b.md", "a/x/y/b.md", true)]
    [InlineData("*.md", "x/a.md", false)]
    [InlineData("**/[^_]*.md", "x/_a.md", false)]
    [InlineData("**/[^_]*.md", "_x/a.md", true)]
    [InlineData("a.{md,mdx}", "a.mdx", true)]
    [InlineData("a.{md,mdx}", "a.txt", false)]
    [InlineData("?.md", "ab.md", false)]
    [InlineData("[a-c].md", "b.md", true)]
    [InlineData("./x/*.md", "x/a.md", true)]
    [InlineData("*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("[", "[", true)]
    public void Patterns_match_as_people_expect(string pattern, string path, bool expected)
        => Assert.Equal(expected, new Catalog.Glob(pattern).IsMatch(path));

    [Theory]
    [InlineData("astro.config.ts src/data/blog/a.md", SiteGenerator.AstroPaper, "src/data/blog/**/*.{md,mdx,markdown}", "public", "/posts/{slug}")]
    [InlineData("astro.config.mjs src/content/posts/a.md", SiteGenerator.AstroPaper, "src/content/posts/**/*.{md,mdx,markdown}", "public", "/posts/{slug}")]
    [InlineData("hugo.toml", SiteGenerator.Hugo, "content/**/*.{md,mdx,markdown}", "static", "/{slug}/")]
    [InlineData("config.toml content/a.md", SiteGenerator.Hugo, "content/**/*.{md,mdx,markdown}", "static", "/{slug}/")]
    [InlineData("_config.yml", SiteGenerator.Jekyll, "_posts/**/*.{md,markdown,html}", ".", "/{year}/{month}/{day}/{slug}.html")]
    [InlineData("eleventy.config.js content/blog/a.md", SiteGenerator.Eleventy, "content/blog/**/*.{md,mdx,markdown}", "public", "/blog/{slug}/")]
    [InlineData("docusaurus.config.js", SiteGenerator.Docusaurus, "blog/**/*.{md,mdx,markdown}", "static", "/blog/{slug}")]
    [InlineData("next.config.js _posts/a.md", SiteGenerator.Next, "_posts/**/*.{md,mdx,markdown}", "public", "/posts/{slug}")]
    [InlineData("a.md", SiteGenerator.Plain, "**/*.{md,mdx,markdown}", "public", "/posts/{slug}")]
    public void Generators_are_known_by_their_files(string files, SiteGenerator generator, string include, string publicFolder, string page)
    {
        foreach (var file in files.Split(' '))
        {
            Write(file, "");
        }

        var content = ContentSettings.Detect(_root);
        Assert.Equal((generator, include, publicFolder, page), (content.Generator, content.Include[0], content.Public, content.Page));
    }

    [Fact]
    public void Jekylls_permalink_setting_gives_the_address()
    {
        Write("_config.yml", "permalink: /blog/:year/:title/\n");
        Assert.Equal("/blog/{year}/{slug}/", ContentSettings.Detect(_root).Page);
    }

    [Fact]
    public void A_plain_folder_is_read_without_its_readme()
    {
        Write("README.md", "# Read me");
        Write("notes/a.md", "# A");
        Assert.Equal(["notes/a"], PostCatalog.Read(_root, TestPost.Site, ContentSettings.Detect(_root)).Posts.Select(post => post.Slug));
    }

    private PostCatalog Read(string include) => PostCatalog.Read(_root, TestPost.Site, new ContentSettings { Include = [include] });

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
