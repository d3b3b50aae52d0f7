using OgService.Imaging;

namespace OgService.Cli.Tests;

public sealed class GenerateCommandTests : IDisposable
{
    private static readonly byte[] EndOfPng = [0xAE, 0x42, 0x60, 0x82];
    private static readonly byte[] EndOfJpeg = [0xFF, 0xD9];
    private readonly OgProcess og = new();

    public void Dispose() => og.Dispose();

    [Fact]
    public async Task Writes_the_card_that_the_front_matter_names_and_one_for_every_other_post_that_should_have_one()
    {
        var result = await og.RunAsync("generate", og.Site);
        Assert.Equal(0, result.ExitCode);
        Assert.True(ImageHeader.TryRead(await File.ReadAllBytesAsync(og.PathTo("public/Sora_Video_OG.jpg")), out var info));
        Assert.Equal(new ImageInfo(ImageFormat.Jpeg, 1200, 630), info);
        Assert.Matches(@"drawn +public/Sora_Video_OG\.jpg +\d+ KB +src/data/blog/openai-sora\.md", result.Text);
        Assert.Matches(@"kept +public/images/gradient\.png", result.Text);
        Assert.Matches(@"external +- +src/data/blog/a-grid-is-a-promise\.md: https://images\.example\.com", result.Text);
        Assert.Matches(@"none +- +src/data/blog/unfinished-thoughts-on-search\.md: draft", result.Text);
        Assert.Matches(@"none +- +src/data/blog/letter-to-the-year-2100\.md: not before \d{4}-", result.Text);
        Assert.Matches(@"^\d+ drawn, .* s\n$", result.Errors.Split('\n').Last(line => line.Length > 0) + "\n");
        Assert.All(Directory.GetFiles(og.PathTo("public/og"), "*", SearchOption.AllDirectories), file => Assert.True(new FileInfo(file).Length < 300_000, file));

        var tree = og.Tree();
        var again = await og.RunAsync("generate", og.Site);
        Assert.Equal(0, again.ExitCode);
        Assert.DoesNotContain("drawn  ", again.Text, StringComparison.Ordinal);
        Assert.StartsWith("0 drawn, ", again.Errors, StringComparison.Ordinal);
        Assert.Equal(tree, og.Tree());

        var post = og.PathTo("src/data/blog/kerning.md");
        await File.WriteAllTextAsync(post, (await File.ReadAllTextAsync(post)).Replace("title: Kerning", "title: Tracking", StringComparison.Ordinal));
        var edited = await og.RunAsync("generate", og.Site);
        Assert.StartsWith("1 drawn, ", edited.Errors.Split('\n').Last(line => line.Length > 0), StringComparison.Ordinal);
        Assert.Matches(@"drawn +public/og/kerning\.png", edited.Text);
    }

    [Fact]
    public async Task A_killed_run_leaves_no_broken_file_and_the_next_one_ends_as_an_unbroken_one_would()
    {
        using var unbroken = new OgProcess();
        Assert.Equal(0, (await unbroken.RunAsync("generate", unbroken.Site)).ExitCode);
        for (var delay = 50; delay <= 1_600; delay *= 2)
        {
            using var process = og.Start(null, "generate", og.Site, "--jobs", "1", "--force");
            await Task.Delay(delay);
            process.Kill();
            await process.WaitForExitAsync();
            foreach (var file in Directory.EnumerateFiles(og.PathTo("public"), "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".png" or ".jpg"))
            {
                var bytes = await File.ReadAllBytesAsync(file);
                Assert.True(ImageHeader.TryRead(bytes, out _), file);
                Assert.True(bytes.AsSpan().EndsWith(EndOfPng) || bytes.AsSpan().EndsWith(EndOfJpeg), file);
            }
        }

        Assert.Equal(0, (await og.RunAsync("generate", og.Site)).ExitCode);
        Assert.Equal(unbroken.Tree(), og.Tree());
    }

    [Fact]
    public async Task The_same_bytes_come_without_vector_instructions()
    {
        using var scalar = new OgProcess();
        Assert.Equal(0, (await og.RunAsync("generate", og.Site)).ExitCode);
        Assert.Equal(0, (await scalar.RunAsync(new Dictionary<string, string> { ["DOTNET_EnableHWIntrinsic"] = "0" }, "generate", scalar.Site)).ExitCode);
        Assert.Equal(og.Tree(), scalar.Tree());
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        var before = og.Tree();
        var result = await og.RunAsync("generate", og.Site, "--dry-run");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("would draw", result.Text, StringComparison.Ordinal);
        Assert.Equal(before, og.Tree());
    }
}
