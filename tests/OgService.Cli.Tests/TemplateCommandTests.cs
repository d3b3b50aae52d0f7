using System.Text.Json;

namespace OgService.Cli.Tests;

public sealed class TemplateCommandTests : IDisposable
{
    private readonly OgProcess og = new();

    public void Dispose() => og.Dispose();

    [Fact]
    public async Task List_names_the_site_s_own_templates_and_those_that_ship()
    {
        WriteTemplate("mine", "description: Ours.\ncard: {children: [{text: '{{ title }}'}]}\n");

        var text = await og.RunAsync("template", "list", "--site", og.Site);
        Assert.Equal(0, text.ExitCode);
        Assert.Contains("site     Ours. (1200x630)", text.Text, StringComparison.Ordinal);
        Assert.Contains("shipped", text.Text, StringComparison.Ordinal);

        var json = JsonDocument.Parse((await og.RunAsync("template", "list", "--site", og.Site, "--format", "json")).Text).RootElement;
        Assert.Contains(json.EnumerateArray(), template => template.GetProperty("name").GetString() == "mine" && template.GetProperty("origin").GetString() == "site");
    }

    [Fact]
    public async Task A_broken_template_is_listed_with_its_place_and_fails()
    {
        WriteTemplate("mine", "card: {colour: red}\n");

        foreach (var command in new[] { "list", "check" })
        {
            var result = await og.RunAsync("template", command, "--site", og.Site);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains("templates/mine/card.yaml:1:8: ", result.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Show_tells_what_can_be_set_and_draws_a_sample()
    {
        var text = (await og.RunAsync("template", "show", "article")).Text;
        Assert.Contains("accent", text, StringComparison.Ordinal);
        Assert.Contains("dark | light", text, StringComparison.Ordinal);

        var json = JsonDocument.Parse((await og.RunAsync("template", "show", "article", "--format", "json")).Text).RootElement;
        Assert.Contains(json.GetProperty("values").EnumerateArray(), value => value.GetProperty("name").GetString() == "accent" && value.GetProperty("type").GetString() == "color");

        var drawn = await og.RunAsync("template", "show", "article", "--out", "sample.jpg", "--size", "1200x1200", "--theme", "light");
        Assert.Equal(0, drawn.ExitCode);
        Assert.Equal([0xff, 0xd8], File.ReadAllBytes(Path.Combine(og.Folder, "sample.jpg"))[..2]);
        Assert.Equal(2, (await og.RunAsync("template", "show", "article", "--theme", "pink")).ExitCode);
        Assert.Equal(2, (await og.RunAsync("template", "show", "article", "--out", "sample.gif")).ExitCode);
        Assert.Equal(1, (await og.RunAsync("template", "show", "artcle")).ExitCode);
    }

    [Fact]
    public async Task A_new_template_works_at_once_and_changes_with_one_line()
    {
        var made = await og.RunAsync("template", "new", "brand", "--site", og.Site);
        Assert.Equal(0, made.ExitCode);
        Assert.Contains("og template show brand", made.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await og.RunAsync("template", "check", "brand", "--strict", "--site", og.Site)).ExitCode);
        var before = await Sample();

        var file = og.PathTo("templates/brand/card.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("  # accent: ", "  accent: ", StringComparison.Ordinal));
        Assert.NotEqual(before, await Sample());

        var again = await og.RunAsync("template", "new", "brand", "--site", og.Site);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("is there already", again.Errors, StringComparison.Ordinal);

        async Task<byte[]> Sample()
        {
            Assert.Equal(0, (await og.RunAsync("template", "show", "brand", "--site", og.Site, "--out", "sample.png")).ExitCode);
            return File.ReadAllBytes(Path.Combine(og.Folder, "sample.png"));
        }
    }

    [Fact]
    public async Task Every_line_that_new_switches_off_can_be_switched_on()
    {
        await og.RunAsync("template", "new", "brand", "--site", og.Site);
        var file = og.PathTo("templates/brand/card.yaml");
        var on = File.ReadAllLines(file).Select(line => line.StartsWith("  # ", StringComparison.Ordinal) ? "  " + line[4..] : line)
            .Select(line => line.StartsWith("# nodes:", StringComparison.Ordinal) || line.StartsWith("#   ", StringComparison.Ordinal) ? line[2..] : line);
        File.WriteAllLines(file, on.Where(line => !line.Contains("_font: \"\"", StringComparison.Ordinal)));

        var result = await og.RunAsync("template", "check", "brand", "--site", og.Site);
        Assert.Equal((0, ""), (result.ExitCode, result.Text));
    }

    [Fact]
    public async Task A_copy_stands_alone()
    {
        Assert.Equal(0, (await og.RunAsync("template", "new", "ours", "--from", "article", "--site", og.Site)).ExitCode);
        Assert.DoesNotContain("extends:", File.ReadAllText(og.PathTo("templates/ours/card.yaml")), StringComparison.Ordinal);
        Assert.Equal(0, (await og.RunAsync("template", "check", "ours", "--site", og.Site)).ExitCode);
        Assert.Equal(2, (await og.RunAsync("template", "new", "x", "--from", "article", "--extends", "article", "--site", og.Site)).ExitCode);
        Assert.Equal(2, (await og.RunAsync("template", "new", "../x", "--site", og.Site)).ExitCode);
    }

    [Fact]
    public async Task Stress_fails_a_template_that_cannot_cope_and_draws_the_sheet()
    {
        WriteTemplate("frail", "card: {padding: 10px, color: '#bbbbbb', background: white, children: [{id: title, text: '{{ title }}', font-size: 60px, text-wrap: nowrap}]}\n");

        var frail = await og.RunAsync("template", "stress", "frail", "--site", og.Site, "--out", "sheets");
        Assert.Equal(1, frail.ExitCode);
        Assert.Contains("contrast.low", frail.Text, StringComparison.Ordinal);
        Assert.Contains("text.outside-safe-area", frail.Text, StringComparison.Ordinal);
        Assert.Contains("card.yaml:1:", frail.Text, StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(og.Folder, "sheets", "frail.png")).Length > 10_000);
    }

    [Fact]
    public async Task The_shipped_article_stands_the_stress()
    {
        var result = await og.RunAsync("template", "stress", "article", "--out", "sheets");
        Assert.Equal((0, 1), (result.ExitCode, result.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [Fact]
    public async Task Diff_shows_the_biggest_change_first()
    {
        await og.RunAsync("template", "new", "article", "--site", og.Site);
        var old = Path.Combine(og.Folder, "old");
        Directory.CreateDirectory(old);
        var same = await og.RunAsync("template", "diff", og.PathTo("templates"), "--site", og.Site, "--out", "same.png");
        Assert.Contains(" 0 changed", same.Errors, StringComparison.Ordinal);

        File.AppendAllText(og.PathTo("templates/article/card.yaml"), "nodes:\n  title: {color: red}\n");
        var result = await og.RunAsync("template", "diff", old, og.PathTo("templates"), "--site", og.Site, "--out", "diff.png");
        Assert.Equal(0, result.ExitCode);
        Assert.True(new FileInfo(Path.Combine(og.Folder, "diff.png")).Length > 10_000);
        var means = result.Text.Split('\n').Where(line => line.Contains(" % ", StringComparison.Ordinal)).Select(line => double.Parse(line.Split('%')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(means.Count > 3);
        Assert.Equal(means.OrderDescending(), means);
        Assert.Equal(2, (await og.RunAsync("template", "diff", "nowhere", "--site", og.Site)).ExitCode);
    }

    private void WriteTemplate(string name, string yaml)
    {
        Directory.CreateDirectory(og.PathTo($"templates/{name}"));
        File.WriteAllText(og.PathTo($"templates/{name}/card.yaml"), yaml);
    }
}
