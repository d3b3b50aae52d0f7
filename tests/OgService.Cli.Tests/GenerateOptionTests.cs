namespace OgService.Cli.Tests;

public sealed class GenerateOptionTests : IDisposable
{
    private readonly OgProcess og = new();

    public void Dispose() => og.Dispose();

    [Fact]
    public async Task Front_matter_gets_one_line_and_keeps_every_other_byte()
    {
        const string crlf = "---\r\ntitle: \"Windows\"   # why not\r\ntags: [a,  b]\r\n---\r\nWords.\r\n";
        File.WriteAllText(og.PathTo("src/data/blog/windows.md"), crlf);
        File.WriteAllText(og.PathTo("src/data/blog/toml.md"), "+++\ntitle = 'T'\n[extra]\nx = 1\n+++\nWords.\n");
        File.WriteAllText(og.PathTo("src/data/blog/empty.md"), "---\nogImage: \"\"\ntitle: Empty\n---\nWords.\n");
        File.WriteAllText(og.PathTo("src/data/blog/bare.md"), "# Bare\n\nWords.\n");
        var own = File.ReadAllText(og.PathTo("src/data/blog/openai-sora.md"));

        var dry = await og.RunAsync("generate", og.Site, "--write-front-matter", "--dry-run");
        Assert.Contains("would edit src/data/blog/windows.md: ogImage: /og/windows.png", dry.Text, StringComparison.Ordinal);
        Assert.Equal(crlf, Read("windows.md"));

        var result = await og.RunAsync("generate", og.Site, "--write-front-matter");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(crlf.Replace("---\r\nWords", "ogImage: /og/windows.png\r\n---\r\nWords", StringComparison.Ordinal), Read("windows.md"));
        Assert.Equal("+++\nogImage = \"/og/toml.png\"\ntitle = 'T'\n[extra]\nx = 1\n+++\nWords.\n", Read("toml.md"));
        Assert.Equal("---\nogImage: /og/empty.png\ntitle: Empty\n---\nWords.\n", Read("empty.md"));
        Assert.Equal("# Bare\n\nWords.\n", Read("bare.md"));
        Assert.Contains("src/data/blog/bare.md: front matter left alone", result.Errors, StringComparison.Ordinal);
        Assert.Equal(own, File.ReadAllText(og.PathTo("src/data/blog/openai-sora.md")));

        // Cards do not depend on the line, and a second run has nothing to do.
        var again = await og.RunAsync("generate", og.Site, "--write-front-matter");
        Assert.DoesNotContain("edited", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("drawn  ", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_draws_what_changes_and_survives_a_broken_template()
    {
        using var process = og.Start(null, "generate", og.Site, "--watch");
        try
        {
            var errors = process.StandardError;
            await Until(errors, "Watching");
            Directory.CreateDirectory(og.PathTo("templates/article"));
            await File.WriteAllTextAsync(og.PathTo("templates/article/card.yaml"), "card: {colour: red}\n");
            await Until(errors, "card.yaml:1:8");
            await File.WriteAllTextAsync(og.PathTo("templates/article/card.yaml"), "extends: article\nvalues: {theme: light}\n");
            await Until(errors, "15 drawn");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        static async Task Until(StreamReader errors, string text)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (await errors.ReadLineAsync(limit.Token) is { } line)
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return;
                }
            }

            Assert.Fail($"\"{text}\" was not said");
        }
    }

    private string Read(string post) => File.ReadAllText(og.PathTo("src/data/blog/" + post));
}
