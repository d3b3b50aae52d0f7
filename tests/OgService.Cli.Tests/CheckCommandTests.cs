using System.Text.Json;

namespace OgService.Cli.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private const string Odd = "src/data/blog/odd.md";
    private readonly OgProcess og = new();

    public void Dispose() => og.Dispose();

    [Fact]
    public async Task A_site_whose_cards_are_drawn_is_done()
    {
        await og.RunAsync("generate", og.Site);
        var result = await og.RunAsync("check", og.Site);
        Assert.Equal(0, result.ExitCode);
        Assert.All(result.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.EndsWith(" [warning]", line, StringComparison.Ordinal));
        Assert.Contains("0 problems", result.Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await og.RunAsync("check", og.Site, "--strict")).ExitCode);
    }

    [Fact]
    public async Task Cards_that_are_missing_or_old_are_problems()
    {
        await og.RunAsync("generate", og.Site);
        File.Delete(og.PathTo("public/Sora_Video_OG.jpg"));
        File.AppendAllText(og.PathTo("src/data/blog/kerning.md"), "\nMore.\n");
        File.WriteAllText(og.PathTo("src/data/blog/kerning.md"), File.ReadAllText(og.PathTo("src/data/blog/kerning.md")).Replace("title: ", "title: New ", StringComparison.Ordinal));

        var result = await og.RunAsync("check", og.Site);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("src/data/blog/openai-sora.md:1: public/Sora_Video_OG.jpg is not there yet", result.Text, StringComparison.Ordinal);
        Assert.Contains("src/data/blog/kerning.md:1: public/og/kerning.png is older than what it shows", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_cannot_be_read_is_a_warning_with_its_place()
    {
        Directory.CreateDirectory(og.PathTo("templates/pale"));
        File.WriteAllText(og.PathTo("templates/pale/card.yaml"), "values: {accent: {type: color}}\ncard:\n  background: white\n  children:\n    - {text: '{{ title }}', color: '#dddddd', font-size: 40px}\n");
        WriteOdd("title: Pale\nogTemplate: pale\n");

        var text = (await og.RunAsync("check", og.Site)).Text;
        Assert.Contains($"{Odd}:1: card.children[0]: contrast 1.4:1 at ", text, StringComparison.Ordinal);
        Assert.Contains("(template pale, 5:7) [warning]", text, StringComparison.Ordinal);
        Assert.Contains("platforms may cut", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_without_a_font_is_named_with_its_place()
    {
        await og.RunAsync("generate", og.Site);
        WriteOdd("title: A man 𓀀\n");
        var result = await og.RunAsync("check", og.Site);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{Odd}:2: title: no font has U+13000 EGYPTIAN HIEROGLYPH A001: a box is drawn\n", result.Text, StringComparison.Ordinal);

        var json = JsonDocument.Parse((await og.RunAsync("check", og.Site, "--format", "json")).Text).RootElement.EnumerateArray().Single(finding => finding.TryGetProperty("codePoint", out _));
        Assert.Equal(("U+13000", Odd, 2, "error"), (json.GetProperty("codePoint").GetString(), json.GetProperty("file").GetString(), json.GetProperty("line").GetInt32(), json.GetProperty("severity").GetString()));
    }

    [Fact]
    public async Task Workflows_get_annotations_with_escaped_values()
    {
        WriteOdd("title: [\n");
        var result = await og.RunAsync("check", "site", "--format", "github");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"::error file=site/{Odd},line=", result.Text, StringComparison.Ordinal);
        Assert.All(result.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^::(error|warning) [^:]*::.", line));
    }

    [Fact]
    public async Task Sarif_names_a_known_rule_and_a_relative_file_for_every_result()
    {
        var result = await og.RunAsync("check", "site", "--format", "sarif");
        var run = JsonDocument.Parse(result.Text).RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToHashSet();
        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.NotEmpty(results);
        Assert.All(results, one =>
        {
            Assert.Contains(one.GetProperty("ruleId").GetString(), rules);
            Assert.Contains(one.GetProperty("level").GetString(), new[] { "error", "warning" });
            var place = one.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.StartsWith("site/", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() >= 1);
        });
    }

    [Fact]
    public async Task Built_pages_are_checked_with_the_pictures_they_name()
    {
        var dist = Directory.CreateDirectory(Path.Combine(og.Folder, "dist")).FullName;
        File.Copy(og.PathTo("public/images/harbour.jpg"), Path.Combine(dist, "card.png"));
        WritePage("index.html", "<title>Good enough</title>");
        WritePage("a.html", "<meta property=\"og:title\" content=\"A\"><meta property=\"og:title\" content=\"B\"><meta property=\"og:image\" content=\"/card.png\">");
        WritePage("b.html", """
            <link rel="canonical" href="https://example.com/b"><meta property="og:title" content="B"><meta name="description" content="It is."><meta name="twitter:card" content="summary">
            <meta property="og:url" content="https://example.com/other"><meta property="og:image" content="https://example.com/card.png"><meta property="og:image:type" content="image/png">
            <meta property="og:image:width" content="10"><meta property="og:image:height" content="20"><meta property="og:image:alt" content="A harbour">
            """);
        WritePage("c.html", "<meta property=\"og:url\" content=\"https://example.com/c\"><meta property=\"og:image\" content=\"https://example.com/nowhere.png\">");
        WritePage("hidden.html", "<meta name=\"robots\" content=\"noindex\">");

        var result = await og.RunAsync("check", "dist");
        Assert.Equal(1, result.ExitCode);
        string[] expected =
        [
            "index.html:1:1: no og:image\n",
            "a.html:2:83: og:image must be an absolute address",
            "a.html:2:45: og:title stands here 2 times",
            "b.html:3:", "og:image:type says image/png; the picture is image/jpeg",
            "og:image is declared 10x20; the picture has",
            "og:url is https://example.com/other, the canonical link https://example.com/b",
            "c.html:2:63: og:image https://example.com/nowhere.png: the file is not there",
        ];
        Assert.All(expected, line => Assert.Contains(line, result.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("hidden.html", result.Text, StringComparison.Ordinal);
        Assert.Contains("5 pages", result.Errors, StringComparison.Ordinal);

        void WritePage(string name, string head) => File.WriteAllText(Path.Combine(dist, name), $"<!doctype html>\n<head>{head}</head>\n<body>x</body>\n");
    }

    [Fact]
    public async Task A_page_on_the_web_is_fetched_with_its_picture()
    {
        using var listener = new System.Net.HttpListener();
        var port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var serving = Task.Run(async () =>
        {
            for (var i = 0; i < 2; i++)
            {
                var context = await listener.GetContextAsync();
                var isPage = context.Request.Url!.AbsolutePath == "/post";
                var bytes = isPage
                    ? System.Text.Encoding.UTF8.GetBytes($"<head><title>x</title><meta property=\"og:image\" content=\"http://127.0.0.1:{port}/card.jpg\"><meta property=\"og:image:width\" content=\"7\"></head>")
                    : File.ReadAllBytes(og.PathTo("public/images/harbour.jpg"));
                context.Response.OutputStream.Write(bytes);
                context.Response.Close();
            }
        });

        var result = await og.RunAsync("check", $"http://127.0.0.1:{port}/post");
        await serving;
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("og:image is declared 7x", result.Text, StringComparison.Ordinal);
        listener.Stop();

        var gone = await og.RunAsync("check", $"http://127.0.0.1:{port}/post");
        Assert.Equal(1, gone.ExitCode);
        Assert.Contains("page.unreadable", (await og.RunAsync("check", $"http://127.0.0.1:{port}/post", "--format", "json")).Text, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        socket.Start();
        return ((System.Net.IPEndPoint)socket.LocalEndpoint).Port;
    }

    [Fact]
    public async Task Generate_tells_it_before_drawing_once_and_strict_fails()
    {
        WriteOdd("title: A man 𓀀\n");
        const string told = $"note: {Odd}:2: title: no font has U+13000 EGYPTIAN HIEROGLYPH A001: a box is drawn\n";

        var dry = await og.RunAsync("generate", og.Site, "--dry-run");
        Assert.Equal(0, dry.ExitCode);
        Assert.Contains(told, dry.Errors, StringComparison.Ordinal);

        var strict = await og.RunAsync("generate", og.Site, "--strict");
        Assert.Equal(1, strict.ExitCode);
        Assert.Single(strict.Errors.Split('\n'), line => line.Contains("U+13000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_substitute_of_the_site_solves_it()
    {
        WriteOdd("title: A man 𓀀\n");
        File.AppendAllText(og.PathTo("og.yaml"), "  substitutes: { 𓀀: man }\n");
        var result = await og.RunAsync("generate", og.Site, "--strict", "--dry-run");
        Assert.Contains("\"man\" is drawn", result.Errors, StringComparison.Ordinal);
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("U+13000", (await og.RunAsync("check", og.Site)).Text, StringComparison.Ordinal);
    }

    private void WriteOdd(string frontMatter) => File.WriteAllText(og.PathTo(Odd), $"---\n{frontMatter}---\nWords.\n");
}
