using System.Text.Json;

namespace OgService.Cli.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private const string Odd = "src/data/blog/odd.md";
    private readonly OgProcess og = new();

    public void Dispose() => og.Dispose();

    [Fact]
    public async Task A_site_without_problems_is_done()
    {
        var result = await og.RunAsync("check", og.Site);
        Assert.Equal((0, ""), (result.ExitCode, result.Text));
        Assert.Contains("0 problems", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_without_a_font_is_named_with_its_place()
    {
        WriteOdd("title: A man 𓀀\n");
        var result = await og.RunAsync("check", og.Site);
        Assert.Equal((1, $"{Odd}:2: title: no font has U+13000 EGYPTIAN HIEROGLYPH A001: a box is drawn\n"), (result.ExitCode, result.Text));
        Assert.Contains("1 problem\n", result.Errors, StringComparison.Ordinal);

        var json = JsonDocument.Parse((await og.RunAsync("check", og.Site, "--format", "json")).Text).RootElement[0];
        Assert.Equal(("U+13000", Odd, 2), (json.GetProperty("codePoint").GetString(), json.GetProperty("file").GetString(), json.GetProperty("line").GetInt32()));
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
        Assert.Equal(0, (await og.RunAsync("check", og.Site)).ExitCode);
    }

    private void WriteOdd(string frontMatter) => File.WriteAllText(og.PathTo(Odd), $"---\n{frontMatter}---\nWords.\n");
}
