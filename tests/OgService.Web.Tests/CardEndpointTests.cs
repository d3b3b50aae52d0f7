using System.Net;
using System.Net.Sockets;
using System.Text;
using OgService.Imaging;

namespace OgService.Web.Tests;

public sealed class CardEndpointTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Stable = "/og/openai-sora.png";

    [Theory]
    [InlineData("png", "image/png", ImageFormat.Png)]
    [InlineData("jpg", "image/jpeg", ImageFormat.Jpeg)]
    [InlineData("webp", "image/webp", ImageFormat.WebP)]
    [InlineData("jpeg", "image/jpeg", ImageFormat.Jpeg)]
    public async Task Answers_with_the_card_in_the_format_of_the_ending(string ending, string mediaType, ImageFormat format)
    {
        using var answer = await service.Client.GetAsync($"/og/openai-sora.{ending}");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(bytes.Length, answer.Content.Headers.ContentLength);
        Assert.True(ImageHeader.TryRead(bytes, out var info));
        Assert.Equal(new ImageInfo(format, 1200, 630), info);
    }

    [Fact]
    public async Task Says_how_long_the_stable_name_may_be_kept_and_nothing_that_splits_caches()
    {
        using var answer = await service.Client.GetAsync(Stable);
        Assert.True(answer.Headers.ETag is { IsWeak: false });
        Assert.NotNull(answer.Content.Headers.LastModified);
        Assert.InRange(answer.Content.Headers.LastModified!.Value, DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("bytes", answer.Headers.AcceptRanges.Single());
        Assert.Equal((true, 300), (answer.Headers.CacheControl!.Public, (int)answer.Headers.CacheControl.MaxAge!.Value.TotalSeconds));
        Assert.Contains("stale-while-revalidate=86400", answer.Headers.CacheControl.ToString(), StringComparison.Ordinal);
        Assert.Empty(answer.Headers.Vary);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_second_request_is_found_and_not_drawn()
    {
        using var first = await service.Client.GetAsync("/og/kerning.png");
        var drawn = service.Previews.CardsDrawn;
        using var second = await service.Client.GetAsync("/og/kerning.png");
        Assert.Equal("hit", second.Headers.GetValues("X-Cache").Single());
        Assert.Equal(drawn, service.Previews.CardsDrawn);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_address_with_the_hash_is_kept_for_a_year_and_an_old_hash_shows_the_present_card_for_minutes()
    {
        using var stable = await service.Client.GetAsync(Stable);
        var key = stable.Headers.ETag!.Tag.Trim('"');
        using var hashed = await service.Client.GetAsync($"/og/openai-sora.{key[..16]}.png");
        Assert.Equal("public, max-age=31536000, immutable", hashed.Headers.CacheControl!.ToString());
        using var old = await service.Client.GetAsync("/og/openai-sora.0123456789abcdef.png");
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        Assert.Equal("public, max-age=300", old.Headers.CacheControl!.ToString());
        Assert.Equal(stable.Headers.ETag, old.Headers.ETag);
    }

    [Fact]
    public async Task A_reader_that_has_the_card_gets_304_without_a_body_and_without_a_drawing_even_when_it_is_in_no_cache()
    {
        using var drawnOnce = await service.Client.GetAsync("/og/launch-day.jpg");
        var tag = drawnOnce.Headers.ETag!.ToString();
        using var other = new RunningServiceScope(await StartAnother());
        using var answer = await other.Service.SendAsync(HttpMethod.Get, "/og/launch-day.jpg", ("If-None-Match", $"\"other\", W/{tag}"));
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal(0, other.Service.Previews.CardsDrawn);
        Assert.Equal(tag, answer.Headers.ETag!.ToString());
        Assert.NotNull(answer.Headers.CacheControl);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("If-None-Match", "*")]
    [InlineData("If-Modified-Since", "Sun, 01 Jan 2090 00:00:00 GMT")]
    public async Task Other_conditions_hold_too(string header, string value)
    {
        (await service.Client.GetAsync(Stable)).Dispose();
        using var answer = await service.SendAsync(HttpMethod.Get, Stable, (header, header == "If-Modified-Since" ? DateTimeOffset.UtcNow.ToString("R") : value));
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Fact]
    public async Task HEAD_has_the_headers_of_GET_and_no_body()
    {
        using var get = await service.Client.GetAsync(Stable);
        using var head = await service.SendAsync(HttpMethod.Head, Stable);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Parts_are_right_parts_and_impossible_ones_are_refused()
    {
        var whole = await service.Client.GetByteArrayAsync(Stable);
        using var part = await service.SendAsync(HttpMethod.Get, Stable, ("Range", "bytes=10-109"));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal($"bytes 10-109/{whole.Length}", part.Content.Headers.ContentRange!.ToString());
        Assert.Equal(whole[10..110], await part.Content.ReadAsByteArrayAsync());

        using var facebook = await service.SendAsync(HttpMethod.Get, Stable, ("Range", "bytes=0-524288"));
        Assert.Equal(whole, await facebook.Content.ReadAsByteArrayAsync());

        using var tail = await service.SendAsync(HttpMethod.Get, Stable, ("Range", "bytes=-7"));
        Assert.Equal(whole[^7..], await tail.Content.ReadAsByteArrayAsync());

        using var beyond = await service.SendAsync(HttpMethod.Get, Stable, ("Range", $"bytes={whole.Length}-"));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        Assert.Equal($"bytes */{whole.Length}", beyond.Content.Headers.ContentRange!.ToString());

        using var changed = await service.SendAsync(HttpMethod.Get, Stable, ("Range", "bytes=10-109"), ("If-Range", "\"another\""));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(whole, await changed.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Other_methods_are_refused_with_the_ones_that_hold()
    {
        using var answer = await service.SendAsync(HttpMethod.Post, Stable);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("/og/no-such-post.png")]
    [InlineData("/og/openai-sora.gif")]
    [InlineData("/og/openai-sora")]
    [InlineData("/og/unfinished-thoughts-on-search.png")]
    [InlineData("/og/letter-to-the-year-2100.png")]
    [InlineData("/og/_hidden.png")]
    [InlineData("/og/%2e%2e/%2e%2e/og.yaml.png")]
    [InlineData("/og/..%2f..%2fetc%2fpasswd.png")]
    public async Task What_is_unknown_or_hidden_is_404_with_problem_details_and_no_leak(string address)
    {
        using var answer = await service.Client.GetAsync(address);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("Unfinished", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("2100", body, StringComparison.Ordinal);
        Assert.Null(answer.Headers.ETag);
        Assert.InRange(answer.Headers.CacheControl!.MaxAge!.Value.TotalSeconds, 0, 60);
    }

    [Fact]
    public async Task Dots_that_a_client_did_not_resolve_lead_nowhere()
    {
        var answer = await SendRaw("GET /og/../../../etc/passwd.png HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync("/healthz")).StatusCode);
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_refused()
        => Assert.StartsWith("HTTP/1.1 414", await SendRaw($"GET /og/{new string('a', 9_000)}.png HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);

    [Fact]
    public async Task Five_hundred_who_ask_for_one_cold_card_get_one_drawing()
    {
        var before = service.Previews.CardsDrawn;
        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => service.Client.GetByteArrayAsync("/og/yohaku.jpg")));
        Assert.Equal(before + 1, service.Previews.CardsDrawn);
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
    }

    [Fact]
    public async Task Clients_that_hang_up_take_nobody_along()
    {
        var before = service.Previews.CardsDrawn;
        using var hangUp = new CancellationTokenSource();
        var leaving = Enumerable.Range(0, 50).Select(_ => service.Client.GetByteArrayAsync("/og/dithering-a-gradient.jpg", hangUp.Token)).ToList();
        var staying = Enumerable.Range(0, 50).Select(_ => service.Client.GetByteArrayAsync("/og/dithering-a-gradient.jpg")).ToList();
        await hangUp.CancelAsync();
        var answers = await Task.WhenAll(staying);
        await Task.WhenAll(leaving.Select(async task =>
        {
            try
            {
                await task;
            }
            catch (OperationCanceledException)
            {
                // Those who left early enough.
            }
        }));
        Assert.InRange(service.Previews.CardsDrawn - before, 1, 2);
        Assert.All(answers, answer => Assert.True(ImageHeader.TryRead(answer, out var info) && info.Width == 1200));
    }

    private async Task<string> SendRaw(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(service.Address.Host, service.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    private static async Task<RunningService> StartAnother()
    {
        var another = new RunningService();
        await another.InitializeAsync();
        return another;
    }

    private sealed class RunningServiceScope(RunningService service) : IDisposable
    {
        public RunningService Service { get; } = service;

        public void Dispose() => Service.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
