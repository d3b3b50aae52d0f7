using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OgService.Web.Caching;

namespace OgService.Web.Tests;

/// <summary>What programs ask: oEmbed, the description, metrics, health; and the playground.</summary>
public sealed class MachineEndpointTests(RunningService service) : IClassFixture<RunningService>
{
    [Fact]
    public async Task OEmbed_tells_of_a_post_by_its_address()
    {
        using var answer = await service.Client.GetAsync("/oembed?url=https%3A%2F%2Fexample.com%2Fposts%2Fkerning%3Futm_source%3Dx&format=json");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        using var embed = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        var root = embed.RootElement;
        Assert.Equal(("1.0", "link", "Example Blog"), (root.GetProperty("version").GetString(), root.GetProperty("type").GetString(), root.GetProperty("provider_name").GetString()));
        Assert.StartsWith("https://example.com/og/kerning.", root.GetProperty("thumbnail_url").GetString(), StringComparison.Ordinal);
        Assert.Equal((1200, 630), (root.GetProperty("thumbnail_width").GetInt32(), root.GetProperty("thumbnail_height").GetInt32()));
    }

    [Fact]
    public async Task OEmbed_shows_all_three_of_a_thumbnail_or_none()
    {
        using var embed = JsonDocument.Parse(await service.Client.GetByteArrayAsync("/oembed?url=https%3A%2F%2Fexample.com%2Fposts%2Fkerning&maxwidth=600"));
        Assert.DoesNotContain(embed.RootElement.EnumerateObject(), property => property.Name.StartsWith("thumbnail", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/oembed", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=https%3A%2F%2Fexample.com%2Fposts%2Fno-such-post", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=https%3A%2F%2Fexample.com%2Fposts%2Funfinished-thoughts-on-search", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=https%3A%2F%2Fevil.example%2Fposts%2Fkerning", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=file%3A%2F%2F%2Fetc%2Fpasswd", HttpStatusCode.NotFound)]
    [InlineData("/oembed?url=https%3A%2F%2Fexample.com%2Fposts%2Fkerning&format=xml", HttpStatusCode.NotImplemented)]
    [InlineData("/oembed?url=https%3A%2F%2Fexample.com%2Fposts%2Fkerning&maxwidth=-1", HttpStatusCode.BadRequest)]
    public async Task OEmbed_refuses_what_it_does_not_know(string address, HttpStatusCode status)
    {
        using var answer = await service.Client.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Metrics_count_what_was_drawn_and_found()
    {
        await service.Client.GetByteArrayAsync("/og/openai-sora.webp");
        await service.Client.GetByteArrayAsync("/og/openai-sora.webp");
        using var answer = await service.Client.GetAsync("/metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Matches("(?m)^og_renders_total\\{outcome=\"done\"\\} [1-9]", text);
        Assert.Matches("(?m)^og_cache_lookups_total\\{outcome=\"hit\",tier=\"memory\"\\} [1-9]", text);
        Assert.Matches("(?m)^og_span_duration_seconds_bucket\\{span=\"encode\",le=\"\\+Inf\"\\} [1-9]", text);
        Assert.Matches("(?m)^og_queue_length 0$", text);
        Assert.Contains("# TYPE og_renders_total counter", text, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_seconds_count", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_goes_off_at_the_signal_to_stop_while_requests_are_still_taken()
    {
        await using var other = await RunningService.WithAsync("--OgService:DrainMilliseconds", "3000");
        Assert.Equal(HttpStatusCode.OK, (await other.Client.GetAsync("/readyz")).StatusCode);
        other.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var stopping = other.StopAsync();
        using var ready = await other.Client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.Client.GetAsync("/og/kerning.png")).StatusCode);
        await stopping;
    }

    [Fact]
    public async Task The_playground_shows_what_was_chosen_and_works_without_scripts()
    {
        using var answer = await service.Client.GetAsync("/?post=kerning&template=article&size=1200x630&format=jpg&title=Other+words");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal("kerning", page.QuerySelector("select[name=post] option[selected]")!.GetAttribute("value"));
        var picture = page.QuerySelector("#result img")!.GetAttribute("src")!;
        Assert.Equal("/og/kerning.jpg?template=article&size=1200x630", picture);
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync(picture)).StatusCode);
        Assert.Contains("<meta property=\"og:title\"", page.QuerySelector("#tags")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("input[name=title]"));
        Assert.DoesNotContain("unsafe-inline", answer.Headers.GetValues("Content-Security-Policy").Single().Split("script-src")[1].Split(';')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_playground_draws_any_words_where_people_develop()
    {
        await using var development = await RunningService.WithAsync("--environment", "Development");
        using var answer = await development.Client.GetAsync("/?post=kerning&title=Other+words+%3Cb%3E&theme=light&values=accent%3A+%23ff0000");
        var html = await answer.Content.ReadAsStringAsync();
        var page = new HtmlParser().ParseDocument(html);
        var picture = page.QuerySelector("#result img")!.GetAttribute("src")!;
        Assert.StartsWith("/og.png?title=Other%20words%20%3Cb%3E", picture, StringComparison.Ordinal);
        Assert.Contains("value.theme=light", picture, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await development.Client.GetAsync(picture)).StatusCode);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_that_the_site_does_not_offer_are_refused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await service.Client.GetAsync("/og/kerning.png?template=nowhere")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await service.Client.GetAsync("/og/kerning.png?size=64x64")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync("/og/kerning.png?template=&size=")).StatusCode);
    }

    [Fact]
    public async Task A_cold_page_is_whole_for_everybody_who_waits_while_its_first_reader_hangs_up()
    {
        var pages = service.Services.GetRequiredService<IOutputCacheStore>();
        for (var round = 0; round < 10; round++)
        {
            await pages.EvictByTagAsync(PageCache.SiteTag, TestContext.Current.CancellationToken);
            using var hangUp = new CancellationTokenSource();
            var leaving = service.Client.GetStringAsync("/posts/openai-sora", hangUp.Token);
            var waiting = Enumerable.Range(0, 10).Select(_ => service.Client.GetAsync("/posts/openai-sora")).ToList();
            await hangUp.CancelAsync();
            foreach (var answer in await Task.WhenAll(waiting))
            {
                Assert.EndsWith("</html>\n", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            await leaving.ContinueWith(static _ => { }, TaskScheduler.Default);
            Assert.EndsWith("</html>\n", await service.Client.GetStringAsync("/posts/openai-sora"), StringComparison.Ordinal);
        }
    }
}
