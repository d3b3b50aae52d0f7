using System.Text.Json;

namespace OgService.Cli.Tests;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly OgProcess og = new();

    public void Dispose() => og.Dispose();

    [Fact]
    public async Task Every_value_has_its_place()
    {
        var text = (await og.RunAsync("explain", "openai-sora", "--site", og.Site)).Text;

        Assert.Contains("<- src/data/blog/openai-sora.md:3 (pubDatetime)", text, StringComparison.Ordinal);
        Assert.Contains("rule 3: the picture that the front matter names is missing", text, StringComparison.Ordinal);
        Assert.Contains("#38bdf8  <- og.yaml:", text, StringComparison.Ordinal);
        Assert.Contains("title: ", text, StringComparison.Ordinal);
        Assert.Contains("contrast 18", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_changed_since_the_card_was_drawn()
    {
        await og.RunAsync("generate", og.Site);
        Assert.Equal("up to date", (await State()).State);

        var post = og.PathTo("src/data/blog/openai-sora.md");
        File.WriteAllText(post, File.ReadAllText(post).Replace("Exploring", "Looking into", StringComparison.Ordinal));
        var (state, parts) = await State();
        Assert.Equal("old: title has changed", state);
        Assert.Equal(["title"], parts);

        async Task<(string? State, IEnumerable<string?> Changed)> State()
        {
            var json = JsonDocument.Parse((await og.RunAsync("explain", "openai-sora", "--site", og.Site, "--format", "json")).Text).RootElement;
            return (json.GetProperty("picture").GetProperty("state").GetString(),
                json.GetProperty("parts").EnumerateArray().Where(part => part.GetProperty("changed").GetBoolean()).Select(part => part.GetProperty("name").GetString()));
        }
    }

    [Fact]
    public async Task A_template_that_cannot_be_used_is_the_answer()
    {
        var post = og.PathTo("src/data/blog/kerning.md");
        File.WriteAllText(post, File.ReadAllText(post).Replace("title: ", "ogTemplate: artcle\ntitle: ", StringComparison.Ordinal));
        var result = await og.RunAsync("explain", "kerning", "--site", og.Site);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("did you mean \"article\"?", result.Text, StringComparison.Ordinal);
        Assert.Equal(1, (await og.RunAsync("explain", "nothing", "--site", og.Site)).ExitCode);
    }
}
