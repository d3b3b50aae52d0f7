using System.Globalization;
using System.Net;
using OgService.Imaging;
using OgService.Previews;

namespace OgService.Web.Tests;

/// <summary>What crawlers get while the service has more to draw than it can.</summary>
public sealed class OverloadTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Past_the_deadline_the_stable_name_shows_the_title_for_a_minute_and_the_drawing_goes_on()
    {
        await using var service = await RunningService.WithAsync("--OgService:Limits:DeadlineMilliseconds", "200", "--OgService:Limits:StaleDeadlineMilliseconds", "100");
        using var stuck = new StuckRender(service.Previews);
        using var late = await service.Client.GetAsync("/og/kerning.png");
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Equal("public, max-age=60", late.Headers.CacheControl!.ToString());
        Assert.True(ImageHeader.TryRead(await late.Content.ReadAsByteArrayAsync(), out var info) && info.Width == 1200);
        stuck.Release();
        await service.Until(async () => (await service.Client.GetAsync("/og/kerning.png")).Headers.CacheControl!.MaxAge == TimeSpan.FromSeconds(300));
        Assert.Equal(1, service.Previews.CardsDrawn);
        using var present = await service.Client.GetAsync("/og/kerning.png");
        Assert.NotEqual(late.Headers.ETag, present.Headers.ETag);
    }

    [Fact]
    public async Task Past_the_deadline_the_address_with_the_hash_is_503_and_never_another_picture()
    {
        await using var service = await RunningService.WithAsync("--OgService:Limits:DeadlineMilliseconds", "200", "--OgService:Limits:StaleDeadlineMilliseconds", "100");
        var site = service.Previews.Site.Current;
        Assert.True(service.Previews.TryGetPost(site, "kerning", out var post));
        var key = service.Previews.Plan(site, post, CardFormat.Png).Key.Value;
        using var stuck = new StuckRender(service.Previews);
        using var late = await service.Client.GetAsync($"/og/kerning.{key[..16]}.png");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);
        Assert.NotNull(late.Headers.RetryAfter);
        Assert.True(late.Headers.CacheControl!.NoStore);
        Assert.Equal("application/problem+json", late.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task An_earlier_picture_of_the_post_stands_in_while_the_new_one_is_late()
    {
        await using var service = await RunningService.WithAsync("--OgService:Limits:StaleDeadlineMilliseconds", "200");
        using var before = await service.Client.GetAsync("/og/kerning.png");
        var page = await service.Client.GetStringAsync("/posts/kerning");
        using var stuck = new StuckRender(service.Previews);
        var file = service.PathTo("src/data/blog/kerning.md");
        File.WriteAllText(file, File.ReadAllText(file).Replace("title:", "title: Retitled #", StringComparison.Ordinal));
        await service.Until(async () => await service.Client.GetStringAsync("/posts/kerning") != page);
        using var during = await service.Client.GetAsync("/og/kerning.png");
        Assert.Equal((before.Headers.ETag, "public, max-age=60"), (during.Headers.ETag, during.Headers.CacheControl!.ToString()));
        Assert.Equal(await before.Content.ReadAsByteArrayAsync(), await during.Content.ReadAsByteArrayAsync());
        stuck.Release();
        await service.Until(async () => !Equals((await service.Client.GetAsync("/og/kerning.png")).Headers.ETag, before.Headers.ETag));
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_says_when_to_come_again()
    {
        await using var service = await RunningService.WithAsync("--OgService:Limits:Workers", "1", "--OgService:Limits:Queue", "1", "--OgService:Limits:MaxWaitMilliseconds", "60000");
        using var stuck = new StuckRender(service.Previews);
        var site = service.Previews.Site.Current;
        var addresses = service.Previews.PublishedPosts(site).Take(3)
            .Select(post => PictureAddress.Of(post.Slug, service.Previews.Plan(site, post, CardFormat.Png).Key.Value, "png")).ToList();
        var drawing = service.Client.GetAsync(addresses[0]);
        Assert.True(stuck.WaitUntilStuck());
        var waiting = service.Client.GetAsync(addresses[1]);
        await service.Until(() => Task.FromResult(service.Previews.IsBeingDrawn(service.Previews.Plan(site, service.Previews.PublishedPosts(site).ElementAt(1), CardFormat.Png))));
        await Task.Delay(200, TestContext.Current.CancellationToken);
        using var refused = await service.Client.GetAsync(addresses[2]);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "1"), (refused.StatusCode, refused.Headers.RetryAfter!.ToString()));
        // The title alone would be one more picture to draw.
        using var stable = await service.Client.GetAsync(addresses[2][..addresses[2].IndexOf('.', StringComparison.Ordinal)] + ".png");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, stable.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync("/healthz")).StatusCode);
        stuck.Release();
        Assert.Equal(HttpStatusCode.OK, (await drawing).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await waiting).StatusCode);
    }

    [Fact]
    public async Task The_site_s_own_fallback_goes_before_the_bare_title()
    {
        await using var service = await RunningService.WithAsync();
        var file = service.PathTo("og.yaml");
        using var cover = await service.Client.GetAsync("/og/kerning.jpg");
        var picture = await cover.Content.ReadAsByteArrayAsync();
        File.WriteAllBytes(service.PathTo("public/default.jpg"), picture);
        File.WriteAllText(file, File.ReadAllText(file).Replace("  template: article", "  template: article\n  fallback: default.jpg", StringComparison.Ordinal));
        File.WriteAllText(service.PathTo("src/data/blog/odd.md"), "---\ntitle: Odd\ndescription: d\npubDatetime: 2024-01-01T00:00:00Z\nogTemplate: artcle\n---\nWords.\n");
        await service.Until(async () => (await service.Client.GetAsync("/og/odd.png")).Content.Headers.ContentType?.MediaType == "image/jpeg");
        using var answer = await service.Client.GetAsync("/og/odd.png");
        Assert.Equal("public, max-age=60", answer.Headers.CacheControl!.ToString());
        Assert.Equal(picture, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Clients_from_elsewhere_may_have_so_much_drawn_and_find_as_much_as_they_like()
    {
        await using var service = await RunningService.WithAsync(
            "--OgService:Limits:DrawnPerMinutePerClient", "1", "--OgService:Limits:Burst", "2", "--OgService:TrustedProxies:0", "127.0.0.1");
        var posts = service.Previews.PublishedPosts(service.Previews.Site.Current).Select(post => post.Slug).Take(4).ToList();
        Task<HttpResponseMessage> Ask(string slug, string client) => service.SendAsync(HttpMethod.Get, $"/og/{slug}.webp", ("X-Forwarded-For", client));
        Assert.Equal(HttpStatusCode.OK, (await Ask(posts[0], "198.51.100.7")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Ask(posts[1], "198.51.100.7")).StatusCode);
        using var refused = await Ask(posts[2], "198.51.100.7");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(int.Parse(refused.Headers.RetryAfter!.ToString(), CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        for (var round = 0; round < 10; round++)
        {
            Assert.Equal(HttpStatusCode.OK, (await Ask(posts[round % 2], "198.51.100.7")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await Ask(posts[2], "198.51.100.8")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Ask(posts[2], "198.51.100.7")).StatusCode);
    }

    [Fact]
    public async Task Where_people_develop_an_answer_tells_where_it_came_from_and_in_production_it_does_not()
    {
        await using var service = await RunningService.WithAsync("--environment", "Development");
        using var first = await service.Client.GetAsync("/og/kerning.png");
        using var second = await service.Client.GetAsync("/og/kerning.png");
        Assert.Equal(("drawn", "memory"), (first.Headers.GetValues("X-Og-Source").Single(), second.Headers.GetValues("X-Og-Source").Single()));
        Assert.Equal(first.Headers.ETag!.Tag.Trim('"'), first.Headers.GetValues("X-Og-Key").Single());
        Assert.StartsWith("drawn;dur=", first.Headers.GetValues("Server-Timing").Single(), StringComparison.Ordinal);
        Assert.StartsWith("PNG", second.Headers.GetValues("X-Og-Encoding").Single(), StringComparison.Ordinal);
        await using var production = await RunningService.WithAsync();
        using var answer = await production.Client.GetAsync("/og/kerning.png");
        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("X-Og-", StringComparison.OrdinalIgnoreCase) || header.Key == "Server-Timing");
    }

    /// <summary>Holds every render at its end, as a slow template would.</summary>
    private sealed class StuckRender : IDisposable
    {
        private readonly ManualResetEventSlim gate = new();
        private readonly ManualResetEventSlim stuck = new();

        public StuckRender(PreviewService previews) => previews.Drawn += (_, _) =>
        {
            stuck.Set();
            gate.Wait(Patience);
        };

        public bool WaitUntilStuck() => stuck.Wait(Patience);

        public void Release() => gate.Set();

        public void Dispose() => gate.Set();
    }
}
