using System.Text.Json;
using OgService.Imaging;

namespace OgService.Cli.Tests;

public sealed class RenderAndMetaCommandTests : IDisposable
{
    private readonly OgProcess og = new();

    public void Dispose() => og.Dispose();

    [Fact]
    public async Task Meta_prints_the_bundle_with_the_address_the_site_will_own()
    {
        var result = await og.RunAsync("meta", Path.Combine(og.Site, "src/data/blog/openai-sora.md"));
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("<meta property=\"og:image\" content=\"https://example.com/Sora_Video_OG.jpg\">", result.Text, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:image:type\" content=\"image/jpeg\">", result.Text, StringComparison.Ordinal);
        Assert.Equal("", result.Errors);
    }

    [Fact]
    public async Task Meta_takes_a_slug_and_prints_data()
    {
        var result = await og.RunAsync("meta", "openai-sora", "--site", "site", "--format", "json");
        using var bundle = JsonDocument.Parse(result.Output);
        Assert.Equal(JsonValueKind.Object, bundle.RootElement.ValueKind);
    }

    [Fact]
    public async Task Render_writes_the_same_bytes_as_generate()
    {
        Assert.Equal(0, (await og.RunAsync("render", "openai-sora", "--site", "site", "--out", "card.jpg")).ExitCode);
        Assert.Equal(0, (await og.RunAsync("generate", og.Site)).ExitCode);
        Assert.Equal(await File.ReadAllBytesAsync(og.PathTo("public/Sora_Video_OG.jpg")), await File.ReadAllBytesAsync(Path.Combine(og.Folder, "card.jpg")));
    }

    [Fact]
    public async Task Render_draws_words_to_standard_output()
    {
        var result = await og.RunAsync("render", "--title", "Five words make a title", "--author", "Ada", "--tag", "a", "--tag", "b", "--date", "2024-02-20", "--out", "-");
        Assert.Equal(0, result.ExitCode);
        Assert.True(ImageHeader.TryRead(result.Output, out var info));
        Assert.Equal(new ImageInfo(ImageFormat.Png, 1200, 630), info);
    }

    [Fact]
    public async Task A_draft_is_drawn_only_when_asked_for()
    {
        Assert.Equal(1, (await og.RunAsync("render", "unfinished-thoughts-on-search", "--site", "site")).ExitCode);
        Assert.Equal(0, (await og.RunAsync("render", "unfinished-thoughts-on-search", "--site", "site", "--drafts")).ExitCode);
    }
}
