using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OgService.Web.Tests;

/// <summary>What RFC 9110, 9111 and 9112 ask for where readers seldom go.</summary>
public sealed class HttpExactnessTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Picture = "/og/kerning.png";

    [Theory]
    [InlineData("HEAD", "bytes=0-9", null)]
    [InlineData("GET", "items=0-9", null)]
    [InlineData("GET", "bytes=0-9", "rubbish")]
    [InlineData("GET", "bytes=0-9", "Sun, 22 Nov 2099 00:00:00 GMT")]
    public async Task A_range_that_must_be_ignored_gets_the_whole_picture(string method, string range, string? condition)
    {
        var headers = new List<(string, string)> { ("Range", range) };
        if (condition is not null)
        {
            headers.Add(("If-Range", condition));
        }

        using var whole = await service.Client.GetAsync(Picture);
        using var answer = await service.SendAsync(new HttpMethod(method), Picture, [.. headers]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(whole.Content.Headers.ContentLength, answer.Content.Headers.ContentLength);
        Assert.Null(answer.Content.Headers.ContentRange);
    }

    [Fact]
    public async Task A_part_is_answered_where_If_Range_names_the_very_picture()
    {
        using var whole = await service.Client.GetAsync(Picture);
        foreach (var condition in new[] { whole.Headers.ETag!.ToString(), whole.Content.Headers.LastModified!.Value.ToString("R") })
        {
            using var part = await service.SendAsync(HttpMethod.Get, Picture, ("Range", "bytes=0-9"), ("If-Range", condition));
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal(10, part.Content.Headers.ContentLength);
        }
    }

    [Theory]
    [InlineData("Range", "bytes=9999999-", HttpStatusCode.RequestedRangeNotSatisfiable)]
    [InlineData("If-Match", "\"another\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("If-Unmodified-Since", "Sun, 22 Nov 2020 00:00:00 GMT", HttpStatusCode.PreconditionFailed)]
    public async Task A_refusal_is_not_kept_for_as_long_as_the_picture(string header, string value, HttpStatusCode status)
    {
        using var stable = await service.Client.GetAsync(Picture);
        using var answer = await service.SendAsync(HttpMethod.Get, $"/og/kerning.{stable.Headers.ETag!.Tag.Trim('"')[..16]}.png", (header, value));
        Assert.Equal((status, "no-store"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));
    }

    [Theory]
    [InlineData("/og/nothing.png")]
    [InlineData("/nothing")]
    [InlineData("/og.png?title=x")]
    [InlineData("/oembed?url=https://example.com/posts/kerning&format=xml")]
    public async Task Refusals_have_a_length_and_the_same_headers_for_HEAD_whatever_is_accepted(string address)
    {
        using var whole = await service.SendAsync(HttpMethod.Get, address, ("Accept", "image/png"));
        using var head = await service.SendAsync(HttpMethod.Head, address, ("Accept", "image/png"));
        var body = await whole.Content.ReadAsByteArrayAsync();
        Assert.Equal(body.Length, whole.Content.Headers.ContentLength);
        Assert.Equal((whole.StatusCode, whole.Content.Headers.ContentLength), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Equal("application/problem+json", whole.Content.Headers.ContentType?.ToString());
        Assert.NotNull(whole.Headers.CacheControl);
        Assert.Contains($"\"status\":{(int)whole.StatusCode}", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        Assert.Contains("\"title\":", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/posts/kerning", "GET, HEAD")]
    [InlineData("OPTIONS", "/api/card", "POST")]
    [InlineData("GET", "/api/meta", "POST")]
    [InlineData("GET", "/api/posts/kerning", "PUT, DELETE")]
    [InlineData("OPTIONS", "/api/posts/kerning", "PUT, DELETE")]
    public async Task Other_methods_are_405_with_those_that_hold_and_are_not_kept(string method, string address, string allowed)
    {
        using var answer = await service.SendAsync(new HttpMethod(method), address);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task The_description_is_there_for_HEAD_too_and_no_other_is()
    {
        using var get = await service.Client.GetAsync("/openapi/v1.json");
        using var head = await service.SendAsync(HttpMethod.Head, "/openapi/v1.json");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (get.StatusCode, head.StatusCode));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal("public, max-age=300", head.Headers.CacheControl?.ToString());
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync("/openapi/v2.json")).StatusCode);
    }

    [Theory]
    [InlineData("/og/")]
    [InlineData("/og")]
    [InlineData("/meta/")]
    public async Task An_address_without_a_name_is_404(string address)
    {
        using var answer = await service.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("GZIP", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("br;q=0.1, gzip", "gzip")]
    [InlineData("gzip;q=0.5, br;q=0.5", "br")]
    [InlineData("identity;q=0, *", "gzip")]
    [InlineData("identity;q=0, gzip;q=0, *", null)]
    [InlineData("*", null)]
    [InlineData("deflate", null)]
    public async Task The_coding_that_the_reader_likes_best_is_used(string accepted, string? coding)
    {
        using var answer = await service.SendAsync(HttpMethod.Get, "/posts/kerning", ("Accept-Encoding", accepted));
        Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
    }

    [Fact]
    public async Task What_is_too_small_to_be_compressed_does_not_vary()
    {
        using var answer = await service.SendAsync(HttpMethod.Get, "/oembed?url=https://example.com/posts/kerning", ("Accept-Encoding", "gzip"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(answer.Headers.Vary);
    }

    [Theory]
    [InlineData("GET http://elsewhere.example/posts/kerning HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "HTTP/1.1 200 ")]
    [InlineData("GET /posts/kerning HTTP/1.0\r\n\r\n", "HTTP/1.1 200 ")]
    [InlineData("GET /posts/kerning HTTP/1.1\r\n\r\n", "HTTP/1.1 400 ")]
    public async Task Old_and_odd_forms_of_requests_are_understood(string request, string start)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(service.Address.Host, service.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync();
        Assert.StartsWith(start, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere.example", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_draft_is_counted_and_not_quoted_in_production()
    {
        await File.WriteAllTextAsync(service.PathTo("src/data/blog/secret-plan.md"), "---\ntitle: Plan\ndraft: true\npubDatetime: when we say so\n---\nText.\n");
        await service.Until(async () => (await service.Client.GetStringAsync("/")).Contains("needs mending", StringComparison.Ordinal));
        var page = await service.Client.GetStringAsync("/");
        Assert.DoesNotContain("secret-plan", page, StringComparison.Ordinal);
        Assert.DoesNotContain("when we say so", page, StringComparison.Ordinal);
    }
}
