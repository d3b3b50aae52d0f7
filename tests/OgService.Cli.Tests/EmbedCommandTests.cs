namespace OgService.Cli.Tests;

public sealed class EmbedCommandTests : IDisposable
{
    private readonly OgProcess og = new();

    public void Dispose() => og.Dispose();

    [Fact]
    public async Task Tags_go_into_the_page_of_a_post_and_nothing_else_changes()
    {
        const string before = "<!doctype html>\r\n<html>\r\n  <head>\r\n    <meta charset=\"utf-8\">\r\n    <title>Sora &amp; co</title>\r\n";
        const string after = "    <link rel=\"stylesheet\" href=\"/a.css\">\r\n  </head>\r\n  <body><svg><title>x</title></svg>é <!-- kept --></body>\r\n</html>\r\n";
        Write("posts/openai-sora/index.html", before + "    <meta property=\"og:title\" content=\"old > one\">\r\n    <meta name=description content='it is'>\r\n" + after);

        var result = await og.RunAsync("embed", Dist, "--site", og.Site);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("embedded     posts/openai-sora/index.html  src/data/blog/openai-sora.md", result.Text, StringComparison.Ordinal);
        var page = Read("posts/openai-sora/index.html");
        Assert.StartsWith(before + "    <!-- og: written by og embed -->\r\n", page, StringComparison.Ordinal);
        Assert.EndsWith("    <!-- /og -->\r\n" + after, page, StringComparison.Ordinal);
        Assert.DoesNotContain("old > one", page, StringComparison.Ordinal);
        Assert.DoesNotContain("it is", page, StringComparison.Ordinal);
        Assert.Single(page.Split("<title>Sora")[1..]);
        Assert.Contains("<meta property=\"og:image\" content=\"https://example.com/Sora_Video_OG.jpg\">\r\n", page, StringComparison.Ordinal);

        Assert.Contains(" 0 changed, 1 up to date", (await og.RunAsync("embed", Dist, "--site", og.Site)).Errors, StringComparison.Ordinal);
        Assert.Equal(page, Read("posts/openai-sora/index.html"));
    }

    [Theory]
    [InlineData("blog/anything.html", "<link rel=canonical href=https://example.com/posts/kerning/>")]
    [InlineData("posts/kerning.html", "")]
    [InlineData("posts/kerning/index.html", "<base href=\"/\">")]
    public async Task Pages_are_found_by_what_they_say_and_by_where_they_lie(string file, string head)
    {
        Write(file, $"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>x</body></html>");

        Assert.Equal(0, (await og.RunAsync("embed", Dist, "--site", og.Site)).ExitCode);
        var page = Read(file);
        Assert.Contains("<title>", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', page);
        Assert.Single(page.Split("rel=\"canonical\"")[1..]);
        Assert.DoesNotContain("rel=canonical", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_is_told_without_writing()
    {
        Write("posts/kerning/index.html", "<html><head><title>K</title></head><body></body></html>");
        Write("index.html", "<html><head><title>Home</title></head></html>");
        var old = Read("posts/kerning/index.html");

        var dry = await og.RunAsync("embed", Dist, "--site", og.Site, "--dry-run");
        Assert.Equal(0, dry.ExitCode);
        Assert.Contains("would change posts/kerning/index.html", dry.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await og.RunAsync("embed", Dist, "--site", og.Site, "--check")).ExitCode);
        Assert.Equal(old, Read("posts/kerning/index.html"));

        await og.RunAsync("embed", Dist, "--site", og.Site);
        Assert.Equal(0, (await og.RunAsync("embed", Dist, "--site", og.Site, "--check")).ExitCode);
    }

    [Fact]
    public async Task A_changed_post_replaces_its_old_tags_and_a_draft_gets_none()
    {
        Write("posts/kerning/index.html", "<html>\n<head>\n<title>K</title>\n</head>\n<body></body></html>");
        await og.RunAsync("embed", Dist, "--site", og.Site);
        var post = og.PathTo("src/data/blog/kerning.md");
        File.WriteAllText(post, File.ReadAllText(post).Replace("description: ", "description: New here. ", StringComparison.Ordinal));

        await og.RunAsync("embed", Dist, "--site", og.Site);
        var page = Read("posts/kerning/index.html");
        Assert.Equal(2, page.Split("og:description\" content=\"New here").Length);
        Assert.Single(page.Split("<!-- /og -->")[1..]);
    }

    [Fact]
    public async Task A_page_that_is_no_utf8_or_has_no_head_is_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(Dist, "posts"));
        byte[] bytes = [.. "<head><title>"u8, 0xe9, .. "</title></head>"u8];
        File.WriteAllBytes(Path.Combine(Dist, "posts", "kerning.html"), bytes);
        Write("posts/openai-sora.html", "<body>no head");

        var result = await og.RunAsync("embed", Dist, "--site", og.Site);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("posts/kerning.html: not UTF-8", result.Text, StringComparison.Ordinal);
        Assert.Contains("no <head>", result.Text, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(Dist, "posts", "kerning.html")));
        Assert.Equal(2, (await og.RunAsync("embed", "nowhere")).ExitCode);
    }

    private string Dist => Path.Combine(og.Folder, "dist");

    private string Read(string file) => File.ReadAllText(Path.Combine(Dist, file));

    private void Write(string file, string html)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Dist, file))!);
        File.WriteAllText(Path.Combine(Dist, file), html);
    }
}
