using System.Net;

namespace OgService.Web.Tests;

public sealed class LiveSiteTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task An_edited_title_shows_in_page_bundle_and_picture()
    {
        var before = await service.Client.GetAsync("/og/kerning.png");
        var page = await service.Client.GetStringAsync("/posts/kerning");
        Edit("kerning.md", text => text.Replace("title:", "title: Retitled #", StringComparison.Ordinal));
        await service.Until(async () => (await service.Client.GetStringAsync("/posts/kerning")) != page);
        Assert.Contains("<title>Retitled</title>", await service.Client.GetStringAsync("/posts/kerning"), StringComparison.Ordinal);
        Assert.Contains("Retitled", await service.Client.GetStringAsync("/meta/kerning.html"), StringComparison.Ordinal);
        var after = await service.Client.GetAsync("/og/kerning.png");
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal("miss", after.Headers.GetValues("X-Cache").Single());
    }

    [Fact]
    public async Task A_new_post_appears_and_a_deleted_one_goes()
    {
        File.WriteAllText(service.PathTo("src/data/blog/brand-new.md"), "---\ntitle: Brand new\ndescription: d\npubDatetime: 2024-01-01T00:00:00Z\n---\nWords.\n");
        await service.Until(async () => (await service.Client.GetAsync("/og/brand-new.png")).StatusCode == HttpStatusCode.OK);
        File.Delete(service.PathTo("src/data/blog/brand-new.md"));
        await service.Until(async () => (await service.Client.GetAsync("/og/brand-new.png")).StatusCode == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Posts_that_cannot_be_read_or_drawn_harm_no_other()
    {
        var posts = service.PathTo("src/data/blog");
        File.WriteAllText(Path.Combine(posts, "bomb.md"), $"---\nx: {new string('[', 64_000)}\n---\n");
        File.WriteAllText(Path.Combine(posts, "huge.md"), $"---\ntitle: {new string('a', 10_000_000)}\n---\n");
        File.WriteAllText(Path.Combine(posts, "odd.md"), "---\ntitle: Odd\ndescription: d\npubDatetime: 2024-01-01T00:00:00Z\nogTemplate: artcle\n---\nWords.\n");
        await service.Until(async () => (await service.Client.GetAsync("/posts/odd")).StatusCode == HttpStatusCode.OK);
        Assert.DoesNotContain("og:image", await service.Client.GetStringAsync("/posts/odd"), StringComparison.Ordinal);
        using var plain = await service.Client.GetAsync("/og/odd.png");
        Assert.Equal((HttpStatusCode.OK, "public, max-age=60"), (plain.StatusCode, plain.Headers.CacheControl!.ToString()));
        var card = await service.Client.GetAsync("/og/odd.0123456789abcdef.png");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, card.StatusCode);
        Assert.NotNull(card.Headers.RetryAfter);
        Assert.True(card.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync("/og/bomb.png")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync("/og/openai-sora.png")).StatusCode);
        Assert.Contains(service.Previews.Site.Current.Problems, problem => problem.Contains("bomb.md:2:", StringComparison.Ordinal));
        foreach (var name in (string[])["bomb.md", "huge.md", "odd.md"])
        {
            File.Delete(Path.Combine(posts, name));
        }

        await service.Until(async () => (await service.Client.GetStringAsync("/healthz")).Contains("\"ok\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_character_that_no_font_has_is_told_on_the_index_page_once_its_post_may_be_seen()
    {
        var posts = service.PathTo("src/data/blog");
        File.WriteAllText(Path.Combine(posts, "odd-draft.md"), "---\ntitle: Secret \U00013001\ndescription: d\ndraft: true\n---\nWords.\n");
        File.WriteAllText(Path.Combine(posts, "odd-sign.md"), "---\ntitle: Odd \U00013000\ndescription: d\npubDatetime: 2024-01-01T00:00:00Z\n---\nWords.\n");
        await service.Until(async () => (await service.Client.GetStringAsync("/")).Contains("EGYPTIAN HIEROGLYPH A001", StringComparison.Ordinal));

        var index = await service.Client.GetStringAsync("/");

        Assert.Contains("odd-sign.md:2: title: no font has ", index, StringComparison.Ordinal);
        Assert.DoesNotContain("EGYPTIAN HIEROGLYPH A002", index, StringComparison.Ordinal);
        File.Delete(Path.Combine(posts, "odd-draft.md"));
        File.Delete(Path.Combine(posts, "odd-sign.md"));
        await service.Until(async () => !(await service.Client.GetStringAsync("/")).Contains("EGYPTIAN HIEROGLYPH A001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_large_site_the_index_page_shows_the_newest_and_any_that_is_asked_for()
    {
        await using var large = await RunningService.WithAsync();
        for (var at = 0; at < 600; at++)
        {
            File.WriteAllText(large.PathTo($"src/data/blog/many-{at:000}.md"), $"---\ntitle: Many {at:000}\npubDatetime: 2019-01-01T00:00:00Z\n---\nWords.\n");
        }

        // Written last: a look at the folder while it is filled may see some of the others only.
        await large.Until(async () => (await large.Client.GetAsync("/meta/many-599.json")).IsSuccessStatusCode);
        var page = await large.Client.GetStringAsync("/?post=many-599");
        Assert.Equal(60, page.Split("<h2").Length - 1);
        Assert.InRange(page.Split("<option").Length - 1, 501, 560);
        Assert.Contains("value=\"many-599\" selected", page, StringComparison.Ordinal);
        Assert.Contains("The newest 60 are shown", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_settings_never_replace_working_ones()
    {
        var settings = File.ReadAllText(service.PathTo("og.yaml"));
        File.WriteAllText(service.PathTo("og.yaml"), "cards: { tempalte: article }\n");
        await service.Until(async () => (await service.Client.GetStringAsync("/healthz")).Contains("degraded", StringComparison.Ordinal));
        Assert.Contains("Example Blog", await service.Client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains(service.Previews.Site.Current.Problems, problem => problem.Contains("og.yaml:1:", StringComparison.Ordinal));
        File.WriteAllText(service.PathTo("og.yaml"), settings);
        await service.Until(async () => (await service.Client.GetStringAsync("/healthz")).Contains("\"ok\"", StringComparison.Ordinal));
    }

    private void Edit(string post, Func<string, string> change)
    {
        var file = service.PathTo("src/data/blog/" + post);
        File.WriteAllText(file, change(File.ReadAllText(file)));
    }
}
