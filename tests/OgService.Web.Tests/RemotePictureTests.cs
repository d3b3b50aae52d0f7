using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OgService.Web.Hosting;

namespace OgService.Web.Tests;

/// <summary>Covers that lie on other hosts, in the cards of the running service.</summary>
public sealed class RemotePictureTests : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("og-remote-").FullName;

    // The smallest PNG: 1x1.
    private readonly byte[] cover = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private WebApplication origin = null!;
    private WebApplication service = null!;
    private HttpClient client = null!;
    private int asked;
    private bool isWell = true;
    private string? mark;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        origin = builder.Build();
        origin.Urls.Add("http://127.0.0.1:0");
        origin.MapGet("/{name}", (HttpContext context) =>
        {
            Interlocked.Increment(ref asked);
            mark = context.Request.Headers["X-OgService-Fetch"];
            return isWell ? Results.Bytes(cover, "text/plain") : Results.StatusCode(500);
        });
        await origin.StartAsync();
        var host = new Uri(origin.Urls.Single()).Authority;
        Write("og.yaml", "site: { name: Remote, url: https://example.com }\ncontent: { include: [\"posts/*.md\"], public: public }\ncards: { template: photo, covers: draw }\n");
        Write("templates/photo/card.yaml", "card:\n  children:\n    - picture: \"{{ cover }}\"\n      width: 400px\n      height: 300px\n    - text: \"{{ title }}\"\n");
        Write("posts/one.md", $"---\ntitle: One\ncover: http://{host}/cover.png\n---\nWords.\n");
        Write("posts/two.md", "---\ntitle: Two\ncover: https://elsewhere.example.com/cover.png\n---\nWords.\n");
        service = WebService.Build(
        [
            "--OgService:Site", root, "--OgService:RefreshMilliseconds", "100", "--OgService:WarmUp", "false", "--OgService:Remote:TrustedHosts:0", host,
            "--urls", "http://127.0.0.1:0", "--environment", "Production", "--Logging:LogLevel:Default", "None",
        ]);
        await service.StartAsync();
        client = new HttpClient { BaseAddress = new Uri(service.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await service.DisposeAsync();
        await origin.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_cover_from_elsewhere_is_in_the_first_picture_that_is_asked_for()
    {
        using var without = await client.GetAsync("/og/two.png", TestContext.Current.CancellationToken);
        using var with = await client.GetAsync("/og/one.png", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (without.StatusCode, with.StatusCode));
        Assert.Equal(TimeSpan.FromMinutes(5), with.Headers.CacheControl!.MaxAge);
        Assert.Equal((1, "1"), (asked, mark));
        using var again = await client.GetAsync("/og/one.png", TestContext.Current.CancellationToken);
        Assert.Equal(with.Headers.ETag, again.Headers.ETag);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_left_out_for_a_minute_and_not_asked_for_again()
    {
        isWell = false;
        for (var time = 0; time < 3; time++)
        {
            using var answer = await client.GetAsync("/og/one.png", TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, TimeSpan.FromMinutes(1)), (answer.StatusCode, answer.Headers.CacheControl!.MaxAge!.Value));
        }

        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task The_service_gives_nothing_to_a_fetcher_of_its_own_kind()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/og/two.png") { Headers = { { "X-OgService-Fetch", "1" } } };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(508, (int)answer.StatusCode);
    }

    private void Write(string relative, string text)
    {
        var file = Path.Combine(root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, new System.Text.UTF8Encoding(false));
    }
}
