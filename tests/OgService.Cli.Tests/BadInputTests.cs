namespace OgService.Cli.Tests;

public sealed class BadInputTests : IDisposable
{
    private readonly OgProcess og = new();

    public void Dispose() => og.Dispose();

    [Theory]
    [InlineData("broken", "title: \"no end\n")]
    [InlineData("deep", "title: deep\nx: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n")]
    [InlineData("date", "title: t\npubDatetime: someday\n")]
    public async Task Broken_front_matter_names_file_line_and_column_and_the_other_posts_go_on(string name, string frontMatter)
    {
        WritePost(name, frontMatter);
        await ExpectOneFailure(name, $@"src/data/blog/{name}\.md:\d+:\d+: ");
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public async Task Sixty_four_thousand_brackets_are_refused(char bracket)
    {
        WritePost("bomb", "x: " + new string(bracket, 64_000) + "\n");
        await ExpectOneFailure("bomb", @"src/data/blog/bomb\.md:\d+:\d+: ");
    }

    [Fact]
    public async Task A_front_matter_of_ten_megabytes_is_refused()
    {
        WritePost("huge", "title: " + new string('a', 10_000_000) + "\n");
        await ExpectOneFailure("huge", @"src/data/blog/huge\.md:\d+:\d+: ");
    }

    [Fact]
    public async Task A_missing_template_names_the_nearest()
    {
        WritePost("odd", "title: Odd\nogTemplate: artcle\n");
        await ExpectOneFailure("odd", "article");
    }

    [Theory]
    [InlineData("cards: { tempalte: article }\n", "og.yaml:1:10: .*template")]
    [InlineData("cards: { template: artcle }\n", "article")]
    [InlineData("site: { url: https://example.com }\ncards:\n  values: { accent: bluish }\n", "accent|bluish")]
    [InlineData("site: [\n", "og.yaml:")]
    public async Task Wrong_settings_are_refused_and_nothing_is_written(string settings, string message)
    {
        File.WriteAllText(og.PathTo("og.yaml"), settings);
        var before = og.Tree();
        var result = await og.RunAsync("generate", og.Site);
        Assert.Equal(1, result.ExitCode);
        Assert.Matches(message, result.Errors + result.Text);
        var after = og.Tree();
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_said()
    {
        Directory.CreateDirectory(Path.Combine(og.Folder, "plain"));
        File.WriteAllText(Path.Combine(og.Folder, "plain", "post.md"), "---\ntitle: T\n---\n");
        File.WriteAllText(Path.Combine(og.Folder, "plain", ".og"), "a file where a folder belongs");
        var result = await og.RunAsync("generate", "plain");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("og: ", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "generate", "--colour")]
    [InlineData(2, "generate", "--jobs", "0")]
    [InlineData(2, "frobnicate")]
    [InlineData(2, "meta")]
    [InlineData(2, "meta", "x", "--format", "xml")]
    [InlineData(2, "render")]
    [InlineData(2, "render", "--title", "T", "--out", "card.gif")]
    [InlineData(1, "generate", "no-such-folder")]
    [InlineData(1, "meta", "no-such-post", "--site", "site")]
    [InlineData(1, "meta", "unfinished-thoughts-on-search", "--site", "site")]
    [InlineData(1, "render", "../../etc/passwd", "--site", "site")]
    [InlineData(1, "render", "--title", "T", "--template", "artcle", "--site", "site")]
    [InlineData(0, "--help")]
    [InlineData(0, "--version")]
    public async Task The_exit_code_tells(int exitCode, params string[] args)
    {
        var result = await og.RunAsync(args);
        Assert.True(exitCode == result.ExitCode, $"{result.ExitCode}: {result.Text}{result.Errors}");
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.Equal(exitCode != 0, result.Errors.Length > 0);
    }

    private void WritePost(string name, string frontMatter) => File.WriteAllText(og.PathTo($"src/data/blog/{name}.md"), $"---\n{frontMatter}---\nWords.\n");

    private async Task ExpectOneFailure(string name, string message)
    {
        var result = await og.RunAsync("generate", og.Site);
        Assert.Equal(1, result.ExitCode);
        var failed = Assert.Single(result.Text.Split('\n'), line => line.StartsWith("failed", StringComparison.Ordinal));
        Assert.Contains($"src/data/blog/{name}.md", failed, StringComparison.Ordinal);
        Assert.Matches(message, failed);
        Assert.True(failed.Length < 1_000, "a message is for people");
        Assert.True(File.Exists(og.PathTo("public/Sora_Video_OG.jpg")));
        Assert.False(File.Exists(og.PathTo($"public/og/{name}.png")));
    }
}
