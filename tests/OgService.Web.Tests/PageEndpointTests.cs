using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace OgService.Web.Tests;

public sealed class PageEndpointTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Page = "/posts/openai-sora";

    [Fact]
    public async Task The_page_of_a_post_holds_its_tags_in_the_head_and_its_text_in_the_body()
    {
        var html = await service.Client.GetStringAsync(Page);
        var page = new HtmlParser().ParseDocument(html);
        Assert.Equal("Exploring the Innovative Nexus: OpenAI's Sora and Its Impact on Digital Creativity", page.Title);
        var image = page.QuerySelector("head meta[property='og:image']")!.GetAttribute("content")!;
        Assert.Matches("^https://example\\.com/og/openai-sora\\.[0-9a-f]{16}\\.jpg$", image);
        Assert.Equal("https://example.com/posts/openai-sora", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("body meta"));
        Assert.NotEmpty(page.QuerySelectorAll("main p"));
        Assert.True(Encoding.UTF8.GetByteCount(html[..html.IndexOf("</head>", StringComparison.Ordinal)]) < 32 * 1024);
        using var picture = await service.Client.GetAsync(new Uri(image).AbsolutePath);
        Assert.Equal("public, max-age=31536000, immutable", picture.Headers.CacheControl!.ToString());
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(Page, "text/html; charset=utf-8")]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/meta/openai-sora.html", "text/html; charset=utf-8")]
    [InlineData("/meta/openai-sora.json", "application/json")]
    public async Task Pages_and_bundles_are_cached_for_five_minutes_and_validated_by_a_strong_tag(string address, string contentType)
    {
        using var answer = await service.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(contentType, answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=300, stale-while-revalidate=86400", answer.Headers.CacheControl!.ToString());
        Assert.True(answer.Headers.ETag is { IsWeak: false });
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal((await answer.Content.ReadAsByteArrayAsync()).Length, answer.Content.Headers.ContentLength);

        for (var round = 0; round < 2; round++)
        {
            using var again = await service.SendAsync(HttpMethod.Get, address, ("If-None-Match", answer.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync());
            using var head = await service.SendAsync(HttpMethod.Head, address);
            Assert.Equal(answer.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData("bytes=0-32768")]
    [InlineData("bytes=0-1048575")]
    [InlineData("bytes=999999-")]
    public async Task A_range_of_a_page_is_ignored(string range)
    {
        using var answer = await service.SendAsync(HttpMethod.Get, Page, ("Range", range));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(answer.Content.Headers.ContentRange);
        Assert.EndsWith("</html>\n", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("deflate", null)]
    [InlineData("identity", null)]
    public async Task Text_is_compressed_only_as_asked(string accepted, string? coding)
    {
        for (var round = 0; round < 2; round++)
        {
            using var answer = await service.SendAsync(HttpMethod.Get, Page, ("Accept-Encoding", accepted));
            Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            var body = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(body.Length, answer.Content.Headers.ContentLength);
            Stream text = new MemoryStream(body);
            text = coding switch { "br" => new BrotliStream(text, CompressionMode.Decompress), "gzip" => new GZipStream(text, CompressionMode.Decompress), _ => text };
            Assert.EndsWith("</html>\n", await new StreamReader(text).ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_page_goes_to_every_host_query_and_user_agent()
    {
        var plain = await service.Client.GetStringAsync(Page);
        using var bot = await service.SendAsync(HttpMethod.Get, Page + "?utm_source=x", ("Host", "evil.example"), ("User-Agent", "Slackbot-LinkExpanding 1.0"), ("X-Forwarded-Host", "evil.example"));
        Assert.Equal(plain, await bot.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/posts/no-such-post")]
    [InlineData("/posts/unfinished-thoughts-on-search")]
    [InlineData("/posts/letter-to-the-year-2100")]
    [InlineData("/posts/_hidden")]
    [InlineData("/posts/")]
    [InlineData("/meta/unfinished-thoughts-on-search.json")]
    [InlineData("/meta/letter-to-the-year-2100.html")]
    [InlineData("/meta/openai-sora.xml")]
    [InlineData("/meta/openai-sora")]
    [InlineData("/elsewhere")]
    public async Task Hidden_and_unknown_posts_look_the_same(string address)
    {
        for (var round = 0; round < 2; round++)
        {
            using var answer = await service.Client.GetAsync(address);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.DoesNotContain("og:", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_index_shows_every_post_that_may_be_seen_and_no_other()
    {
        var page = new HtmlParser().ParseDocument(await service.Client.GetStringAsync("/"));
        var published = service.Previews.PublishedPosts(service.Previews.Site.Current).ToList();
        Assert.Equal(published.Select(post => post.Title), page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
        Assert.DoesNotContain("Unfinished", page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var image in page.QuerySelectorAll("img").Select(image => image.GetAttribute("src")!).Where(source => source.StartsWith('/')))
        {
            Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync(image)).StatusCode);
        }
    }

    [Fact]
    public async Task The_bundle_as_data_parses()
    {
        using var bundle = JsonDocument.Parse(await service.Client.GetByteArrayAsync("/meta/openai-sora.json"));
        Assert.Equal(JsonValueKind.Object, bundle.RootElement.ValueKind);
    }

    [Fact]
    public async Task A_query_that_is_too_long_is_refused()
    {
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync(Page + "?" + new string('a', 2_000))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await service.Client.GetAsync(Page + "?" + new string('a', 2_100))).StatusCode);
    }

    [Fact]
    public async Task Robots_may_read_everything_and_health_is_told()
    {
        Assert.Contains("Allow: /", await service.Client.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
        using var health = JsonDocument.Parse(await service.Client.GetByteArrayAsync("/healthz"));
        Assert.Equal("ok", health.RootElement.GetProperty("status").GetString());
        using var post = await service.SendAsync(HttpMethod.Post, "/healthz");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
    }

    [Fact]
    public async Task A_page_whose_first_reader_hung_up_is_whole_for_the_next()
    {
        for (var round = 0; round < 20; round++)
        {
            using (var socket = new TcpClient())
            {
                await socket.ConnectAsync(service.Address.Host, service.Address.Port);
                socket.Client.LingerState = new LingerOption(true, 0);
                await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /posts/kerning?{round} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
            }

            Assert.EndsWith("</html>\n", await service.Client.GetStringAsync("/posts/kerning"), StringComparison.Ordinal);
        }
    }
}
