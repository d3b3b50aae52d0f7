using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OgService.Previews;

namespace OgService.Web.Tests.Sites;

/// <summary>Several sites in one service: chosen by host and path, and nothing of one reaches another.</summary>
public sealed class SeveralSitesTests : IAsyncLifetime
{
    private const string SecretOfA = "a secret of site a, long enough!";
    private const string SecretOfB = "a secret of site b, long enough!";
    private readonly ServiceOfSites service = new ServiceOfSites().Add("a", "#b91c1c").Add("b", "#15803d").Add("docs", "#1d4ed8");

    // The sites a and b have hosts of their own, docs is below a path of any other.
    public async ValueTask InitializeAsync() => await service.StartAsync(
        "Sites:a:Host:0", "a.example", "Sites:a:Host:1", "www.a.example", "Sites:a:Site", "{folder}/a", "Sites:a:Posts:Folder", "{folder}/told-a",
        "Sites:a:ApiKeys:0", ServiceOfSites.HashOf("key of a"), "Sites:a:Signing:Keys:k", SecretOfA,
        "Sites:b:Host", "b.example; b2.example", "Sites:b:Site", "{folder}/b", "Sites:b:Posts:Folder", "{folder}/told-b",
        "Sites:b:ApiKeys:0", ServiceOfSites.HashOf("key of b"), "Sites:b:Signing:Keys:k", SecretOfB,
        "Sites:docs:Prefix", "/docs", "Sites:docs:Site", "{folder}/docs", "Sites:docs:ApiKeys:0", ServiceOfSites.HashOf("key of docs"), "Sites:docs:Signing:Keys:k", SecretOfA,
        "PublicUrl", "https://og.example", "Disk:Folder", "{folder}/cache", "TrustedProxies:0", "127.0.0.1", "Sites:a:Limits:DrawnPerMinutePerClient", "1", "Sites:a:Limits:Burst", "1");

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Theory]
    [InlineData("a.example", "", "a")]
    [InlineData("WWW.A.EXAMPLE:8080", "", "a")]
    [InlineData("b.example", "", "b")]
    [InlineData("b2.example", "", "b")]
    [InlineData("whatever.example", "/docs", "docs")]
    public async Task Each_answers_with_its_own_posts_under_the_same_slugs(string host, string prefix, string name)
    {
        var title = $"The first of {name}";
        Assert.Contains(title, await service.GetTextAsync(host, prefix + "/posts/first"), StringComparison.Ordinal);
        Assert.Contains(title, await service.GetTextAsync(host, prefix + "/meta/first.json"), StringComparison.Ordinal);
        Assert.Contains(title, await service.GetTextAsync(host, prefix + "/"), StringComparison.Ordinal);
        using var card = await service.GetAsync(host, prefix + "/og/first.png");
        var site = service[name].Site.Current;
        Assert.True(service[name].TryGetPost(site, "first", out var post));
        Assert.Equal(HttpStatusCode.OK, card.StatusCode);
        Assert.Equal($"\"{service[name].Plan(site, post, CardFormat.Png).Key.Value}\"", card.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Pages_from_the_cache_are_the_site_s_own()
    {
        for (var round = 0; round < 3; round++)
        {
            Assert.Contains("of a", await service.GetTextAsync("a.example", "/posts/second"), StringComparison.Ordinal);
            Assert.Contains("of b", await service.GetTextAsync("b.example", "/posts/second"), StringComparison.Ordinal);
            Assert.Contains("of docs", await service.GetTextAsync("b3.example", "/docs/posts/second"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_host_that_nobody_answers_at_is_misdirected_and_hears_no_names()
    {
        await using var named = await new ServiceOfSites().Add("a", "#b91c1c").StartAsync("Sites:secret:Host", "a.example", "Sites:secret:Prefix", "/below", "Sites:secret:Site", "{folder}/a");
        using var other = await named.GetAsync("c.example", "/below/posts/first");
        Assert.Equal(HttpStatusCode.MisdirectedRequest, other.StatusCode);
        Assert.Equal("application/problem+json", other.Content.Headers.ContentType!.MediaType);
        var text = await other.Content.ReadAsStringAsync();
        Assert.DoesNotContain("a.example", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await named.GetAsync("a.example", "/posts/first")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await named.GetAsync("a.example", "/below/posts/first")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await named.GetAsync("c.example", "/healthz")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.GetAsync("c.example", "/og/first.png")).StatusCode);
    }

    [Fact]
    public async Task The_site_beside_the_named_ones_answers_what_is_none_of_theirs()
    {
        await using var both = await new ServiceOfSites().Add("a", "#b91c1c").Add("b", "#15803d").StartAsync("Site", "{folder}/a", "Sites:b:Host", "b.example", "Sites:b:Site", "{folder}/b");
        Assert.Contains("of b", await both.GetTextAsync("b.example", "/posts/first"), StringComparison.Ordinal);
        Assert.Contains("of a", await both.GetTextAsync("anything.example", "/posts/first"), StringComparison.Ordinal);
        Assert.Equal(["b", "default"], both.Sites.Select(site => site.Name));
    }

    [Fact]
    public async Task Addresses_of_a_site_below_a_path_say_so_everywhere()
    {
        var page = await service.GetTextAsync("og.example", "/docs/posts/first");
        Assert.Contains("content=\"https://og.example/docs/og/first.", page, StringComparison.Ordinal);
        Assert.Contains("<img src=\"/docs/og/first.", page, StringComparison.Ordinal);
        using var meta = JsonDocument.Parse(await service.GetTextAsync("og.example", "/docs/meta/first.json"));
        Assert.Contains("https://og.example/docs/og/first.", meta.RootElement.GetRawText(), StringComparison.Ordinal);
        var playground = await service.GetTextAsync("og.example", "/docs");
        Assert.Contains("action=\"/docs/\"", playground, StringComparison.Ordinal);
        Assert.Contains("<img src=\"/docs/og/first.png\"", playground, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/docs/posts/second\">", playground, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/docs/meta/second.html\">", playground, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href|action)=\"/(?!docs/)", playground + page);
        using var description = JsonDocument.Parse(await service.GetTextAsync("og.example", "/docs/openapi/v1.json"));
        Assert.Equal("https://og.example/docs", description.RootElement.GetProperty("servers")[0].GetProperty("url").GetString());
        var embed = await service.GetTextAsync("og.example", "/docs/oembed?url=https%3A%2F%2Fog.example%2Fdocs%2Fposts%2Ffirst");
        Assert.Contains("The first of docs", embed, StringComparison.Ordinal);
        Assert.Contains("https://og.example/docs/og/first.", embed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await service.GetAsync("og.example", "/docs/oembed?url=https%3A%2F%2Fog.example%2Fposts%2Ffirst")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.GetAsync("a.example", "/oembed?url=https%3A%2F%2Fog.example%2Fdocs%2Fposts%2Ffirst")).StatusCode);

        var picture = new Uri(meta.RootElement.GetProperty("image").GetProperty("url").GetString()!);
        using var card = await service.GetAsync("og.example", picture.AbsolutePath);
        Assert.Equal("public, max-age=31536000, immutable", card.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_prefix_that_the_address_says_already_is_not_said_twice()
    {
        await using var other = await new ServiceOfSites().Add("x", "#b91c1c", url: "https://example.com/docs").StartAsync("Sites:x:Prefix", "/docs", "Sites:x:Site", "{folder}/x");
        Assert.Contains("https://example.com/docs/og/first.", await other.GetTextAsync("example.com", "/docs/meta/first.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signatures_of_one_are_refused_by_another()
    {
        Assert.True(SigningKey.TryCreate("k", SecretOfA, out var key));
        var address = SignedAddress.Sign(key, "/og.png", [new("title", "Signed")]);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("a.example", address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.GetAsync("b.example", address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("og.example", "/docs" + address)).StatusCode);
    }

    [Fact]
    public async Task Programs_of_one_are_refused_by_another_and_signed_addresses_are_of_the_right_site()
    {
        const string words = """{"title":"Asked"}""";
        Assert.Equal(HttpStatusCode.OK, (await service.SendAsync(HttpMethod.Post, "a.example", "/api/card", "key of a", words)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.SendAsync(HttpMethod.Post, "b.example", "/api/card", "key of a", words)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.SendAsync(HttpMethod.Post, "og.example", "/docs/api/card", "key of a", words)).StatusCode);
        using var answer = await service.SendAsync(HttpMethod.Post, "og.example", "/docs/api/meta", "key of docs", words);
        using var meta = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var picture = new Uri(meta.RootElement.GetProperty("image").GetProperty("url").GetString()!);
        Assert.StartsWith("https://og.example/docs/og.png?", picture.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("og.example", picture.PathAndQuery)).StatusCode);
    }

    [Fact]
    public async Task What_is_purged_or_told_of_one_is_not_of_another()
    {
        var before = await service.GetTextAsync("b.example", "/posts/first");
        foreach (var host in (string[])["a.example", "b.example"])
        {
            Assert.Equal(HttpStatusCode.OK, (await service.GetAsync(host, "/og/first.png")).StatusCode);
        }

        var (drawnOfA, drawnOfB) = (service["a"].CardsDrawn, service["b"].CardsDrawn);
        Assert.Equal(HttpStatusCode.OK, (await service.SendAsync(HttpMethod.Post, "a.example", "/api/purge", "key of a", """{"slugs":["first"],"tags":["shared"]}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("a.example", "/og/first.png")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("b.example", "/og/first.png")).StatusCode);
        Assert.Equal((drawnOfA + 1, drawnOfB), (service["a"].CardsDrawn, service["b"].CardsDrawn));
        Assert.Equal(before, await service.GetTextAsync("b.example", "/posts/first"));
        Assert.True(File.Exists(service.PathTo("cache", "purges-a.json")));

        Assert.Equal(HttpStatusCode.Created, (await service.SendAsync(HttpMethod.Put, "a.example", "/api/posts/told", "key of a", """{"title":"Told to a"}""")).StatusCode);
        Assert.Contains("Told to a", await service.GetTextAsync("a.example", "/posts/told"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await service.GetAsync("b.example", "/posts/told")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await service.SendAsync(HttpMethod.Put, "b.example", "/api/posts/told", "key of b", """{"title":"Told to b"}""")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await service.SendAsync(HttpMethod.Delete, "a.example", "/api/posts/told", "key of a")).StatusCode);
        Assert.Contains("Told to b", await service.GetTextAsync("b.example", "/posts/told"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await service.SendAsync(HttpMethod.Put, "og.example", "/docs/api/posts/told", "key of docs", """{"title":"x"}""")).StatusCode);
    }

    [Fact]
    public async Task Quotas_of_one_do_not_count_for_another()
    {
        Task<HttpResponseMessage> Ask(string host, string path) => service.SendAsync(HttpMethod.Get, host, path, from: "198.51.100.7");
        Assert.Equal(HttpStatusCode.OK, (await Ask("a.example", "/og/first.webp")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Ask("a.example", "/og/second.webp")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Ask("b.example", "/og/first.webp")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Ask("b.example", "/og/second.webp")).StatusCode);
    }

    [Fact]
    public async Task A_herd_at_one_site_leaves_room_for_another()
    {
        await using var busy = await new ServiceOfSites().Add("a", "#b91c1c").Add("b", "#15803d").StartAsync(
            "Sites:a:Host", "a.example", "Sites:a:Site", "{folder}/a", "Sites:b:Host", "b.example", "Sites:b:Site", "{folder}/b", "Limits:Workers", "1", "Limits:Queue", "2", "Limits:MaxWaitMilliseconds", "60000",
            "Sites:a:Limits:DeadlineMilliseconds", "60000", "Sites:b:Limits:DeadlineMilliseconds", "60000");
        using var gate = new ManualResetEventSlim();
        using var stuck = new ManualResetEventSlim();
        busy["a"].Drawn += (_, _) =>
        {
            stuck.Set();
            gate.Wait(TimeSpan.FromSeconds(30));
        };
        string AddressOf(string site, string slug, CardFormat format)
        {
            var snapshot = busy[site].Site.Current;
            Assert.True(busy[site].TryGetPost(snapshot, slug, out var post));
            return PictureAddress.Of(slug, busy[site].Plan(snapshot, post, format).Key.Value, format.Ending());
        }

        var herd = new List<Task<HttpResponseMessage>> { busy.GetAsync("a.example", AddressOf("a", "first", CardFormat.Png)) };
        Assert.True(stuck.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        foreach (var format in (CardFormat[])[CardFormat.Jpeg, CardFormat.WebP])
        {
            herd.Add(busy.GetAsync("a.example", AddressOf("a", "first", format)));
        }

        await ServiceOfSites.Until(async () => (await busy.GetTextAsync("a.example", "/metrics")).Contains("og_queue_length 2\n", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await busy.GetAsync("a.example", AddressOf("a", "second", CardFormat.Png))).StatusCode);
        var other = busy.GetAsync("b.example", AddressOf("b", "first", CardFormat.Png));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await await Task.WhenAny(herd)).StatusCode);
        gate.Set();
        Assert.Equal(HttpStatusCode.OK, (await other).StatusCode);
        Assert.Equal(2, (await Task.WhenAll(herd)).Count(answer => answer.StatusCode == HttpStatusCode.OK));
    }

    [Fact]
    public async Task What_stands_in_for_a_late_card_is_never_of_another_site()
    {
        await using var late = await new ServiceOfSites().Add("a", "#b91c1c").Add("b", "#15803d").StartAsync(
            "Sites:a:Host", "a.example", "Sites:a:Site", "{folder}/a", "Sites:b:Host", "b.example", "Sites:b:Site", "{folder}/b",
            "Sites:a:Limits:DeadlineMilliseconds", "60000", "Sites:b:Limits:DeadlineMilliseconds", "200", "Sites:b:Limits:StaleDeadlineMilliseconds", "100");
        using var gate = new ManualResetEventSlim();
        using var ofA = await late.GetAsync("a.example", "/og/first.png");
        late["b"].Drawn += (_, _) => gate.Wait(TimeSpan.FromSeconds(30));
        using var ofB = await late.GetAsync("b.example", "/og/first.png");
        gate.Set();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (ofA.StatusCode, ofB.StatusCode));
        Assert.Equal("public, max-age=60", ofB.Headers.CacheControl!.ToString());
        Assert.NotEqual(ofA.Headers.ETag, ofB.Headers.ETag);
    }

    [Fact]
    public async Task Cards_are_drawn_in_advance_of_the_sites_that_want_it()
    {
        await using var warm = await new ServiceOfSites().Add("a", "#b91c1c").Add("b", "#15803d").Add("c", "#1d4ed8").StartAsync(
            "Sites:a:Host", "a.example", "Sites:a:Site", "{folder}/a", "Sites:b:Host", "b.example", "Sites:b:Site", "{folder}/b", "Sites:c:Prefix", "/c", "Sites:c:Site", "{folder}/c", "Sites:b:WarmUp", "false",
            "WarmUp", "true");
        await ServiceOfSites.Until(() => Task.FromResult(warm["a"].CardsDrawn == 2 && warm["c"].CardsDrawn == 2));
        Assert.Equal(0, warm["b"].CardsDrawn);
    }

    [Fact]
    public async Task Lines_of_the_log_carry_the_site()
    {
        await using var told = await new ServiceOfSites().Add("a", "#b91c1c").Add("b", "#15803d").StartAsync(
            "Sites:a:Host", "a.example", "Sites:a:Site", "{folder}/a", "Sites:b:Host", "b.example", "Sites:b:Site", "{folder}/b", "--Logging:LogLevel:Default", "Information", "--Logging:Console:LogLevel:Default", "None");
        using var lines = new Lines();
        told.Services.GetRequiredService<ILoggerFactory>().AddProvider(lines);
        await told.GetTextAsync("b.example", "/og/first.png");
        Assert.Contains(lines.All, line => line.StartsWith("OgService.Previews.PreviewService[b]: Drew first as image/png", StringComparison.Ordinal));
        Assert.DoesNotContain(lines.All, line => line.Contains("[a]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Measurements_and_health_are_told_by_site()
    {
        await service.GetTextAsync("a.example", "/og/first.jpg");
        await service.GetTextAsync("og.example", "/docs/og/first.jpg");
        await service.GetTextAsync("og.example", "/docs/og/first.jpg");
        var text = await service.GetTextAsync("og.example", "/metrics");
        Assert.Matches("(?m)^og_renders_total\\{outcome=\"done\",site=\"a\"\\} 1$", text);
        Assert.Matches("(?m)^og_renders_total\\{outcome=\"done\",site=\"docs\"\\} 1$", text);
        Assert.Matches("(?m)^og_cache_lookups_total\\{outcome=\"hit\",site=\"docs\",tier=\"memory\"\\} [1-9]", text);
        Assert.Matches("(?m)^og_cache_lookups_total\\{outcome=\"miss\",site=\"a\",tier=\"disk\"\\} [1-9]", text);
        Assert.Matches("(?m)^og_site_problems\\{site=\"b\"\\} 0$", text);
        Assert.Matches("(?m)^og_span_duration_seconds_count\\{site=\"a\",span=\"raster\"\\} 1$", text);
        Assert.Matches("(?m)^http_server_request_duration_seconds_count\\{.*http_route=\"/og/\\{\\*\\*name\\}\".*site=\"docs\".*\\} 2$", text);
        Assert.Equal(text.Split('\n').Count(line => line.StartsWith("# TYPE", StringComparison.Ordinal)), text.Split('\n').Where(line => line.StartsWith("# TYPE", StringComparison.Ordinal)).Distinct().Count());

        using var health = JsonDocument.Parse(await service.GetTextAsync("og.example", "/healthz"));
        Assert.Equal("ok", health.RootElement.GetProperty("status").GetString());
        Assert.Equal((2, 6), (health.RootElement.GetProperty("sites").GetProperty("docs").GetProperty("posts").GetInt32(), health.RootElement.GetProperty("posts").GetInt32()));
    }

    [Fact]
    public async Task A_site_that_breaks_takes_no_other_down_and_a_change_of_one_is_none_of_another()
    {
        var before = service["b"].Site.Current.Number;
        File.AppendAllText(service.PathTo("a", "og.yaml"), "\nnonsense: [\n");
        Directory.Delete(service.PathTo("docs"), recursive: true);
        await ServiceOfSites.Until(async () => (await service.GetTextAsync("x", "/healthz")).Contains("degraded", StringComparison.Ordinal)
            && !(await service.GetTextAsync("x", "/healthz")).Contains("\"docs\":{\"status\":\"ok\"", StringComparison.Ordinal));
        using var health = JsonDocument.Parse(await service.GetTextAsync("x", "/readyz"));
        Assert.Equal("ok", health.RootElement.GetProperty("sites").GetProperty("b").GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("a.example", "/og/first.png")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await service.GetAsync("b.example", "/og/first.png")).StatusCode);
        Assert.Equal(before, service["b"].Site.Current.Number);
    }

    private sealed class Lines : ILoggerProvider
    {
        public ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Logger(All, categoryName);

        public void Dispose()
        {
        }

        private sealed class Logger(ConcurrentQueue<string> all, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
                => all.Enqueue($"{category}: {formatter(state, exception)}");
        }
    }
}
